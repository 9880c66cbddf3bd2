// Only what is new against an earlier version of the corpus is reported.
#include "lint/earlier.h"

#include "lint/lint.h"
#include "support/catch.h"
#include "unit/rule/made_rules.h"

namespace guidelint::lint {
namespace {

using rule::guide_text;
using rule::Lines;
using rule::lines_of;
using rule::made_rules;

const std::string k_above = "each: row\nexpect: base.low <= base.high";
const std::string k_oslo = "region: Oslo, base_low: 9, base_high: 8";
const std::string k_bergen = "region: Bergen, base_low: 7, base_high: 6";

Input input(std::string path, std::string text) { return {.path = std::move(path), .text = std::move(text)}; }

LintResult lint_against(const std::vector<Input>& inputs, const rule::RuleSet& rules, std::vector<OldGuide> old,
                        bool changed_only = false) {
  const Earlier earlier{.name = "main", .guides = std::move(old)};
  const auto plan = rule::make_plan(rules, [](const rule::Rule&) { return true; });
  return lint(inputs, rules, plan,
              {.jobs = 1, .today = base::Date{20605}, .earlier = &earlier, .changed_only = changed_only});
}

TEST_CASE("a fault that was there before is known, one that came is new", "[lint]") {
  const auto rules = made_rules({{"above", k_above}});
  const auto result = lint_against({input("acme/a.md", guide_text({k_bergen, k_oslo}))}, *rules,
                                   {{.now = 0, .path = "acme/a.md", .text = guide_text({k_oslo})}});
  REQUIRE(result.files.size() == 1);
  CHECK(lines_of(result.files[0].findings) == Lines{"6:32 error above: base_low 7 is above base_high 6 for Bergen"});
  CHECK(result.known == 1);
  CHECK(result.against == "main");
  CHECK(result.coverage[0].failed == 2);
}

TEST_CASE("a file knows which of its lines the earlier version lacks", "[lint]") {
  const auto rules = made_rules({{"above", k_above}});
  const auto result = lint_against({input("acme/a.md", guide_text({k_bergen, k_oslo})),
                                    input("acme/b.md", guide_text({k_oslo})), input("acme/c.md", guide_text({k_oslo}))},
                                   *rules,
                                   {{.now = 0, .path = "acme/a.md", .text = guide_text({k_oslo})},
                                    {.now = 1, .path = "acme/b.md", .text = std::nullopt}});
  REQUIRE(result.files.size() == 3);
  CHECK(result.files[0].changed == std::vector<LineRange>{{6, 6}});
  REQUIRE(result.files[1].changed);
  REQUIRE(result.files[1].changed->size() == 1);
  CHECK(result.files[1].changed->front().first == 1);
  CHECK(result.files[2].changed == std::vector<LineRange>{});
}

TEST_CASE("a number that changed is new, even if the row was wrong before", "[lint]") {
  const auto rules = made_rules({{"above", k_above}});
  const auto result = lint_against({input("acme/a.md", guide_text({"region: Oslo, base_low: 9, base_high: 7"}))},
                                   *rules, {{.now = 0, .path = "acme/a.md", .text = guide_text({k_oslo})}});
  CHECK(result.files[0].findings.size() == 1);
  CHECK(result.known == 0);
}

TEST_CASE("nothing of an unchanged guide is new, everything of a new guide is", "[lint]") {
  const auto rules = made_rules({{"above", k_above}});
  const auto result = lint_against({input("acme/a.md", guide_text({k_oslo})), input("acme/b.md", guide_text({k_oslo}))},
                                   *rules, {{.now = 1, .path = "acme/b.md"}});
  REQUIRE(result.files.size() == 2);
  CHECK(result.files[0].findings.empty());
  CHECK(result.files[1].findings.size() == 1);
  CHECK(result.known == 1);
}

TEST_CASE("a renamed guide keeps its old faults", "[lint]") {
  const auto rules = made_rules({{"above", k_above}});
  const auto result = lint_against({input("zeta/a.md", guide_text({k_oslo}))}, *rules,
                                   {{.now = 0, .path = "acme/a.md", .text = guide_text({k_oslo})}});
  CHECK(result.files[0].findings.empty());
  CHECK(result.known == 1);
}

TEST_CASE("a change shows where it causes a fault in a guide it did not touch", "[lint]") {
  const auto rules = made_rules({{"alone", "each: guide\nexpect: shared(role) == 1\nsay: '{role} twice'"}});
  const std::string engineer = guide_text({k_oslo});
  std::string other = engineer;
  other.replace(other.find("data-engineer"), 13, "designer-lead");
  const std::vector<Input> now = {input("acme/a.md", engineer), input("acme/b.md", engineer)};
  const auto result = lint_against(now, *rules, {{.now = 1, .path = "acme/b.md", .text = other}});
  CHECK(result.files[0].findings.size() == 1);
  CHECK(result.files[1].findings.size() == 1);
  CHECK(result.known == 0);
  // A guide that is gone took part before.
  const auto moved = lint_against({input("acme/a.md", engineer), input("acme/b.md", engineer)}, *rules,
                                  {{.now = 1, .path = "acme/b.md"}, {.path = "acme/c.md", .text = engineer}});
  CHECK(moved.files[0].findings.empty());
  CHECK(moved.files[1].findings.size() == 1);
}

TEST_CASE("a hook judges what changed among all the others, and those of its company", "[lint]") {
  const auto rules =
      made_rules({{"alone", "each: guide\nexpect: shared(role) == 1\nsay: '{role} twice'"}, {"above", k_above}});
  const auto of = [](std::string_view company, std::string_view rows) {
    std::string text = guide_text({std::string(rows)});
    const auto at = text.find("acme");
    REQUIRE(at != std::string::npos);
    return text.replace(at, 4, company);
  };
  const std::vector<Input> now = {input("acme/a.md", of("acme", k_oslo)), input("acme/b.md", of("acme", k_oslo)),
                                  input("zeta/a.md", of("zeta", k_oslo))};
  const OldGuide old{.now = 1, .path = "acme/b.md", .text = of("acme", "region: Oslo")};
  const auto result = lint_against(now, *rules, {old}, true);
  CHECK(result.corpus == 3);
  CHECK(result.compared == 1);
  REQUIRE(result.files.size() == 2);
  CHECK(result.files[0].findings.empty());  // "twice" and "above" as before
  CHECK(lines_of(result.files[1].findings) == Lines{"6:30 error above: base_low 9 is above base_high 8 for Oslo"});
  CHECK(result.known == 3);

  // The guide of another company counts for the group, and only there.
  const auto alone = lint_against({now[1], now[2]}, *rules, {{.now = 0, .path = "acme/b.md"}}, true);
  REQUIRE(alone.files.size() == 1);
  CHECK(alone.files[0].findings.size() == 2);
}

TEST_CASE("a hook finds among the groups it asks for what it would find among all", "[lint]") {
  const auto rules =
      made_rules({{"odd",
                   "each: row\nwhere: known(base)\nexpect: base.low <= 2 * median(base.low, by=[region], min=3)\n"
                   "say: '{base.low} is above {right}'"},
                  {"many", "each: guide\nexpect: shared(role) <= 3\nsay: '{shared(role)} of {role}'"}});
  const auto of = [](std::string_view company, const std::string& rows) {
    std::string text = guide_text({rows});
    return text.replace(text.find("acme"), 4, company);
  };
  const std::string oslo = "region: Oslo, base_low: 10, base_high: 10";
  const std::string bergen = "region: Bergen, base_low: 20, base_high: 20";
  std::vector<Input> now = {input("acme/a.md", of("acme", "region: Oslo, base_low: 30, base_high: 30"))};
  for (const std::string_view company : {"bolt", "core", "dune"}) {
    now.push_back(input(fmt::format("{}/a.md", company), of(company, oslo)));
    now.push_back(input(fmt::format("{}/b.md", company), of(company, bergen)));
  }
  // Of the company that changed, though its path does not say so; it asks for a group that nobody asked for before.
  now.push_back(input("zeta/a.md", of("acme", "region: Bergen, base_low: 50, base_high: 50")));

  const OldGuide old{.now = 0, .path = "acme/a.md"};
  const auto all = lint_against(now, *rules, {old}, false);
  const auto some = lint_against(now, *rules, {old}, true);
  CHECK(some.corpus == 8);
  CHECK(some.compared == 6);
  REQUIRE(some.files.size() == 2);
  CHECK(lines_of(some.files[0].findings) == lines_of(all.files[0].findings));
  CHECK(some.files[0].findings.size() == 2);
  CHECK(lines_of(some.files[1].findings) == lines_of(all.files[7].findings));
  CHECK(some.known == 2);  // of zeta/a.md
}

TEST_CASE("rules see the earlier version of a row", "[lint]") {
  const auto rules = made_rules(
      {{"moved",
        "each: row\nwhere: exists(before.base)\nexpect: base <= before.base * 1.2\nsay: 'from {before.base}'"}});
  const auto result =
      lint_against({input("acme/a.md", guide_text({"region: Oslo, base_low: 9, base_high: 30"}))}, *rules,
                   {{.now = 0, .path = "acme/a.md", .text = guide_text({"region: Oslo, base_low: 9, base_high: 20"})}});
  CHECK(lines_of(result.files[0].findings) == Lines{"6:44 error moved: from 9…20"});
}

}  // namespace
}  // namespace guidelint::lint
