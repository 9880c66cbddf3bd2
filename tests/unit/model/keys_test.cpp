#include "reading.h"

namespace guidelint::model {
namespace {

using expr::State;

bool is_true(const expr::Value& value) { return value.state == State::present && value.ends[0].low == 1; }
bool is_false(const expr::Value& value) { return value.state == State::present && value.ends[0].low == 0; }

std::string front(std::string_view yaml) { return "---\n" + std::string(yaml) + "---\n# x\n"; }

TEST_CASE("every key knows its path, its place and what is wanted there", "[model]") {
  const Reading reading(std::string(k_front) + std::string(k_body));
  CHECK(reading.of_key("role_type", "wanted").text == "one of standard, specialty");
  CHECK(reading.of_key("last_updated", "wanted").text == "a date (YYYY-MM-DD)");
  CHECK(reading.of_key("data_sources", "wanted").text == "a list");
  CHECK(reading.of_key("level_mapping", "wanted").text == "a map");
  CHECK(reading.of_key("level_mapping.raw", "wanted").text == "text");
  CHECK(reading.of_key("compensation[London].base_low", "wanted").text == "a whole number");
  CHECK(reading.of_key("compensation[London].bonus_pct", "wanted").text == "a number");
  const expr::Value raw = reading.of_key("compensation[Berlin].base_low", "raw");
  CHECK(raw.text == "172K");
  CHECK(reading.at(raw.ends[0].span) == "172K");
  CHECK(reading.at(reading.of_key("compensation[Berlin].base_low", "path").ends[0].span) == "base_low");
  CHECK(is_false(reading.of_key("compensation[Berlin].base_low", "readable")));
  CHECK(is_false(reading.of_key("compensation[Berlin].base_high", "readable")));
  CHECK(is_true(reading.of_key("compensation[Berlin].stock_low", "readable")));
  CHECK(is_false(reading.of_key("compensation[Berlin].currency", "allowed")));
  CHECK(reading.bound.label(EntityKind::key, 0) == "key[company]");
}

TEST_CASE("only an unquoted integer is a whole number", "[model]") {
  for (const std::string_view good : {"0", "172000", "-5", "null", "", "~"}) {
    CAPTURE(good);
    CHECK(is_true(Reading(front("compensation:\n  - base_low: " + std::string(good) + "\n"))
                      .of_key("compensation[1].base_low", "readable")));
  }
  for (const std::string_view bad :
       {"172K", "\"172000\"", "1.5", "0x10", "012", "1_000", "140,000", "1e5", "+5", "[1]", "9999999999999999"}) {
    CAPTURE(bad);
    const Reading reading(front("compensation:\n  - base_low: " + std::string(bad) + "\n"));
    CHECK(is_false(reading.of_key("compensation[1].base_low", "readable")));
    CHECK(reading.of_row(0, "front.base").ends[0].state == State::unknown);
  }
}

TEST_CASE("a rate is a number of percent", "[model]") {
  const Reading reading(front("compensation:\n  - bonus_pct: 12.5\n  - bonus_pct: 12%\n"));
  CHECK(ends_of(reading.of_row(0, "front.bonus_rate")) == "12.5..12.5");
  CHECK(reading.of_row(0, "front.bonus_rate").ends[0].step == 0.001);
  CHECK(ends_of(reading.of_row(1, "front.bonus_rate")) == "unknown..unknown");
}

TEST_CASE("dates exist, quarters and words are allowed or not, text is anything plain", "[model]") {
  const Reading reading(
      front("company: 1password\nrole: 2026\nlast_updated: 2026-02-30\nsalary_data_quarter: 2025-Q5\nrole_type: "
            "special\ndata_sources: Blind\n"
            "level_mapping: L4\ncompany_display: [a]\n"));
  CHECK(reading.of_guide("company").text == "1password");
  CHECK(reading.of_guide("role").text == "2026");
  CHECK(is_false(reading.of_key("last_updated", "readable")));
  CHECK(reading.of_key("last_updated", "raw").text == "2026-02-30");
  CHECK(reading.of_guide("last_updated").state == State::unknown);
  CHECK(is_true(reading.of_key("salary_data_quarter", "readable")));
  CHECK(is_false(reading.of_key("salary_data_quarter", "allowed")));
  CHECK(reading.of_guide("quarter").state == State::unknown);
  CHECK(is_false(reading.of_key("role_type", "allowed")));
  CHECK(reading.of_guide("role_type").text == "special");
  CHECK(is_false(reading.of_key("data_sources", "readable")));
  CHECK(is_false(reading.of_key("level_mapping", "readable")));
  CHECK(reading.of_guide("front.level_mapping").state == State::unknown);
  CHECK(is_false(reading.of_key("company_display", "readable")));
}

TEST_CASE("keys that are unknown or doubled say so", "[model]") {
  const Reading reading(
      front("compny: acme\ncompany: acme\ncompany: other\nzebra:\n  stripes: 4\nlevel_mapping:\n  row: x\n"));
  CHECK(is_false(reading.of_key("compny", "known")));
  CHECK(reading.of_key("compny", "nearest").text == "company");
  CHECK(reading.of_key("zebra", "nearest").state == State::none);
  CHECK(reading.of_key("zebra.stripes", "known").state == State::none);  // the map above it is reported
  CHECK(reading.of_key("level_mapping.row", "nearest").text == "raw");
  CHECK(reading.value(EntityKind::key, 1, "times").ends[0].low == 1);
  CHECK(reading.value(EntityKind::key, 2, "times").ends[0].low == 2);
  CHECK(reading.of_guide("company").text == "acme");
}

TEST_CASE("kinds are what YAML makes of a value", "[model]") {
  const Reading reading(front("a: 12\nb: '12'\nc: 2026-05-23\nd: [x]\ne: {x: 1}\nf: null\ng: word\n"));
  const std::vector<std::pair<std::string_view, std::string_view>> kinds = {
      {"a", "number"}, {"b", "text"}, {"c", "date"}, {"d", "list"}, {"e", "map"}, {"f", "null"}, {"g", "text"}};
  for (const auto& [key, kind] : kinds) {
    CAPTURE(key);
    CHECK(reading.of_key(key, "kind").text == kind);
  }
}

TEST_CASE("missing lists the required keys that are absent, null is not absent", "[model]") {
  const Reading reading(std::string(k_front) + std::string(k_body));
  CHECK(reading.of_guide("missing").list.empty());
  const Reading lacking(
      front("company: acme\nrole: null\ncompany_display: Acme\nrole_display: x\nrole_type: standard\nlast_updated: "
            "2026-01-01\n"
            "next_review_due: 2026-02-01\ndata_quality: high\nsalary_data_quarter: 2025-Q4\ncompensation:\n  - region: "
            "London\n    base_low: 1\n"));
  std::vector<std::string> missing;
  for (const std::string_view key : lacking.of_guide("missing").list) missing.emplace_back(key);
  CHECK(missing == std::vector<std::string>{"data_sources", "compensation[London].base_high",
                                            "compensation[London].stock_low", "compensation[London].stock_high",
                                            "compensation[London].total_comp_low",
                                            "compensation[London].total_comp_high", "compensation[London].currency"});
}

TEST_CASE("a body says which of its sections are missing", "[model]") {
  const Reading reading(std::string(k_front) + std::string(k_body));
  std::vector<std::string> missing;
  for (const std::string_view name : reading.of_guide("sections_missing").list) missing.emplace_back(name);
  CHECK(missing == std::vector<std::string>{"strategy", "sources"});
}

TEST_CASE("lines are those of the file, front matter included", "[model]") {
  const Reading reading("---\r\nrole: x\n---\n# Tïtle\nlast");
  REQUIRE(reading.bound.count(EntityKind::line) == 5);
  CHECK(reading.value(EntityKind::line, 0, "text").text == "---");
  CHECK(reading.value(EntityKind::line, 0, "ending").text == "\r\n");
  CHECK(reading.value(EntityKind::line, 1, "ending").text == "\n");
  CHECK(reading.value(EntityKind::line, 4, "ending").text.empty());
  CHECK(reading.value(EntityKind::line, 2, "part").text == "front");
  CHECK(reading.value(EntityKind::line, 3, "part").text == "body");
  CHECK(reading.value(EntityKind::line, 3, "text").text == "# Tïtle");
  CHECK(reading.value(EntityKind::line, 3, "number").ends[0].low == 4);
}

}  // namespace
}  // namespace guidelint::model
