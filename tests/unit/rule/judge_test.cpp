// What a rule says of one entity: tiers, levels, causes, places, messages.
#include "rule/judge.h"

#include "unit/rule/made_rules.h"

namespace guidelint::rule {
namespace {

const std::string k_usual = "region: Oslo, base_low: 100000, base_high: 120000, total_comp_low: 100000, currency: NOK";

std::string oslo(std::string_view fields) { return fmt::format("region: Oslo, currency: NOK, {}", fields); }

TEST_CASE("a comparison that fails is told with both values, the row and the place of the left value", "[rule]") {
  const auto rules = made_rules({{"a", "each: row\nexpect: base.low <= base.high"}});
  const Ran ran = run(*rules, guide_text({oslo("base_low: 120, base_high: 100")}));
  CHECK(lines_of(ran.outcomes[0].findings) == Lines{"6:45 error a: base_low 120 is above base_high 100 for Oslo"});
  const finding::Finding& finding = ran.outcomes[0].findings.at(0);
  CHECK(finding.entity == "row[Oslo]");
  CHECK(finding.field == "base_low");
  CHECK(finding.detail.empty());
  REQUIRE(finding.labels.size() == 1);
  CHECK(finding.labels[0].text == "base_high 100");
  CHECK(finding.labels[0].place.begin == text::Position{6, 61});
}

TEST_CASE("a stricter tier is asked only if the ones before it held", "[rule]") {
  const auto rules = made_rules({{"a",
                                  "each: row\nlevel: error\nexpect: base.low < 300\nwarn: base.low < 200\n"
                                  "note: base.low < 100"}});
  const auto levels = [&](int base) {
    return lines_of(run(*rules, guide_text({oslo(fmt::format("base_low: {}", base))})).outcomes[0].findings);
  };
  CHECK(levels(300) == Lines{"6:45 error a: base_low 300 is not below 300 for Oslo"});
  CHECK(levels(299) == Lines{"6:45 warning a: base_low 299 is not below 200 for Oslo"});
  CHECK(levels(199) == Lines{"6:45 info a: base_low 199 is not below 100 for Oslo"});
  CHECK(levels(99).empty());
}

TEST_CASE("every comparison of one tier is judged, and two faults at one place are told once", "[rule]") {
  const auto rules = made_rules(
      {{"a",
        "each: row\nexpect: [base.low <= base.high, base.low <= 110, stock.low <= stock.high]\nwarn: base.low < 1"}});
  const Ran ran = run(*rules, guide_text({oslo("base_low: 120, base_high: 100, stock_low: 2, stock_high: 1")}));
  CHECK(lines_of(ran.outcomes[0].findings) == Lines{"6:45 error a: base_low 120 is above base_high 100 for Oslo",
                                                    "6:77 error a: stock_low 2 is above stock_high 1 for Oslo"});
  CHECK(ran.tally("a").failed == 1);
}

TEST_CASE("the level of `expect` is the rule's, those of `warn` and `note` are fixed", "[rule]") {
  const auto rules = made_rules({{"a", "each: row\nlevel: info\nexpect: base.low < 300\nwarn: base.low < 200"}});
  CHECK(run(*rules, guide_text({oslo("base_low: 300")})).outcomes[0].findings.at(0).level == finding::Level::info);
  CHECK(run(*rules, guide_text({oslo("base_low: 200")})).outcomes[0].findings.at(0).level == finding::Level::warning);
}

TEST_CASE("a level from the configuration replaces that of `expect` and lowers the others, but never raises them",
          "[rule]") {
  const auto rules = made_rules({{"a",
                                  "each: row\nexpect: base.low < 300\nwarn: base.low < 200\nmaybe:\n"
                                  "  - if: left == 999\n    because: nines\n    level: warning"}});
  const auto level_of = [&](int base, finding::Level level) {
    const Ran ran = run(*rules, {{"acme/data-engineer.md", guide_text({oslo(fmt::format("base_low: {}", base))})}},
                        [=](const Rule&, std::string_view) { return level; });
    return ran.outcomes[0].findings.at(0).level;
  };
  CHECK(level_of(300, finding::Level::error) == finding::Level::error);
  CHECK(level_of(300, finding::Level::info) == finding::Level::info);
  CHECK(level_of(200, finding::Level::error) == finding::Level::warning);
  CHECK(level_of(200, finding::Level::info) == finding::Level::info);
  CHECK(level_of(999, finding::Level::error) == finding::Level::warning);  // the cause knows better
  CHECK(level_of(999, finding::Level::info) == finding::Level::info);
}

TEST_CASE("the first hypothesis that holds is the cause, with its number, its values and its level", "[rule]") {
  const auto rules = made_rules({{"a",
                                  "each: row\nexpect: base.low <= base.high\nmaybe:\n"
                                  "  - if: left == right * 10\n    because: \"{right.key} lost a digit\"\n"
                                  "  - if: left == right * 2\n    because: doubled\n    level: info\n"
                                  "  - because: swapped"}});
  const auto finding_of = [&](int low, int high) {
    const Ran ran = run(*rules, guide_text({oslo(fmt::format("base_low: {}, base_high: {}", low, high))}));
    return ran.outcomes[0].findings.at(0);
  };
  const finding::Finding digit = finding_of(120, 12);
  REQUIRE(digit.cause);
  CHECK(digit.cause->id == "a/1");
  CHECK(digit.cause->text == "base_high lost a digit");
  CHECK(digit.cause->group == "… lost a digit");
  CHECK(digit.level == finding::Level::error);
  CHECK(finding_of(120, 60).cause->id == "a/2");
  CHECK(finding_of(120, 60).level == finding::Level::info);
  CHECK(finding_of(120, 100).cause->text == "swapped");
}

TEST_CASE("without a hypothesis that holds there is no cause", "[rule]") {
  const auto rules = made_rules(
      {{"a", "each: row\nexpect: base.low <= base.high\nmaybe:\n  - {if: left == right * 2, because: doubled}"}});
  const Ran ran = run(*rules, guide_text({oslo("base_low: 120, base_high: 100")}));
  CHECK_FALSE(ran.outcomes[0].findings.at(0).cause);
}

TEST_CASE("`at` names the field whose place is shown, at its worse end, and falls back to the row", "[rule]") {
  const auto rules = made_rules({{"a", "each: row\nexpect: base.low <= base.high\nat: total"}});
  const Ran both = run(*rules, guide_text({oslo("base_low: 2, base_high: 1, total_comp_low: 5, total_comp_high: 6")}));
  CHECK(lines_of(both.outcomes[0].findings) == Lines{"6:78 error a: base_low 2 is above base_high 1 for Oslo"});
  const Ran one = run(*rules, guide_text({oslo("base_low: 2, base_high: 1, total_comp_high: 6")}));
  CHECK(lines_of(one.outcomes[0].findings) == Lines{"6:79 error a: base_low 2 is above base_high 1 for Oslo"});
  const Ran none = run(*rules, guide_text({oslo("base_low: 2, base_high: 1")}));
  CHECK(lines_of(none.outcomes[0].findings) == Lines{"6:14 error a: base_low 2 is above base_high 1 for Oslo"});
}

TEST_CASE("`say` is the message, and the comparison goes under the caret", "[rule]") {
  const auto rules =
      made_rules({{"a", "each: row\nexpect: base.low <= base.high\nsay: \"{region} pays {base.low}, not {{less}\""}});
  const Ran ran = run(*rules, guide_text({oslo("base_low: 120, base_high: 100")}));
  CHECK(lines_of(ran.outcomes[0].findings) == Lines{"6:45 error a: Oslo pays 120, not {less}"});
  CHECK(ran.outcomes[0].findings.at(0).detail == "base_low 120 is above base_high 100");
}

TEST_CASE("only rows are named at the end of a message", "[rule]") {
  const auto rules = made_rules(
      {{"a", "each: guide\nexpect: role == 'x'"}, {"b", "each: key\nexpect: times == 2\nwhere: name == 'role'"}});
  const Ran ran = run(*rules, guide_text({k_usual}));
  CHECK(lines_of(ran.outcomes[0].findings) ==
        Lines{"3:1 error b: role 1 is not 2", "3:7 error a: role data-engineer is not x"});
  CHECK(ran.outcomes[0].findings.at(0).entity == "key[role]");
  CHECK(ran.outcomes[0].findings.at(1).entity == "guide");
}

TEST_CASE("each summand of the right side gets a label with its amount, aligned", "[rule]") {
  const auto rules = made_rules({{"a", "each: row\nexpect: total.low == base.low + signing.low"}});
  const Ran ran = run(*rules, guide_text({oslo("base_low: 100000, signing_bonus_low: 5000, total_comp_low: 900000")}));
  REQUIRE(ran.outcomes[0].findings.size() == 1);
  Lines labels;
  for (const finding::Label& label : ran.outcomes[0].findings[0].labels) labels.push_back(label.text);
  CHECK(labels == Lines{"base.low       100,000", "+ signing.low    5,000"});
}

TEST_CASE("one end of a range that fails is judged by itself", "[rule]") {
  const auto rules = made_rules({{"a", "each: row\nexpect: total >= base"}});
  const Ran ran =
      run(*rules, guide_text({oslo("base_low: 100, base_high: 120, total_comp_low: 100, total_comp_high: 119")}));
  CHECK(lines_of(ran.outcomes[0].findings) ==
        Lines{"6:104 error a: total_comp_high 119 is below base_high 120 for Oslo"});
}

}  // namespace
}  // namespace guidelint::rule
