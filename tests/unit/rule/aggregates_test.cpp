// Groups of values and what becomes of them. The calls that fill them are compiled from rules; see also run_test.cpp.
#include "rule/aggregates.h"

#include <cmath>
#include <limits>
#include <utility>

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

base::Digest digest_of(std::string_view text) {
  base::Hasher hasher;
  hasher.add(text);
  return hasher.digest();
}

Fact amount(std::string_view key, double low, double high, money::Currency currency = {}) {
  return {.key = digest_of(key), .values = {}, .ends = {low, high}, .currency = currency, .aggregate = 0};
}

Fact value(std::string_view key, std::string_view value, std::uint32_t aggregate) {
  return {.key = digest_of(key), .values = digest_of(value), .ends = {k_none, k_none}, .aggregate = aggregate};
}

expr::AggregateInput of(std::string_view key, std::string_view values = {}) {
  return {.key = digest_of(key), .values = digest_of(values), .first = {}};
}

expr::AggregateInput own(std::string_view key, double number) {
  return {.key = digest_of(key), .values = {}, .first = expr::make_number(number)};
}

constexpr expr::Type k_range = {.kind = expr::Kind::money, .ended = true};
constexpr expr::Type k_money = {.kind = expr::Kind::money, .ended = false};
constexpr expr::Type k_number = {.kind = expr::Kind::number, .ended = false};

TEST_CASE("a median is taken of each end, over one group, and needs `min` values", "[rule]") {
  const std::vector aggregates = {call("median", 3, k_range)};
  GroupValues groups(aggregates, 9);
  groups.add(amount("a", 30, 300));
  groups.add(amount("a", 10, 100));
  groups.add(amount("b", 99, 99));
  groups.add(amount("a", 20, k_none));
  groups.finish();

  const expr::Value median = groups.aggregate(0, of("a"));
  CHECK(median.type.kind == expr::Kind::money);
  CHECK(median.ends[0].low == 20);
  CHECK(median.ends[0].state == expr::State::present);
  CHECK(median.ends[1].state == expr::State::none);  // two values only
  CHECK(groups.aggregate(0, of("b")).state == expr::State::none);
  CHECK(groups.aggregate(0, of("c")).state == expr::State::none);
}

TEST_CASE("the typical amount is the median of the middles", "[rule]") {
  const std::vector aggregates = {call("typical", 0, k_money)};
  GroupValues groups(aggregates, 9);
  groups.add(amount("a", 100, 200, money::make_currency("EUR")));
  groups.add(amount("a", 300, 400, money::make_currency("EUR")));
  groups.add(amount("a", 500, k_none, money::make_currency("EUR")));  // no middle
  groups.finish();
  const expr::Value typical = groups.aggregate(0, of("a"));
  CHECK(typical.state == expr::State::present);
  CHECK(typical.ends[0].low == 250);
  CHECK(typical.ends[0].currency == money::make_currency("EUR"));
}

TEST_CASE("a group of several currencies has no median", "[rule]") {
  const std::vector aggregates = {call("median", 0, k_range)};
  GroupValues groups(aggregates, 9);
  groups.add(amount("a", 100, 200, money::make_currency("EUR")));
  groups.add(amount("a", 300, 400, money::make_currency("USD")));
  groups.add(amount("b", 300, 400, money::make_currency("USD")));
  groups.add(amount("b", 300, 400));
  groups.finish();
  CHECK(groups.aggregate(0, of("a")).state == expr::State::unknown);
  CHECK(groups.aggregate(0, of("b")).state == expr::State::present);
}

TEST_CASE("the smallest and the largest of a group are taken end by end", "[rule]") {
  const std::vector aggregates = {call("min", 0, k_range), call("max", 0, k_range)};
  GroupValues groups(aggregates, 9);
  for (const auto& [low, high] : {std::pair(30.0, 40.0), std::pair(10.0, 90.0), std::pair(20.0, k_none)}) {
    Fact fact = amount("a", low, high);
    groups.add(fact);
    fact.aggregate = 1;
    groups.add(fact);
  }
  groups.finish();
  CHECK(groups.aggregate(0, of("a")).ends[0].low == 10);
  CHECK(groups.aggregate(0, of("a")).ends[1].low == 40);
  CHECK(groups.aggregate(1, of("a")).ends[0].low == 30);
  CHECK(groups.aggregate(1, of("a")).ends[1].low == 90);
}

TEST_CASE("robust_z counts median distances from the median", "[rule]") {
  const std::vector aggregates = {call("robust_z", 3, k_number)};
  GroupValues groups(aggregates, 9);
  for (const double number : {1.0, 2.0, 3.0, 4.0, 100.0}) groups.add(amount("a", number, number));  // median 3, MAD 1
  for (int i = 0; i < 5; ++i) groups.add(amount("b", 7, 7));
  groups.add(amount("c", 7, 7));
  groups.finish();
  CHECK(groups.aggregate(0, own("a", 3)).ends[0].low == 0);
  CHECK(groups.aggregate(0, own("a", 100)).ends[0].low == 0.6745 * 97);
  CHECK(groups.aggregate(0, own("a", 1)).ends[0].low == -0.6745 * 2);
  const expr::Value alike = groups.aggregate(0, own("b", 8));
  CHECK(alike.state == expr::State::none);
  CHECK(alike.missing == "a difference among the others");
  CHECK(groups.aggregate(0, own("c", 7)).state == expr::State::none);
  CHECK(groups.aggregate(0, own("c", 7)).missing.empty());  // too few
}

TEST_CASE("shared counts equal values within their group", "[rule]") {
  const std::vector aggregates = {call("median"), call("shared")};
  GroupValues groups(aggregates, 9);
  for (const char* each : {"x", "y", "x"}) groups.add(value("a", each, 1));
  groups.add(value("b", "x", 1));
  groups.finish();
  CHECK(groups.aggregate(1, of("a", "x")).ends[0].low == 2);
  CHECK(groups.aggregate(1, of("a", "y")).ends[0].low == 1);
  CHECK(groups.aggregate(1, of("b", "y")).ends[0].low == 0);
  CHECK(groups.aggregate(1, of("c", "x")).ends[0].low == 0);
}

TEST_CASE("unique counts different values, count all of a group", "[rule]") {
  const std::vector aggregates = {call("unique"), call("count")};
  GroupValues groups(aggregates, 9);
  for (const char* each : {"x", "y", "x", "z"}) {
    groups.add(value("a", each, 0));
    groups.add(value("a", each, 1));
  }
  groups.finish();
  CHECK(groups.aggregate(0, of("a")).ends[0].low == 3);
  CHECK(groups.aggregate(1, of("a")).ends[0].low == 4);
  CHECK(groups.aggregate(0, of("b")).ends[0].low == 0);
}

TEST_CASE("guides are counted without a group", "[rule]") {
  const std::vector aggregates = {call("guides")};
  GroupValues groups(aggregates, 4466);
  groups.finish();
  CHECK(groups.aggregate(0, of("")).ends[0].low == 4466);
}

}  // namespace
}  // namespace guidelint::rule
