// The front matter's side of write().
#include "writing.h"

namespace guidelint::model {
namespace {

constexpr EntityKind k_row = EntityKind::row;
constexpr EntityKind k_guide = EntityKind::guide;

std::string with_entry(std::string_view entry, std::string_view rest = {}) {
  return "---\ncompany: acme\ncompensation:\n" + std::string(entry) + std::string(rest) + "---\nText\n";
}

std::string lines_after(const std::string& text, EntityKind kind, std::string_view name, const expr::Value& value) {
  const Reading reading(text);
  return changed_lines(text, after(reading, kind, 0, {assign(kind, name, value)}));
}

TEST_CASE("a scalar is replaced and what stands around it stays", "[model]") {
  const std::string text = with_entry(
      "  - region: Berlin\n"
      "    base_low:   165000   # since May\n"
      "    base_high: 138K\n"
      "    stock_low:\n"
      "    stock_high:  # asked\n"
      "    total_comp_low: \"90000\"\n"
      "    bonus_pct: ~\n");
  CHECK(lines_after(text, k_row, "front.base.low", money(120000)) == "    base_low:   120000   # since May");
  CHECK(lines_after(text, k_row, "base.high", money(138000)) == "    base_high: 138000");
  CHECK(lines_after(text, k_row, "stock.low", money(40000)) == "    stock_low: 40000");
  CHECK(lines_after(text, k_row, "stock.high", money(40000)) == "    stock_high: 40000  # asked");
  CHECK(lines_after(text, k_row, "front.total.low", money(90000)) == "    total_comp_low: 90000");
  CHECK(lines_after(text, k_row, "bonus_rate", percent(12.5, 12.5)) == "    bonus_pct: 12.5");
  CHECK(lines_after(text, k_row, "bonus_rate.low", percent(10, 15)) == "    bonus_pct: 10");
  CHECK(lines_after(text, k_row, "front.base", money(165000, std::nullopt)).empty());  // it says so already
}

TEST_CASE("what a key cannot say is refused", "[model]") {
  const std::string text = with_entry("  - region: Berlin\n    base_low: 1\n    base_high: 2\n    bonus_pct: 10\n");
  CHECK(lines_after(text, k_row, "base.low", money(1.5)) == "refused");
  CHECK(lines_after(text, k_row, "base.low", money(1e18)) == "refused");
  CHECK(lines_after(text, k_row, "bonus_rate", percent(10, 15)) == "refused");  // one key, two ends
  CHECK(lines_after(text, k_row, "base.low", percent(10, 10)) == "refused");
  CHECK(lines_after(text, k_row, "front.currency", expr::make_text("Euro")) == "refused");
  CHECK(lines_after(text, k_row, "body.base", money(3)) == "refused");  // no such row
  CHECK(lines_after(text, k_guide, "role_type", expr::make_text("odd")) == "refused");
  expr::Value interval = money(3);
  interval.ends[0].high = 4;
  CHECK(lines_after(text, k_row, "base", interval) == "refused");
  const Reading reading(text);
  CHECK(after(reading, k_row, 0, {assign(k_row, "base.low", money(3)), assign(k_row, "front.base.low", money(4))}) ==
        "refused");
  CHECK(after(reading, k_row, 1, {}) == "refused");
  CHECK(after(reading, k_row, 0, {}) == text);
  const auto unknown = expr::make_missing({expr::Kind::money, true}, expr::State::unknown, "base");
  CHECK(lines_after(text, k_row, "base", unknown) == "");
  const auto none = expr::make_missing({expr::Kind::money, true}, expr::State::none, "base");
  CHECK(lines_after(text, k_row, "base", none).empty());
}

TEST_CASE("text stays in the quotes it stood in", "[model]") {
  const auto written = [](std::string_view scalar, std::string_view wanted) {
    return lines_after("---\ncompany: acme\nrole_display: " + std::string(scalar) + "\n---\n", k_guide, "role_display",
                       expr::make_text(wanted));
  };
  CHECK(written("old", "Data Engineer") == "role_display: Data Engineer");
  CHECK(written("old", "R&D: Lead") == "role_display: \"R&D: Lead\"");
  CHECK(written("\"old\" # n", "Data Engineer") == "role_display: \"Data Engineer\" # n");
  CHECK(written("\"old\"", "the \"A\\B\"") == "role_display: \"the \\\"A\\\\B\\\"\"");
  CHECK(written("'old'", "Acme's") == "role_display: 'Acme''s'");
  CHECK(written("old\n  and older", "new") == "role_display: new");
  CHECK(written(">\n  old\n  older", "new") == "role_display: new");
  CHECK(written("| # note\n  old", "new") == "refused");
  CHECK(written("{a: b}", "new") == "refused");
  CHECK(written("", "2026") == "role_display: \"2026\"");
}

TEST_CASE("dates, quarters and codes are written plain", "[model]") {
  const std::string text =
      "---\ncompany: acme\nlast_updated: \"soon\"\nsalary_data_quarter: 2025-Q3\ncompensation:\n  - region: X\n"
      "    currency: 'USD'\n---\n";
  CHECK(lines_after(text, k_guide, "last_updated", expr::make_days(expr::Kind::date, 20507)) ==
        "last_updated: 2026-02-23");
  CHECK(lines_after(text, k_guide, "quarter", expr::make_days(expr::Kind::quarter, 2025 * 4 + 3)) ==
        "salary_data_quarter: 2025-Q4");
  CHECK(lines_after(text, k_row, "currency", expr::make_text("GBP")) == "    currency: GBP");
}

TEST_CASE("an absent key gets a line at its place, with the line ends of the file", "[model]") {
  const std::string text = with_entry("  -   region: Berlin  # home\n      total_comp_low: 1\n      currency: EUR\n",
                                      "data_quality: high\n");
  CHECK(lines_after(text, k_row, "front.stock", money(40000, 80000)) ==
        "      stock_low: 40000\n      stock_high: 80000");
  CHECK(lines_after(text, k_row, "total.high", money(7)) == "      total_comp_high: 7");
  CHECK(lines_after(text, k_guide, "role", expr::make_text("cook")) == "role: cook");
  CHECK(lines_after(text, k_guide, "summary", expr::make_text("a: b")) == "negotiation_dna_summary: \"a: b\"");
  CHECK(lines_after("---\r\nrole: cook\r\n---\r\n", k_guide, "company", expr::make_text("acme")) == "company: acme\r");
  CHECK(lines_after("---\r\nrole: cook\r\n---\r\n", k_guide, "role_type", expr::make_text("standard")) ==
        "role_type: standard\r");
  const std::string last = "---\ncompensation:\n  - base_low: 1\n---\n";
  const Reading reading(last);
  CHECK(after(reading, k_row, 0, {assign(k_row, "region", expr::make_text("Berlin"))}) ==
        "---\ncompensation:\n  - region: Berlin\n    base_low: 1\n---\n");
}

TEST_CASE("a key inside a map that is absent or null brings the map", "[model]") {
  const auto both = [](const std::string& text) {
    const Reading reading(text);
    return changed_lines(text, after(reading, k_guide, 0,
                                     {assign(k_guide, "front.level_mapping", expr::make_text("L4 = L5")),
                                      assign(k_guide, "level_internal", expr::make_text("L4"))}));
  };
  CHECK(both("---\nrole: cook\n---\n") == "level_mapping:\n  internal: L4\n  raw: L4 = L5");
  CHECK(both("---\nrole: cook\nlevel_mapping:\n---\n") == "  internal: L4\n  raw: L4 = L5");
  CHECK(both("---\nrole: cook\nlevel_mapping: null\n---\n") == "level_mapping:\n  internal: L4\n  raw: L4 = L5");
  CHECK(both("---\nrole: cook\nlevel_mapping: null # todo\n---\n") ==
        "level_mapping: # todo\n  internal: L4\n  raw: L4 = L5");
  CHECK(both("---\nrole: cook\nlevel_mapping:\n    raw: null\n---\n") == "    internal: L4\n    raw: L4 = L5");
  CHECK(both("---\nrole: cook\nlevel_mapping: L4\n---\n") == "refused");
  CHECK(both("---\nrole: cook\nlevel_mapping: {raw: null}\n---\n") == "refused");
}

TEST_CASE("a list loses lines or gains lines, not both", "[model]") {
  const std::string text = "---\nrole: cook\ndata_sources:\n  - Blind\n  - \"Levels, too\" # best\n  - Blind\n---\n";
  const auto written = [&](const std::vector<std::string_view>& items) {
    expr::Value value = expr::make_text({});
    value.type = {expr::Kind::list, false};
    value.list = items;
    const Reading reading(text);
    return changed_lines(text, after(reading, k_guide, 0, {assign(k_guide, "front.sources", value)}));
  };
  CHECK(written({"Blind", "Levels, too"}) == "-  - Blind");
  CHECK(written({"Blind", "Blind"}) == "-  - \"Levels, too\" # best");
  CHECK(written({"Blind", "Levels, too", "Blind", "A: B"}) == "  - \"A: B\"");
  CHECK(written({"Blind", "Levels, too", "Blind"}).empty());
  CHECK(written({"Blind", "New", "Blind"}) == "refused");
  CHECK(written({}) == "refused");
}

TEST_CASE("lists keep the line ends of the file", "[model]") {
  const std::string text = "---\r\nrole: cook\r\ndata_sources:\r\n- A\r\n- B\r\n---\r\n";
  const auto written = [&](const std::vector<std::string_view>& items) {
    expr::Value value = expr::make_text({});
    value.type = {expr::Kind::list, false};
    value.list = items;
    const Reading reading(text);
    return after(reading, k_guide, 0, {assign(k_guide, "front.sources", value)});
  };
  CHECK(written({"B"}) == "---\r\nrole: cook\r\ndata_sources:\r\n- B\r\n---\r\n");
  CHECK(written({"A", "B", "C"}) == "---\r\nrole: cook\r\ndata_sources:\r\n- A\r\n- B\r\n- C\r\n---\r\n");
}

TEST_CASE("front matter that is not wholly understood is left alone", "[model]") {
  const auto refused = [](const std::string& text) {
    const Reading reading(text);
    CAPTURE(text);
    CHECK(after(reading, k_row, 0, {assign(k_row, "front.base.low", money(5))}) == "refused");
  };
  refused(with_entry("  - {region: Berlin, base_low: 1}\n"));
  refused(with_entry("  - region: Berlin\n    base_low: 1\n    base_low: 2\n"));
  refused(with_entry("  - region: Berlin\n    base_lwo: 1\n"));
  refused(with_entry("  - region: Berlin\n    base_low: &a 1\n"));
  refused(with_entry("  - region: Berlin\n    base_low: 1\n    oops: \"\n"));
  refused("---\ncompensation:\n  - region: Berlin\n    base_low: 1\n");
  refused("| Region | Base Salary | Total Comp |\n|---|---|---|\n| Berlin | 70K | 80K |\n");
}

TEST_CASE("a place that was repaired on reading is not written", "[model]") {
  const std::string garbled =
      "---\nrole: cook\nrole_display: caf\u00C3\u00A9\ncompany: acme\n---\n\u00E2\u20AC\u201C\n";
  CHECK(lines_after(garbled, k_guide, "role_display", expr::make_text("Cook")) == "refused");
  CHECK(lines_after(garbled, k_guide, "company", expr::make_text("bolt")) == "company: bolt");
  const std::string marked = "\xEF\xBB\xBF---\nrole: cook\n---\n";
  CHECK(lines_after(marked, k_guide, "company", expr::make_text("bolt")) == "company: bolt");
}

}  // namespace
}  // namespace guidelint::model
