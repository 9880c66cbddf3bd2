#include "expr/plain_field.h"

#include "fake.h"
#include "support/catch.h"

namespace guidelint::expr {
namespace {

// "12", "12.low", "none".
std::string told(const std::optional<PlainField>& field, const std::optional<PlainField>& whole) {
  if (!field) return "none";
  const std::string name = whole && whole->field == field->field ? "base" : "other";
  return name + (!field->end ? "" : *field->end == 0 ? ".low" : ".high");
}

Expression compiled(std::string_view source) {
  auto expression = Expression::compile(source, 0, environment(), {});
  REQUIRE(expression);
  return *std::move(expression);
}

TEST_CASE("a field, or an end of one, is plain, anything worked out is not", "[expr]") {
  const auto base = plain_field(compiled("base"));
  const auto plain = [&](std::string_view source) { return told(plain_field(compiled(source)), base); };
  CHECK(plain("base") == "base");
  CHECK(plain("(base)") == "base");
  CHECK(plain("base.low") == "base.low");
  CHECK(plain("base.high") == "base.high");
  CHECK(plain("stock") == "other");
  CHECK(plain("base + stock") == "none");
  CHECK(plain("base.currency") == "none");
  CHECK(plain("1") == "none");
}

TEST_CASE("a comparison has a left and a right field, either of which may be none", "[expr]") {
  const auto base = plain_field(compiled("base"));
  const auto fields = [&](std::string_view source) {
    const auto both = compared_fields(compiled(source));
    return told(both[0], base) + " and " + told(both[1], base);
  };
  CHECK(fields("base.low <= base.high") == "base.low and base.high");
  CHECK(fields("base == stock") == "base and other");
  CHECK(fields("base.low <= base.high + 1") == "base.low and none");
  CHECK(fields("base.low <= base.high and base.low > 1") == "none and none");
}

}  // namespace
}  // namespace guidelint::expr
