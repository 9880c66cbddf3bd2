#include "expr/message.h"

#include "fake.h"
#include "support/catch.h"

namespace guidelint::expr {
namespace {

std::string sentence(std::string_view source, const Entity& row, const Environment& names = environment()) {
  return describe(judged(source, row, names));
}

TEST_CASE("a failed comparison is told with both values", "[expr]") {
  FakeRow row;
  row.money("base", 165'000, 120'000);
  CHECK(sentence("base.low <= base.high", row) == "base_low 165,000 is above base_high 120,000");
  CHECK(sentence("base.high >= base.low", row) == "base_high 120,000 is below base_low 165,000");
  CHECK(sentence("base.low < 165K", row) == "base_low 165,000 is not below 165,000");
  CHECK(sentence("base.high > base.low", row) == "base_high 120,000 is not above base_low 165,000");
  CHECK(sentence("base.low != 165K", row) == "base_low 165,000 is also 165,000");
  row.money("front.base", 100'000, 125'000);
  row.money("body.base", 100'000, 135'000, "USD", 1000);
  CHECK(sentence("front.base == body.base within rounding", row) ==
        "front.base_high 125,000 is not body.base_high 135,000");
}

TEST_CASE("a total that is off says by how much", "[expr]") {
  FakeRow row;
  row.money("base", 125'000, 125'000);
  row.money("bonus", 33'750, 41'750);
  row.money("total", 160'000, 238'000);
  CHECK(sentence("total == base + any(bonus) within 15%", row) ==
        "total_high 238,000 is 43 % above the 158,750…166,750 expected");
  row.money("total", 150'000, 160'000);
  CHECK(sentence("total == base + any(bonus) within 3%", row) ==
        "total_low 150,000 is 6 % below the 158,750…166,750 expected");
  CHECK(sentence("total.high == base.high within 10%", row) == "total_high 160,000 is 28 % above base_high 125,000");
  row.money("total", 125'500, 125'500);
  CHECK(sentence("total == base + 0 within 0.1%", row) == "total_low 125,500 is 0.4 % above the 125,000 expected");
}

TEST_CASE("dates are before and after", "[expr]") {
  FakeRow row;
  row.date("last_updated", "2026-02-23");
  row.date("next_review_due", "2026-01-31");
  CHECK(sentence("next_review_due >= last_updated", row) ==
        "next_review_due 2026-01-31 is before last_updated 2026-02-23");
  CHECK(sentence("today <= next_review_due", row) == "today 2026-11-22 is after next_review_due 2026-01-31");
  CHECK(sentence("last_updated > today", row) == "last_updated 2026-02-23 is not after today (2026-11-22)");
  CHECK(sentence("last_updated - next_review_due <= 1w", row) ==
        "last_updated - next_review_due 23 days is above 7 days");
}

TEST_CASE("texts and lists", "[expr]") {
  FakeRow row;
  row.text("region", "London");
  row.text("currency", "EUR");
  row.text("body.currency", "GBP").ends[0].name = "currency";
  CHECK(sentence("currency == body.currency", row) == "currency EUR is not GBP");
  CHECK(sentence("currency in lookup(currencies, region)", row) == "currency EUR is not GBP");
  CHECK(sentence("currency in ['USD', 'GBP']", row) == "currency EUR is not one of USD, GBP");
  CHECK(sentence("not currency in ['USD', 'EUR']", row) == "currency EUR is one of USD, EUR");
  CHECK(sentence("region ~ '^[a-z]'", row) == "region London does not match ^[a-z]");
  CHECK(sentence("region !~ 'don'", row) == "region London matches don");
  row.money("base", 10, 20);
  CHECK(sentence("base in 12..30", row) == "base_low 10 is outside 12…30");
}

TEST_CASE("values as people read them", "[expr]") {
  FakeRow row;
  row.money("base", 120'000, 165'000);
  row.percent("bonus_rate", 0.12, 0.185);
  row.text("region", "London");
  row.date("last_updated", "2026-05-23");
  row.set("quarter", make_days(Kind::quarter, base::parse_quarter("2025-Q4")->index));
  CHECK(shown("base", row) == "120,000…165,000");
  CHECK(shown("base.low", row) == "120,000");
  CHECK(shown("bonus_rate", row) == "12…18.5 %");
  CHECK(shown("base / 100", row) == "1,200…1,650");
  CHECK(shown("base / base", row) == "1");
  CHECK(shown("base.high / base.low", row) == "1.38");
  CHECK(shown("last_updated", row) == "2026-05-23");
  CHECK(shown("quarter", row) == "2025-Q4");
  CHECK(shown("21d", row) == "21 days");
  CHECK(shown("1d", row) == "1 day");
  CHECK(shown("['USD', 'CAD']", row) == "USD, CAD");
  CHECK(shown("stock", row) == "nothing");
  CHECK(shown("true", row) == "true");
  CHECK_FALSE(shown("last_updated + 9999999d", row).empty());
}

TEST_CASE("a message holds expressions in braces", "[expr]") {
  FakeRow row;
  row.text("region", "London");
  row.money("base", 1'000, 2'000);
  const auto rendered = [&row](std::string_view source) {
    const auto message = Template::compile(source, 0, environment());
    REQUIRE(message);
    return message->render(row, today("2026-11-22"));
  };
  CHECK(rendered("{region}: base is {base} {{so}") == "London: base is 1,000…2,000 {so}");
  CHECK(rendered("no braces") == "no braces");
  CHECK(rendered("{region ~ '}' or true} {stock}") == "true nothing");
  const auto wrong = Template::compile("{reigon} and {bse}", 100, environment());
  REQUIRE(!wrong);
  CHECK(mistakes_text(wrong.error()) ==
        "101-107: unknown name `reigon` = did you mean `region`?\n"
        "114-117: unknown name `bse` = did you mean `base`?\n");
  const auto open = Template::compile("a {region", 100, environment());
  REQUIRE(!open);
  CHECK(mistakes_text(open.error()) == "102-103: the brace is not closed = write `{{` for a brace\n");
  const auto message = Template::compile("{region} {base} {base.low}", 0, environment());
  CHECK(message->fields() == std::vector<FieldId>{k_scope.id("region"), k_scope.id("base")});
}

}  // namespace
}  // namespace guidelint::expr
