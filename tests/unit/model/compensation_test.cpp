#include "model/compensation.h"

#include "model/levels.h"
#include "model/region.h"
#include "reading.h"

namespace guidelint::model {
namespace {

std::string with_table(std::string_view table, std::string_view role = "Data Engineer") {
  return "### " + std::string(role) + " | Acme Global Negotiation Guide\n\n" + std::string(table);
}

TEST_CASE("each column is taken once, signing before stock before bonus before base", "[model]") {
  const Reading reading(with_table(
      "| Region | Base Salary | Stock/Bonus | Bonus | Sign-On / Bonus | Profit Sharing | w/ 40% Premium | Total Comp "
      "|\n"
      "|---|---|---|---|---|---|---|---|\n"
      "| Austin | $100K–$120K | $35K–$85K/yr | 10% | $22K–$45K sign-on | $1K–$2K | $9K–$10K | $150K–$200K |\n"));
  CHECK(reading.of_guide("layout").text == "R");
  CHECK(ends_of(reading.of_row(0, "base")) == "100,000 USD..120,000 USD");
  CHECK(ends_of(reading.of_row(0, "stock")) == "35,000 USD..85,000 USD");
  CHECK(reading.of_row(0, "stock").basis == money::Basis::year);
  CHECK(ends_of(reading.of_row(0, "bonus_rate")) == "10..10");
  CHECK(ends_of(reading.of_row(0, "signing")) == "22,000 USD..45,000 USD");
  CHECK(ends_of(reading.of_row(0, "other")) == "1,000 USD..2,000 USD");
  CHECK(ends_of(reading.of_row(0, "total")) == "150,000 USD..200,000 USD");
  CHECK(reading.of_row(0, "confidence").text == "high");
}

TEST_CASE("a signing bonus in the column of bonuses is no bonus", "[model]") {
  const Reading reading(
      with_table("| Region | Base | Bonus | Total |\n|---|---|---|---|\n| Austin | $100K–$120K | $22K–$45K sign-on | "
                 "$150K–$200K |\n"));
  CHECK(ends_of(reading.of_row(0, "signing")) == "22,000 USD..45,000 USD");
  CHECK(ends_of(reading.of_row(0, "bonus_paid")) == "none..none");
  CHECK(reading.of_row(0, "signing").ends[0].name == "Bonus");
}

TEST_CASE("monthly figures are read per year, and with little confidence", "[model]") {
  const Reading reading(
      with_table("| Region | Base Salary | Stock (RSU/4yr) | Total Comp |\n|---|---|---|---|\n"
                 "| Stockholm | SEK 85K–108K/mo / $232K–$288K | SEK 10K–20K/mo | SEK 90K–120K/mo |\n"));
  const expr::Value base = reading.of_row(0, "base");
  CHECK(ends_of(base) == "1,020,000 SEK..1,296,000 SEK");
  CHECK(base.ends[0].step == 12'000);
  REQUIRE(base.alternative != nullptr);
  CHECK(ends_of(*base.alternative) == "232,000 USD..288,000 USD");
  CHECK(reading.of_row(0, "stock").basis == money::Basis::year);
  CHECK(reading.of_row(0, "confidence").text == "low");
}

TEST_CASE("option counts are no money, and cannot be taken for nothing", "[model]") {
  const Reading reading(
      with_table("| Region | Base Salary | Options (4yr) | Total Comp |\n|---|---|---|---|\n| Austin | $1K–$2K | "
                 "13,000 – 27,000 options | $3K–$4K |\n"));
  CHECK(ends_of(reading.of_row(0, "stock")) == "unknown..unknown");
}

TEST_CASE("the ends of a range keep their own currencies", "[model]") {
  const Reading reading(
      with_table("| Region | Base Salary | Total Comp |\n|---|---|---|\n| Berlin | €70K–€90K | €75K–$105K |\n"));
  CHECK(ends_of(reading.of_row(0, "total")) == "75,000 EUR..105,000 USD");
  CHECK(reading.of_row(0, "currency").text == "EUR");
  CHECK(reading.of_row(0, "confidence").text == "low");
}

TEST_CASE("the currency of a row is the sign of base, else of total, and a region says what a bare sign means",
          "[model]") {
  const Reading reading(
      with_table("| Region | Base Salary | Total Comp |\n|---|---|---|\n| Sydney (AUD) | $140K–$160K | $150K–$170K "
                 "|\n| Hangzhou | Varies | ¥1M–¥2M |\n"
                 "| Tokyo | ¥8M–¥9M | — |\n| London (GBP) | $1K–$2K | $3K–$4K |\n| Nowhere | — | — |\n"));
  CHECK(reading.of_row(0, "currency").text == "AUD");
  CHECK(reading.of_row(1, "currency").text == "CNY");
  CHECK(reading.at(reading.of_row(1, "currency").ends[0].span) == "¥1M");
  CHECK(reading.of_row(2, "currency").text == "JPY");
  CHECK(reading.of_row(3, "currency").text == "USD");
  CHECK(reading.of_row(4, "currency").state == expr::State::none);
}

TEST_CASE("levels by regions give one row a region: the levels of the title, else all", "[model]") {
  const std::string table =
      "| Level | Austin (USD) | London (GBP £) |\n|---|---|---|\n| Mid (L3-L4) | $100,000–$120,000 | £50,000–£60,000 "
      "|\n"
      "| Senior (L5) | $130,000–$150,000 | £65,000–£75,000 |\n| Staff+ (L6+) | $160,000–$200,000+ | £80,000–£90,000 "
      "|\n";
  const Reading all(with_table(table));
  CHECK(all.of_guide("layout").text == "LxR");
  REQUIRE(all.bound.count(EntityKind::row) == 2);
  CHECK(all.of_row(0, "region").text == "Austin (USD)");
  CHECK(all.bound.label(EntityKind::row, 1) == "row[London]");
  CHECK(ends_of(all.of_row(0, "total")) == "100,000 USD..200,000 USD+");
  CHECK(all.at(all.of_row(0, "total").ends[1].span) == "$200,000");
  CHECK(all.of_row(0, "total").ends[0].name == "Austin (USD)");
  CHECK(ends_of(all.of_row(1, "total")) == "50,000 GBP..90,000 GBP");
  CHECK(ends_of(all.of_row(1, "base")) == "none..none");
  CHECK(all.of_row(1, "currency").text == "GBP");
  CHECK(all.of_row(1, "confidence").text == "low");

  const Reading senior(with_table(table, "Senior Software Engineer"));
  CHECK(ends_of(senior.of_row(1, "total")) == "65,000 GBP..75,000 GBP");
}

TEST_CASE("components by regions are read down the columns", "[model]") {
  const Reading reading(
      with_table("| Component | Newton MA (USD) | Tel Aviv (ILS) |\n|---|---|---|\n| **Base Salary** | $140,000 – "
                 "$178,000 | ₪400,000 – ₪500,000 |\n"
                 "| Annual Bonus | 10% target ($16,000 – $20,000) | 10–15% target |\n| RSU Grant (4-Year Vest) | "
                 "$65,000 – $130,000 | ₪1 – ₪2 |\n"
                 "| Signing Bonus | $12,000 – $25,000 | — |\n| Total Year-1 Comp | $192,000 – $280,000 | ₪500,000 – "
                 "₪600,000 |\n"));
  CHECK(reading.of_guide("layout").text == "CxR");
  REQUIRE(reading.bound.count(EntityKind::row) == 2);
  CHECK(reading.bound.label(EntityKind::row, 1) == "row[Tel Aviv]");
  CHECK(ends_of(reading.of_row(0, "base")) == "140,000 USD..178,000 USD");
  CHECK(reading.of_row(0, "base").ends[0].name == "Base Salary");
  CHECK(ends_of(reading.of_row(0, "bonus_paid")) == "16,000 USD..20,000 USD");
  CHECK(ends_of(reading.of_row(0, "bonus_rate")) == "10..10");
  CHECK(reading.of_row(0, "stock").basis == money::Basis::four_years);
  CHECK(ends_of(reading.of_row(1, "signing")) == "none..none");
  CHECK(ends_of(reading.of_row(1, "total")) == "500,000 ILS..600,000 ILS");
  CHECK(reading.of_row(0, "confidence").text == "high");
}

TEST_CASE("levels with titles have no region: the title stands for it", "[model]") {
  const Reading reading(
      with_table("| Level | Title | Base Salary | RSU (4-Year) | Annual Bonus | Signing Bonus | Total Comp (Annual) "
                 "|\n|---|---|---|---|---|---|---|\n"
                 "| 61 | Engineer II | $100K - $120K | $1M - $3M+ | 25%+ | $5K - $6K | $200K - $300K |\n"));
  CHECK(reading.of_guide("layout").text == "LT");
  CHECK(reading.of_row(0, "region").text == "Engineer II");
  CHECK(ends_of(reading.of_row(0, "stock")) == "1,000,000 USD..3,000,000 USD+");
  CHECK(ends_of(reading.of_row(0, "bonus_rate")) == "25..25+");
  CHECK(ends_of(reading.of_row(0, "signing")) == "5,000 USD..6,000 USD");
}

TEST_CASE("levels in regions are rows, the second of a region its #2", "[model]") {
  const Reading reading(
      with_table("| Level | Region | Base Salary | Total Comp |\n|---|---|---|---|\n| L4 | Seattle | $1K–$2K | $3K–$4K "
                 "|\n| L5 | Seattle | $5K–$6K | $7K–$8K |\n"));
  CHECK(reading.of_guide("layout").text == "LR");
  CHECK(reading.bound.label(EntityKind::row, 1) == "row[Seattle#2]");
  CHECK(ends_of(reading.of_row(1, "base")) == "5,000 USD..6,000 USD");
}

TEST_CASE("tables that only look alike are passed over", "[model]") {
  for (const std::string_view table : {
           "| Company | Base (SF) | Equity (Annual) | Total Comp |\n|---|---|---|---|\n| Other | $1K–$2K | $1K–$2K | "
           "$3K–$4K |\n",
           "| Component | Target | Accept-At | Walk-Away |\n|---|---|---|---|\n| Base | $1K | $2K | $3K |\n| Total | "
           "$1K | $2K | $3K |\n",
           "| Year | Base | RSU Vesting | Total |\n|---|---|---|---|\n| 1 | $1K | $2K | $3K |\n",
           "| Public Title | Internal Level | Typical YOE |\n|---|---|---|\n| Data Engineer | L3 | 2-5 years |\n",
           "| Level | Title | Years |\n|---|---|---|\n| L3 | Engineer | 2-5 |\n",
           "| Region | Offices |\n|---|---|\n| Berlin | 2 |\n",
       }) {
    CAPTURE(table);
    const Reading alone(with_table(table));
    CHECK_FALSE(alone.bound.has_compensation_table());
    CHECK(alone.of_guide("table").state == expr::State::none);
    const Reading second(
        with_table(std::string(table) +
                   "\n| Region | Base Salary | Total Comp |\n|---|---|---|\n| Berlin | €1K–€2K | €3K–€4K |\n"));
    REQUIRE(second.bound.has_compensation_table());
    CHECK(second.of_row(0, "region").text == "Berlin");
  }
}

TEST_CASE("ragged rows are read as far as they go", "[model]") {
  const Reading reading(
      with_table("| Region | Base Salary | Total Comp |\n|---|---|---|\n| Berlin | €1K–€2K |\n| Oslo | NOK 1K–2K | NOK "
                 "3K–4K | more | cells |\n"));
  REQUIRE(reading.bound.count(EntityKind::row) == 2);
  CHECK(ends_of(reading.of_row(0, "total")) == "none..none");
  CHECK(ends_of(reading.of_row(1, "total")) == "3,000 NOK..4,000 NOK");
}

TEST_CASE("the key of a region leaves out emphasis, flags, shortcodes and the currency", "[model]") {
  for (const std::string_view region : {"London", "**London**", "London (GBP)", "London (GBP £)", ":gb: London (GBP)",
                                        "🇬🇧 London", " _London_ ", "London (GBP/USD)"}) {
    CAPTURE(region);
    CHECK(region_key(region) == "London");
  }
  CHECK(region_key("London (HQ)") == "London (HQ)");
  CHECK(region_key("Ottawa (CAD C$)") == "Ottawa");
  CHECK(region_key("Zürich  (CHF)") == "Zürich");
  CHECK(region_key("(GBP)") == "(GBP)");
  CHECK(region_key("🇬🇧") == "🇬🇧");
  CHECK(region_key("").empty());
}

TEST_CASE("a role stands in the levels its first word or its initials name", "[model]") {
  using Indexes = std::vector<std::size_t>;
  const std::vector<std::string_view> levels = {"Mid (L3)", "Senior (L5)", "Senior+ (L5+)", "Staff/Principal (L6)"};
  CHECK(levels_of_role("Senior Software Engineer", levels) == Indexes{1, 2});
  CHECK(levels_of_role("staff-software-engineer", levels) == Indexes{3});
  CHECK(levels_of_role("Data Engineer", levels) == Indexes{0, 1, 2, 3});
  CHECK(levels_of_role("", levels) == Indexes{0, 1, 2, 3});
  CHECK(levels_of_role("Engineering Manager", {"EM (M1)", "Senior EM (M2)", "Director (M3)"}) == Indexes{0});
}

}  // namespace
}  // namespace guidelint::model
