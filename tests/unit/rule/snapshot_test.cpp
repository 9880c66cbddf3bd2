#include "rule/snapshot.h"

#include <memory>
#include <string>

#include "support/catch.h"

namespace guidelint::rule {
namespace {

// What a guide gives until it is gone.
struct Source final : expr::Entity {
  std::string region = "Oslo", key = "base_low";
  std::vector<std::string_view> list = {region, key};
  expr::Value alternative = expr::make_number(7);

  [[nodiscard]] expr::Value get(expr::FieldId id) const override {
    if (id == 1) return expr::make_text(region, {40, 44}, key);
    if (id == 2) {
      expr::Value value{.type = {.kind = expr::Kind::money, .ended = true}, .state = expr::State::present};
      value.ends[0] = {.low = 5, .high = 5, .state = expr::State::present, .span = {60, 63}, .name = key};
      value.alternative = &alternative;
      return value;
    }
    if (id == 3) return {.type = {.kind = expr::Kind::list}, .state = expr::State::present, .list = list};
    return expr::make_missing({.kind = expr::Kind::money}, expr::State::none, key);
  }
};

finding::Place place(text::Span span) {
  return {.span = span, .begin = {span.begin / 10, span.begin % 10 + 1}, .end = {span.end / 10, span.end % 10 + 1}};
}

TEST_CASE("a snapshot outlives its guide with all values, texts and places", "[rule]") {
  auto source = std::make_unique<Source>();
  const std::array<expr::FieldId, 4> fields = {1, 2, 3, 4};
  const Snapshot first(*source, fields, place);
  source->region = "????";
  source->key = "????????";
  source.reset();

  CHECK(first.get(1).text == "Oslo");
  CHECK(first.get(1).ends[0].name == "base_low");
  CHECK(first.get(2).ends[0].low == 5);
  REQUIRE(first.get(2).alternative != nullptr);
  CHECK(first.get(2).alternative->ends[0].low == 7);
  REQUIRE(first.get(3).list.size() == 2);
  CHECK(first.get(3).list[0] == "Oslo");
  CHECK(first.get(4).missing == "base_low");
  CHECK(first.get(9).state == expr::State::none);
  CHECK(first.place({60, 63}).begin == text::Position{6, 1});
}

TEST_CASE("a snapshot may be moved", "[rule]") {
  const Source source;
  const std::array<expr::FieldId, 2> fields = {1, 2};
  Snapshot first(source, fields, place);
  const Snapshot second = std::move(first);
  CHECK(second.get(1).text == "Oslo");
  CHECK(second.get(2).alternative->ends[0].low == 7);
}

TEST_CASE("a place within a value is that of the value, one before all is none", "[rule]") {
  const Source source;
  const std::array<expr::FieldId, 2> fields = {1, 2};
  const Snapshot snapshot(source, fields, place);
  CHECK(snapshot.place({41, 43}).begin == text::Position{4, 1});
  CHECK(snapshot.place({3, 4}) == finding::Place{});
}

}  // namespace
}  // namespace guidelint::rule
