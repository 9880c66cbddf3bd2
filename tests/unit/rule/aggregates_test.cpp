// Groups of values and what becomes of them. The calls that fill them are compiled from rules; see also run_test.cpp.
#include "rule/aggregates.h"

#include <cmath>
#include <limits>

#include "support/catch.h"

namespace guidelint::rule {
namespace {

constexpr double k_none = std::numeric_limits<double>::quiet_NaN();

expr::Aggregate call(std::string function, std::size_t min = 0, expr::Type type = {}) {
  expr::Aggregate aggregate;
  aggregate.function = std::move(function);
  aggregate.min = min;
  aggregate.type = type;
  return aggregate;
}

Fact amount(std::string key, double low, double high) {
  return {.aggregate = 0, .key = std::move(key), .values = {}, .ends = {low, high}};
}

Fact shared(std::string key, std::string value) {
  return {.aggregate = 1, .key = std::move(key), .values = std::move(value), .ends = {k_none, k_none}};
}

TEST_CASE("a median is taken of each end, over one group, and needs `min` values", "[rule]") {
  const std::vector aggregates = {call("median", 3, {.kind = expr::Kind::money, .ended = true})};
  GroupValues groups(aggregates, 9);
  groups.add(amount("a", 30, 300));
  groups.add(amount("a", 10, 100));
  groups.add(amount("b", 99, 99));
  groups.add(amount("a", 20, k_none));
  groups.finish();

  const expr::Value value = groups.aggregate(0, "a", "");
  CHECK(value.type.kind == expr::Kind::money);
  CHECK(value.ends[0].low == 20);
  CHECK(value.ends[0].state == expr::State::present);
  CHECK(value.ends[1].state == expr::State::none);  // two values only
  CHECK(groups.aggregate(0, "b", "").state == expr::State::none);
  CHECK(groups.aggregate(0, "c", "").state == expr::State::none);
}

TEST_CASE("shared counts equal values within their group", "[rule]") {
  const std::vector aggregates = {call("median"), call("shared")};
  GroupValues groups(aggregates, 9);
  for (const char* value : {"x", "y", "x"}) groups.add(shared("a", value));
  groups.add(shared("b", "x"));
  groups.finish();
  CHECK(groups.aggregate(1, "a", "x").ends[0].low == 2);
  CHECK(groups.aggregate(1, "a", "y").ends[0].low == 1);
  CHECK(groups.aggregate(1, "b", "y").ends[0].low == 0);
  CHECK(groups.aggregate(1, "c", "x").ends[0].low == 0);
}

TEST_CASE("count gives the guides of the run", "[rule]") {
  const std::vector aggregates = {call("count")};
  GroupValues groups(aggregates, 4466);
  groups.finish();
  CHECK(groups.aggregate(0, "", "").ends[0].low == 4466);
}

}  // namespace
}  // namespace guidelint::rule
