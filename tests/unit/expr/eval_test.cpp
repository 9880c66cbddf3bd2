#include "expr/eval.h"

#include <cmath>

#include "fake.h"
#include "support/catch.h"

namespace guidelint::expr {
namespace {

TEST_CASE("two-ended values are judged end by end", "[expr]") {
  FakeRow row;
  row.money("base", 120'000, 165'000);
  row.money("total", 150'000, 160'000);
  const Verdict verdict = judged("total >= base", row);
  CHECK(verdict.state == Verdict::State::failed);
  CHECK(verdict.failed_ends == std::array<bool, 2>{false, true});
  CHECK(verdict.worse == 1);
  CHECK(verdict.name == "total_high");
  CHECK(verdict.evidence == text::Span{400, 406});
  CHECK(verdict.left.ends[0].state == State::none);
  CHECK(verdict.left.ends[1].low == 160'000);
  CHECK(verdict.read.size() == 4);
}

TEST_CASE("missing ends are not judged, missing values are named", "[expr]") {
  FakeRow row;
  row.money("base", 120'000, 165'000);
  row.money("total", 100'000, 200'000).ends[0].state = State::none;
  CHECK(outcome("total >= base", row) == "passed");
  CHECK(outcome("stock >= base", row) == "stock is missing");
  CHECK(outcome("front.stock == base", row) == "front.stock is missing");
  row.unknown("stock");
  CHECK(outcome("stock >= base", row) == "stock cannot be read");
  CHECK(outcome("base + bonus + stock > 0", row) == "stock cannot be read");
  CHECK(outcome("bonus.low <= bonus.high", row) == "bonus is missing");
  CHECK(outcome("region == 'x'", row) == "region is missing");
}

TEST_CASE("?? replaces none end by end and never unknown", "[expr]") {
  FakeRow row;
  row.money("stock", 10'000, 20'000).ends[0].state = State::none;
  CHECK(shown("stock ?? 0", row) == "0…20,000");
  CHECK(shown("bonus ?? 5K", row) == "5,000");
  CHECK(shown("bonus ?? stock ?? 1", row) == "1…20,000");
  row.unknown("bonus");
  CHECK(outcome("(bonus ?? 0) >= 0", row) == "bonus cannot be read");
  CHECK(outcome("(region ?? 'nowhere') == 'nowhere'", row) == "passed");
}

TEST_CASE("and, or and not know what was not judged", "[expr]") {
  FakeRow row;
  row.money("base", 1, 2);
  CHECK(outcome("stock > 0 and base > 0", row) == "stock is missing");
  CHECK(outcome("stock > 0 and base > 5", row) == "failed");
  CHECK(outcome("stock > 0 or base > 0", row) == "passed");
  CHECK(outcome("base > 5 or stock > 0", row) == "stock is missing");
  CHECK(outcome("stock > 0 or base > 5", row) == "stock is missing");
  CHECK(outcome("not stock > 0", row) == "stock is missing");
  CHECK(outcome("not base > 5", row) == "passed");
  CHECK(outcome("(stock > 0 or base > 0) and total > 0", row) == "total is missing");
  CHECK(outcome("true", row) == "passed");
}

TEST_CASE("within widens the right side", "[expr]") {
  FakeRow row;
  row.money("base", 100'000, 100'000);
  row.money("total", 115'000, 85'000);
  CHECK(outcome("total == base within 15%", row) == "passed");
  CHECK(outcome("total == base within 14.9%", row) == "failed");
  CHECK(outcome("total == base within -15%..+15%", row) == "passed");
  CHECK(outcome("total == base within -10%..+30%", row) == "failed");
  CHECK(outcome("total.low == base.low within -10%..+30%", row) == "passed");
  CHECK(outcome("total == base within 15000", row) == "passed");
  CHECK(outcome("total == base within 14999", row) == "failed");
  CHECK(outcome("total <= base within 15%", row) == "passed");
  CHECK(outcome("total >= base within 15%", row) == "passed");
  CHECK(outcome("total.low <= base.low", row) == "failed");
  CHECK(outcome("total == base within bonus_rate.high", row) == "bonus_rate is missing");
  row.date("last_updated", "2026-11-20");
  CHECK(outcome("last_updated == today within 2d", row) == "passed");
  CHECK(outcome("last_updated == today within 1d", row) == "failed");
}

TEST_CASE("within rounding is half a unit of the last digit written", "[expr]") {
  FakeRow row;
  row.money("front.base", 140'499, 140'500, "USD");
  row.money("body.base", 140'000, 140'000, "USD", 1000);
  CHECK(outcome("front.base == body.base within rounding", row) == "passed");
  row.money("front.base", 140'499, 140'501, "USD");
  CHECK(outcome("front.base == body.base within rounding", row) == "failed");
  row.money("front.base", 140, 140, "USD", 1);
  CHECK(outcome("front.base * 1000 == body.base within rounding", row) == "passed");
  row.money("body.base", 140'000, 140'000);
  row.money("front.base", 140'000, 140'001);
  CHECK(outcome("front.base == body.base within rounding", row) == "failed");
}

TEST_CASE("any is some value between the ends", "[expr]") {
  FakeRow row;
  row.money("base", 100'000, 125'000);
  row.money("bonus", 10'000, 18'000);
  row.money("total", 115'000, 143'000);
  CHECK(outcome("total == base + any(bonus)", row) == "passed");
  CHECK(outcome("total == base + bonus", row) == "failed");
  row.money("total", 105'000, 143'000);
  CHECK(outcome("total == base + any(bonus)", row) == "failed");
  CHECK(outcome("total == base + any(0 .. bonus)", row) == "passed");
  CHECK(outcome("total - any(bonus) == base", row) == "failed");
  CHECK(outcome("total.high - any(bonus) == base.high", row) == "passed");
  CHECK(shown("any(bonus)", row) == "10,000…18,000");
}

TEST_CASE("two currencies are never compared or added", "[expr]") {
  FakeRow row;
  row.money("base", 1, 2, "EUR");
  row.money("total", 3, 4, "USD");
  row.money("stock", 1, 2, "");
  CHECK(outcome("total >= base", row) == "two currencies (USD and EUR)");
  CHECK(outcome("base + total > 0", row) == "two currencies (EUR and USD)");
  CHECK(outcome("max(base, total) > 0", row) == "two currencies (EUR and USD)");
  CHECK(outcome("total >= stock", row) == "passed");
  CHECK(outcome("base >= 1", row) == "passed");
  CHECK(outcome("ratio(total, base) >= 2", row) == "passed");
  CHECK(outcome("base.currency == total.currency", row) == "failed");
  CHECK(shown("base.currency", row) == "EUR");
  CHECK(outcome("stock.currency == 'USD'", row) == "stock.currency is missing");
}

TEST_CASE("in looks into lists, ranges and two-ended values", "[expr]") {
  FakeRow row;
  row.text("region", "London");
  row.text("currency", "EUR");
  row.money("base", 100'000, 200'000);
  row.money("total", 90'000, 210'000);
  CHECK(outcome("region in ['Paris', 'London']", row) == "passed");
  CHECK(outcome("region in ['Paris']", row) == "failed");
  CHECK(outcome("region in [currency, 'London']", row) == "passed");
  CHECK(outcome("region in [role, 'London']", row) == "passed");
  CHECK(outcome("region in [role, 'Rome']", row) == "role is missing");
  CHECK(outcome("base in total", row) == "passed");
  CHECK(outcome("total in base", row) == "failed");
  CHECK(outcome("total in base within 10%", row) == "passed");
  CHECK(outcome("base in 50K..200K", row) == "passed");
  CHECK(outcome("base in 50K..150K", row) == "failed");
  CHECK(outcome("base.low in [100K, 5]", row) == "passed");
  CHECK(outcome("currency in lookup(currencies, region)", row) == "failed");
  row.text("region", "Atlantis");
  CHECK(outcome("currency in lookup(currencies, region)", row) == "Atlantis is not in the table currencies");
}

TEST_CASE("patterns say where they matched", "[expr]") {
  FakeRow row;
  row.text("text", "abc TBD");
  const Verdict verdict = judged("text !~ 'T.D'", row);
  CHECK(verdict.state == Verdict::State::failed);
  CHECK(verdict.evidence == text::Span{104, 107});
  CHECK(outcome("text ~ '^abc'", row) == "passed");
  CHECK(judged("not text ~ 'b'", row).evidence == text::Span{101, 102});
  row.text("text", "\xff\xfe caf\xc3");
  CHECK(outcome("text ~ 'caf'", row) == "passed");
  CHECK(outcome("text ~ 'é'", row) == "failed");
}

TEST_CASE("dates, durations and quarters", "[expr]") {
  FakeRow row;
  row.date("last_updated", "2026-02-23");
  row.date("next_review_due", "2026-01-31");
  row.set("quarter", make_days(Kind::quarter, base::parse_quarter("2026-Q1")->index));
  CHECK(outcome("next_review_due >= last_updated", row) == "failed");
  CHECK(outcome("last_updated - next_review_due <= 23d", row) == "passed");
  CHECK(outcome("last_updated - next_review_due < 23d", row) == "failed");
  CHECK(outcome("quarter <= last_updated", row) == "passed");
  CHECK(outcome("quarter <= 2025-12-31", row) == "failed");
  CHECK(outcome("quarter == 2026-Q1", row) == "passed");
  CHECK(shown("last_updated + 2w", row) == "2026-03-09");
  CHECK(outcome("last_updated in 2026-01-01..2026-12-31", row) == "passed");
}

TEST_CASE("exists asks whether something is written, not whether it can be read", "[expr]") {
  FakeRow row;
  CHECK(outcome("exists(base)", row) == "failed");
  row.unknown("base");
  CHECK(outcome("exists(base)", row) == "passed");
  row.money("stock", 1, 2).ends[0].state = State::none;
  CHECK(outcome("exists(stock)", row) == "passed");
  CHECK(outcome("exists(stock.low)", row) == "failed");
  CHECK(outcome("exists(front)", row) == "failed");
  row.set("front", make_boolean(true));
  CHECK(outcome("exists(front)", row) == "passed");
  CHECK(outcome("not exists(stock)", row) == "failed");
  CHECK(judged("not exists(stock)", row).evidence == text::Span{300, 306});
}

TEST_CASE("accessors", "[expr]") {
  FakeRow row;
  Value& stock = row.money("stock", 10, 20);
  stock.basis = money::Basis::four_years;
  stock.ends[1].open = true;
  FakeRow other;
  const Value alternative = other.money("stock", 8, 16, "EUR");
  CHECK(outcome("stock.alt.low < 9", row) == "stock.alt is missing");
  stock.alternative = &alternative;
  CHECK(outcome("stock.alt.low < 9", row) == "passed");
  CHECK(outcome("stock.basis == '4y'", row) == "passed");
  CHECK(outcome("stock.open", row) == "passed");
  CHECK(outcome("stock.high.open", row) == "passed");
  CHECK(outcome("stock.low.open", row) == "failed");
  CHECK(shown("stock.high.key", row) == "stock_high");
  CHECK(shown("stock", row) == "10…20+");
}

TEST_CASE("division by zero is not judged", "[expr]") {
  FakeRow row;
  row.money("base", 0, 0);
  row.money("total", 5, 6);
  CHECK(outcome("total / base > 1", row) == "total / base is not a number");
  CHECK(outcome("log(base) > 1", row) == "log(base) is not a number");
}

TEST_CASE("hypotheses see left and right at the ends that failed", "[expr]") {
  FakeRow row;
  row.money("front.base", 140'000, 165);
  row.money("body.base", 140'000, 165'000, "USD", 1000);
  const Verdict failed = judged("front.base == body.base within rounding", row);
  REQUIRE(failed.state == Verdict::State::failed);
  Environment names = environment();
  names.left = names.right = Type{Kind::money, true};
  const Context context = today("2026-11-22");
  CHECK(holds(compiled("left * 1000 == right within rounding", names), row, context, &failed));
  CHECK(!holds(compiled("left == right * 1000 within rounding", names), row, context, &failed));
  CHECK(to_text(evaluate(compiled("right.key", names), row, context, &failed)) == "body.base_high");
  CHECK(judge(compiled("left.low == 1", names), row, context, &failed).reason == "front.base is missing");
  CHECK(judge(compiled("left > 0", names), row, context).reason == "left is missing");
}

TEST_CASE("a sum that failed is taken apart through lets and params", "[expr]") {
  FakeRow row;
  row.money("base", 100'000, 125'000);
  row.money("stock", 80'000, 95'000).basis = money::Basis::four_years;
  row.money("bonus", 10'000, 18'000);
  row.money("total", 135'000, 238'000);
  Environment names = environment();
  names.lets = {{"formula", "base + yearly(stock ?? 0) + any(bonus ?? 0)", 0}};
  names.params = {{"loose", "-15%..+15%", 0}};
  Verdict verdict = judged("total == formula within loose", row, names);
  CHECK(verdict.state == Verdict::State::failed);
  CHECK(verdict.is_comparison);
  CHECK(verdict.op == "==");
  CHECK(verdict.worse == 1);
  CHECK(verdict.failed_ends == std::array<bool, 2>{false, true});
  CHECK(verdict.tolerance == "−15…+15 %");
  CHECK(verdict.right.ends[1].low == 158'750);
  CHECK(verdict.right.ends[1].high == 166'750);
  CHECK(to_text(verdict.allowed, Kind::money) == "134,938…191,762");
  CHECK(std::abs(verdict.off_by - 0.42729) < 0.0001);
  REQUIRE(verdict.terms.size() == 3);
  CHECK(verdict.terms[0].text == "base");
  CHECK(verdict.terms[0].spans == std::vector<text::Span>{{200, 206}});
  CHECK(verdict.terms[1].text == "stock / 4");
  CHECK(verdict.terms[1].value.ends[1].low == 23'750);
  CHECK(verdict.terms[2].text == "any bonus");
  CHECK(verdict.terms[2].spans.size() == 2);
  CHECK(verdict.read.size() == 8);
  CHECK(verdict.name == "total_high");

  row.money("stock", 80'000, 195'000).basis = money::Basis::year;
  verdict = judged("total == base - (yearly(stock) - bonus)", row);
  REQUIRE(verdict.terms.size() == 3);
  CHECK(verdict.terms[1].text == "stock");
  CHECK(verdict.terms[1].minus);
  CHECK(!verdict.terms[2].minus);
}

TEST_CASE("a computed left side points at the first value in it", "[expr]") {
  FakeRow row;
  row.money("base", 100, 100);
  row.money("total", 500, 300);
  const Verdict verdict = judged("total / base <= 2", row);
  CHECK(verdict.name == "total_low");
  CHECK(verdict.evidence == text::Span{300, 306});
  CHECK(describe(verdict) == "total / base 5 is above 2");
}

TEST_CASE("the part that decided is the one explained", "[expr]") {
  FakeRow row;
  row.money("base", 3, 2);
  row.money("stock", 1, 2);
  CHECK(judged("stock.low <= stock.high and base.low <= base.high", row).name == "base_low");
  CHECK(judged("not exists(base) or base.low <= base.high", row).op == "<=");
  CHECK(judged("not base.low > base.high", row).op == "<=");
  CHECK(describe(judged("not base.low > base.high", row)) == "base_low 3 is above base_high 2");
}

}  // namespace
}  // namespace guidelint::expr
