// The table's side of write().
#include "model/notation.h"
#include "writing.h"

namespace guidelint::model {
namespace {

constexpr EntityKind k_row = EntityKind::row;

struct Columns {
  std::string_view base = "$120K–$165K";
  std::string_view bonus = "10–15%";
  std::string_view total = "$150K–$230K";
  std::string_view region = "Austin";
  std::string_view header = "Base Salary";
};

std::string table(const Columns& columns) {
  std::string text = "### Cook | Acme Global Negotiation Guide\n\n| Region | ";
  text.append(columns.header).append(" | Bonus | Total Comp |\n|---|---|---|---|\n| ").append(columns.region);
  return text.append(" | ")
      .append(columns.base)
      .append(" | ")
      .append(columns.bonus)
      .append(" | ")
      .append(columns.total)
      .append(" |\n");
}

std::string cell_after(const Columns& columns, std::size_t column, const std::vector<Assignment>& assignments) {
  const std::string text = table(columns);
  const Reading reading(text);
  const std::string now = after(reading, k_row, 0, assignments);
  if (now == "refused") return now;
  const auto lines = base::split(now, '\n');
  return std::string(base::trim(base::split(lines[4], '|')[column + 1]));
}

std::string base_after(std::string_view cell, const expr::Value& value, std::string_view name = "body.base") {
  return cell_after({.base = cell}, 1, {assign(k_row, name, value)});
}

TEST_CASE("a figure is written in the notation of its cell", "[model]") {
  CHECK(base_after("$165K–$138K", money(120000, std::nullopt)) == "$120K–$138K");
  CHECK(base_after("**$165K – $138K (est)**", money(120500, std::nullopt)) == "**$120.5K – $138K (est)**");
  CHECK(base_after("$1.2M–$1.50M", money(900000, 1700000)) == "$0.9M–$1.70M");
  CHECK(base_after("$100K–$900K", money(std::nullopt, 1200000)) == "$100K–$1.2M");
  CHECK(base_after("PLN 693K–1,060K", money(std::nullopt, 1080000)) == "PLN 693K–1,080K");
  CHECK(base_after("$120,000–$165,000", money(95000, 170500)) == "$95,000–$170,500");
  CHECK(base_after("$120000–$165000", money(95000, std::nullopt)) == "$95000–$165000");
  CHECK(base_after("₹20,00,000–₹38,00,000", money(1850000, std::nullopt)) == "₹18,50,000–₹38,00,000");
  CHECK(base_after("₹20L–₹38L", money(1850000, std::nullopt)) == "₹18.5L–₹38L");
  CHECK(base_after("₹42L–₹28.5L", money(2850000, 4200000)) == "₹28.5L–₹42L");
  CHECK(base_after("$185K–$520K+", money(std::nullopt, 500000)) == "$185K–$500K+");
  CHECK(base_after("120K€–165K€", money(90000, std::nullopt)) == "90K€–165K€");
  CHECK(base_after("$150K", money(160000)) == "$160K");
  CHECK(base_after("$150K", money(160000, 170000)) == "refused");  // one amount is not two
  CHECK(base_after("$150K", money(160000, std::nullopt)) == "refused");
  CHECK(base_after("$120K–$165K", money(-5, std::nullopt)) == "refused");
  CHECK(base_after("Varies", money(1000)) == "refused");
  CHECK(base_after("—", money(1000)) == "refused");
}

TEST_CASE("digits that are right get the letter they lack", "[model]") {
  CHECK(base_after("$140–$200K", money(140000, std::nullopt)) == "$140K–$200K");
  CHECK(base_after("$140–$200k", money(140000, std::nullopt)) == "$140k–$200k");
  CHECK(base_after("$1.2K–$1.5M", money(1200000, std::nullopt)) == "$1.2M–$1.5M");
  CHECK(base_after("$140K–$200M", money(std::nullopt, 200000)) == "$140K–$200K");
}

TEST_CASE("a figure that stands in the table is copied as it stands", "[model]") {
  const std::string text = table({.base = "$165K–$138,000"});
  const Reading reading(text);
  const expr::Value base = reading.of_row(0, "body.base");
  expr::Value swapped = base;
  std::swap(swapped.ends[0], swapped.ends[1]);
  CHECK(changed_lines(text, after(reading, k_row, 0, {assign(k_row, "body.base", swapped)})) ==
        "| Austin | $138,000–$165K | 10–15% | $150K–$230K |");
}

TEST_CASE("of two currencies in a cell one is written, or both where both are reversed", "[model]") {
  const Columns london = {.base = "£148K / $186K - £109K / $137K", .total = "£150K–£230K", .region = "London"};
  const auto written = [&](std::string_view cell, const expr::Value& value) {
    Columns columns = london;
    columns.base = cell;
    return cell_after(columns, 1, {assign(k_row, "body.base", value)});
  };
  CHECK(written("£148K / $186K - £109K / $137K", money(109000, 148000)) == "£109K / $137K - £148K / $186K");
  CHECK(written("£148K / $137K - £109K / $186K", money(109000, 148000)) == "£109K / $137K - £148K / $186K");
  CHECK(written("£148K / $186K - £109K / $137K", money(109000, std::nullopt)) == "£109K / $186K - £109K / $137K");
  CHECK(written("£148K–£109K ($186K–$137K)", money(109000, 148000)) == "£109K–£148K ($137K–$186K)");
  expr::Value dollars = money(109000, std::nullopt);
  dollars.ends[0].currency = money::make_currency("USD");
  CHECK(written("£148K–£109K", dollars) == "refused");
}

TEST_CASE("percentages and amounts of one cell are written apart", "[model]") {
  const auto written = [](std::string_view cell, std::string_view field, const expr::Value& value) {
    return cell_after({.bonus = cell}, 2, {assign(k_row, field, value)});
  };
  CHECK(written("10–15%", "body.bonus_rate", percent(12.5, 15)) == "12.5–15%");
  CHECK(written("10%–15%", "body.bonus_rate.high", percent(20, 20)) == "10%–20%");
  CHECK(written("12.5%", "body.bonus_rate", percent(10, 10)) == "10.0%");
  CHECK(written("$12K-$25K (10-15%)", "body.bonus_rate", percent(15, 10)) == "$12K-$25K (15-10%)");
  CHECK(written("$12K-$25K (10-15%)", "body.bonus_paid.low", money(13000)) == "$13K-$25K (10-15%)");
  CHECK(cell_after({.bonus = "$12K-$25K (10-15%)"}, 2,
                   {assign(k_row, "body.bonus_paid.high", money(30000)),
                    assign(k_row, "body.bonus_rate.low", percent(5, 5))}) == "$12K-$30K (5-15%)");
}

TEST_CASE("monthly figures are divided by twelve, if that is exact", "[model]") {
  CHECK(base_after("$10K–$12K/mo", money(132000, std::nullopt)) == "$11K–$12K/mo");
  CHECK(base_after("$10K–$12K/mo", money(100000, std::nullopt)) == "refused");
  CHECK(cell_after({.base = "$10K–$12K", .header = "Base (Monthly)"}, 1,
                   {assign(k_row, "body.base.high", money(156000))}) == "$10K–$13K");
}

TEST_CASE("the text of a region is written inside its emphasis", "[model]") {
  const auto written = [](std::string_view cell, std::string_view region) {
    return cell_after({.region = cell}, 0, {assign(k_row, "body.region", expr::make_text(region))});
  };
  CHECK(written("**:gb: London (GBP)**", "London (GBP)") == "**London (GBP)**");
  CHECK(written("Austin", "a | b") == "refused");
  CHECK(written("Austin", "a\nb") == "refused");
  CHECK(written("Austin", " ") == "refused");
  CHECK(cell_after({}, 0, {assign(k_row, "body.base", money(100000, 150000))}) == "Austin");
}

constexpr std::string_view k_levels =
    "### Cook | Acme Guide\n\n| Level | Austin (USD) | London (GBP £) |\n|---|---|---|\n"
    "| L3 | $100K–$120K | £80K–£90K |\n| L4 | $120K–$140K | £90K–£100K |\n";
constexpr std::string_view k_components =
    "### Cook | Acme Guide\n\n| Component | Austin (USD) | London (GBP £) |\n|---|---|---|\n"
    "| Base | $100K–$120K | £80K–£90K |\n| Total Comp | $120K–$140K | £90K–£100K |\n";

TEST_CASE("a table of levels keeps its figures, one of components is written like any other", "[model]") {
  const Reading levels{std::string(k_levels)};
  CHECK(after(levels, k_row, 0, {assign(k_row, "body.total.low", money(90000))}) == "refused");
  const Reading components{std::string(k_components)};
  CHECK(changed_lines(k_components, after(components, k_row, 1, {assign(k_row, "body.base.low", money(85000))})) ==
        "| Base | $100K–$120K | £85K–£90K |");
}

std::string both_sides(std::string_view front_low, std::string_view cell) {
  std::string text = "---\ncompensation:\n  - region: Austin\n    base_low: ";
  return text.append(front_low)
      .append("\n    base_high: 138000\n    currency: USD\n---\n")
      .append(table({.base = cell}));
}

TEST_CASE("a bare name is written on every side that held the same value", "[model]") {
  const auto swap = [](const std::string& text) {
    const Reading reading(text);
    const expr::Value base = reading.of_row(0, "base");
    expr::Value low = base, high = base;
    low.ends[0] = low.ends[1];
    high.ends[1] = high.ends[0];
    return changed_lines(text,
                         after(reading, k_row, 0, {assign(k_row, "base.low", low), assign(k_row, "base.high", high)}));
  };
  CHECK(swap(both_sides("165000", "$165K–$138K")).ends_with("| Austin | $138K–$165K | 10–15% | $150K–$230K |"));
  CHECK(swap(both_sides("165200", "$165K–$138K")).ends_with("| Austin | $138K–$165.2K | 10–15% | $150K–$230K |"));
  CHECK(swap(both_sides("165000", "$138K–$165K")) == "    base_low: 138000\n    base_high: 165000");
  CHECK(swap(both_sides("165000", "$165K–$139K")) == "    base_low: 138000\n    base_high: 165000");
}

TEST_CASE("a side that is named is written alone unless every side is asked for", "[model]") {
  const std::string text = both_sides("165000", "$165K–$138K");
  const Reading reading(text);
  Assignment assignment = assign(k_row, "front.base.low", money(120000));
  CHECK(changed_lines(text, after(reading, k_row, 0, {assignment})) == "    base_low: 120000");
  assignment.every_side = true;
  CHECK(changed_lines(text, after(reading, k_row, 0, {assignment}))
            .ends_with("| Austin | $120K–$138K | 10–15% | $150K–$230K |"));
  assignment = assign(k_row, "body.base.low", money(120000));
  CHECK(changed_lines(text, after(reading, k_row, 0, {assignment})) ==
        "| Austin | $120K–$138K | 10–15% | $150K–$230K |");
}

TEST_CASE("a bare name that one side lacks is written on the other", "[model]") {
  const std::string text = both_sides("null", "$165K–$138K");
  const Reading reading(text);
  CHECK(changed_lines(text, after(reading, k_row, 0, {assign(k_row, "base.low", money(120000))})) ==
        "| Austin | $120K–$138K | 10–15% | $150K–$230K |");
  CHECK(changed_lines(text, after(reading, k_row, 0, {assign(k_row, "front.base.low", money(165000))})) ==
        "    base_low: 165000");
}

TEST_CASE("a field that neither side has is written in the front matter, whichever side comes first", "[model]") {
  std::string text = "---\ncompensation:\n  - region: Austin\n    bonus_pct: null\n---\n" + table({.bonus = "—"});
  const Reading reading(text);
  CHECK(changed_lines(text, after(reading, k_row, 0, {assign(k_row, "bonus_rate", percent(10, 10))})) ==
        "    bonus_pct: 10");
}

TEST_CASE("of a cell that was garbled the sound digits are written", "[model]") {
  const std::string text = table({.base = "\u00C2\u00A3165K\u00E2\u20AC\u201C\u00C2\u00A3138K", .total = "£1M"});
  const Reading reading(text);
  REQUIRE(ends_of(reading.of_row(0, "body.base")) == "165,000 GBP..138,000 GBP");
  CHECK(changed_lines(text, after(reading, k_row, 0, {assign(k_row, "body.base.low", money(120000))})) ==
        "| Austin | \u00C2\u00A3120K\u00E2\u20AC\u201C\u00C2\u00A3138K | 10–15% | £1M |");
}

TEST_CASE("a number keeps as many decimals as it had and takes what it needs", "[model]") {
  const Notation thousands = notation_of("140.0K", 10'000);
  CHECK(thousands.exponent == 3);
  CHECK(thousands.decimals == 1);
  CHECK(write_number(12'000'000, thousands) == "120.0K");
  CHECK(write_number(12'012'345, thousands) == "120.12345K");
  CHECK(write_number(5, thousands) == "0.00005K");
  CHECK(write_number(-5, thousands) == std::nullopt);
  const Notation lakhs = notation_of("12,00,000", 100);
  CHECK(lakhs.in_lakhs);
  CHECK(write_number(1'234'567'800, lakhs) == "1,23,45,678");
  CHECK(write_number(12'345'678'900, notation_of("120'000", 100)) == "123'456'789");
}

}  // namespace
}  // namespace guidelint::model
