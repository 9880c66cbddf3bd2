// Every mistake of a rule file, word for word, at its place.
#include "rule/read.h"

#include "unit/rule/made_rules.h"

namespace guidelint::rule {
namespace {

std::vector<Hit> find_nothing(const model::Bound& /*guide*/, std::string_view /*with*/) { return {}; }

constexpr std::array<std::string_view, 2> k_withs = {"yaml", "nul"};
const Check k_with{.name = "reader", .summary = "s", .find = find_nothing, .arguments = k_withs};
const Check k_without{.name = "plain", .summary = "s", .find = find_nothing};
const std::array<const Check*, 2> k_checks = {&k_with, &k_without};

Lines mistakes(const std::string& text, const std::vector<ParamOverride>& overrides = {}) {
  return lines_of(build({{"p/a.yaml", text}}, overrides, k_checks)->mistakes());
}

// What stands between title, why (lines 1 and 2) and examples.
Lines mistakes_in(std::string_view body, const std::vector<ParamOverride>& overrides = {}) {
  return mistakes(rule_text(body), overrides);
}

TEST_CASE("a rule says all it can, and is read as written", "[rule]") {
  const auto rules =
      made_rules({{"b", "each: guide\nexpect: exists(role)\nsay: s"},
                  {"a",
                   "each: row\nlevel: warning\nper: guide\nwhen: scheduled\nyields_to: b\nformerly: [old, older]\n"
                   "tags: [pay]\nsince: 1.2.0\nlet: {sum: base.low + 1}\nparams: {loose: 5%}\n"
                   "where: base.low > 1\nexpect: [sum == 2 within loose]\nwarn: base.low < 9\nat: base\nsay: s"}});
  const Rule* rule = rules->find("a");
  REQUIRE(rule != nullptr);
  CHECK(rule->topic == "pay");
  CHECK(rule->title == "All is well");
  CHECK(rule->why == "w");
  CHECK(rule->each == model::EntityKind::row);
  CHECK(rule->level == finding::Level::warning);
  CHECK(rule->per_guide);
  CHECK(rule->scheduled);
  CHECK(rule->yields_to == std::vector<std::string>{"b"});
  CHECK(rule->tags == std::vector<std::string>{"pay"});
  CHECK(rule->since == "1.2.0");
  CHECK(rule->lets.at(0).second == "base.low + 1");
  CHECK(rule->params.at(0).second == "5%");
  CHECK(rule->where);
  CHECK(rule->expectations.size() == 2);
  CHECK(rule->examples.size() == 2);
  CHECK(rules->find("older") == rule);
  CHECK(rules->find("oldest") == nullptr);
}

TEST_CASE("an empty rule lacks all that is required", "[rule]") {
  CHECK(mistakes("level: error\n") ==
        Lines{"p/a.yaml:1:1: a rule says what must hold: the key \"expect\" is missing",
              "p/a.yaml:1:1: a rule lacks the key \"title\"", "p/a.yaml:1:1: a rule lacks the key \"why\"",
              "p/a.yaml:1:1: a rule lacks the key \"each\"", "p/a.yaml:1:1: a rule lacks the key \"examples\""});
}

TEST_CASE("a rule that is no map says so", "[rule]") {
  CHECK(mistakes("- a\n").at(0) == "p/a.yaml:1:1: a rule says what must hold: the key \"expect\" is missing");
  CHECK(mistakes("- a\n").at(1) == "p/a.yaml:1:1: a rule is a map of keys, not a list");
}

TEST_CASE("a key nobody knows comes with the nearest one", "[rule]") {
  CHECK(mistakes_in("each: row\nexpects: base.low > 1") ==
        Lines{"p/a.yaml:1:1: a rule says what must hold: the key \"expect\" is missing",
              "p/a.yaml:4:1: unknown key \"expects\" in a rule | did you mean `expect`?"});
  CHECK(mistakes_in("each: row\nexpect: base.low > 1\nfrobnicate: 1") ==
        Lines{"p/a.yaml:5:1: unknown key \"frobnicate\" in a rule | known: title, why, each, level, per, when, since, "
              "yields_to, leaves, formerly, tags, params, let, where, expect, warn, note, say, at, check, with, maybe, "
              "fix, safe, examples"});
}

TEST_CASE("words have to be known", "[rule]") {
  CHECK(mistakes_in("each: rows\nexpect: base.low > 1") ==
        Lines{"p/a.yaml:3:7: \"each\" is one of guide, row, key, line, ask; not \"rows\" | did you mean `row`?"});
  CHECK(mistakes_in("each: row\nlevel: warn\nexpect: base.low > 1") ==
        Lines{"p/a.yaml:4:8: \"level\" is one of error, warning, info; not \"warn\""});
  CHECK(mistakes_in("each: row\nper: row\nexpect: base.low > 1") ==
        Lines{"p/a.yaml:4:6: \"per\" is one of entity, guide; not \"row\""});
}

TEST_CASE("mistakes in expressions stand at their place, in lists and quotes too", "[rule]") {
  CHECK(mistakes_in("each: row\nexpect:\n  - base.low > 1\n  - 'bas.low > 1'").at(0).starts_with("p/a.yaml:6:6: "));
  CHECK(mistakes_in("each: row\nexpect: base.low > region").at(0).starts_with("p/a.yaml:4:"));
}

TEST_CASE("a byte order mark moves no place", "[rule]") {
  CHECK(mistakes("\xEF\xBB\xBF" + rule_text("each: row\nexpect: bas.low > 1")).at(0).starts_with("p/a.yaml:4:9: "));
}

TEST_CASE("an expectation that is no comparison needs a sentence", "[rule]") {
  CHECK(mistakes_in("each: row\nexpect: exists(base)") ==
        Lines{"p/a.yaml:4:9: this is not a comparison, so no message can be made of it | add `say:` with the sentence "
              "to report"});
}

TEST_CASE("a let that nothing uses is a mistake, one used by another let or in a text is not", "[rule]") {
  CHECK(mistakes_in("each: row\nlet: {x: base.low, y: base.high}\nexpect: x > 1") ==
        Lines{"p/a.yaml:4:20: \"y\" is defined but not used"});
  CHECK(mistakes_in("each: row\nlet: {x: base.low, y: x + 1}\nexpect: y > 1").empty());
  CHECK(mistakes_in("each: row\nlet: {x: base.low}\nexpect: base.low > 1\nsay: \"{x}\"").empty());
}

TEST_CASE("what is unused is not told beside an expression that could not be read", "[rule]") {
  const Lines lines = mistakes_in("each: row\nlet: {x: base.low}\nexpect: x >");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].starts_with("p/a.yaml:5:"));
}

TEST_CASE("lets and params are expressions", "[rule]") {
  CHECK(mistakes_in("each: row\nlet: {x: [1]}\nexpect: base.low > 1") ==
        Lines{"p/a.yaml:4:7: \"x\" in let is not an expression"});
  CHECK(mistakes_in("each: row\nparams: {x: null}\nexpect: base.low > 1") ==
        Lines{"p/a.yaml:4:10: \"x\" in params is not an expression"});
}

TEST_CASE("what stands behind a hypothesis that always holds is never reached", "[rule]") {
  CHECK(mistakes_in("each: row\nexpect: base.low > 1\nmaybe:\n  - because: one\n  - because: two") ==
        Lines{"p/a.yaml:7:5: this entry is never reached: the one before it has no \"if\" and always holds"});
  CHECK(mistakes_in("each: row\nexpect: base.low > 1\nmaybe:\n  - {if: [left], because: one}\n  - because: two") ==
        Lines{"p/a.yaml:6:10: \"if\" is a text, not a list"});
}

TEST_CASE("hypotheses have a sentence and known keys", "[rule]") {
  CHECK(mistakes_in("each: row\nexpect: base.low > 1\nmaybe:\n  - {if: left > 1}") ==
        Lines{"p/a.yaml:6:6: an entry of maybe lacks the key \"because\""});
  CHECK(mistakes_in("each: row\nexpect: base.low > 1\nmaybe:\n  - {because: b, levl: info}") ==
        Lines{"p/a.yaml:6:18: unknown key \"levl\" in an entry of maybe | did you mean `level`?"});
}

TEST_CASE("left and right are known only if all comparisons agree on their types", "[rule]") {
  CHECK(mistakes_in("each: row\nexpect: [base.low > 1, total.low > 2]\nmaybe: [{if: left > 3, because: b}]").empty());
  CHECK(mistakes_in("each: row\nexpect: [base.low > 1, region == 'x']\nmaybe: [{if: left > 3, because: b}]").size() ==
        1);
}

TEST_CASE("where cannot use what it would have to choose first", "[rule]") {
  CHECK(mistakes_in("each: row\nwhere: count(guide) > 5\nexpect: base.low > 1") ==
        Lines{"p/a.yaml:4:8: \"where\" chooses what median, shared and count look at, so it cannot use them"});
}

TEST_CASE("checks are known, alone, and look at guides", "[rule]") {
  CHECK(mistakes_in("each: guide\ncheck: reader\nwith: nul").empty());
  CHECK(mistakes_in("each: guide\ncheck: plain").empty());
  CHECK(mistakes_in("each: guide\ncheck: readers\nwith: nul") ==
        Lines{"p/a.yaml:4:8: unknown check \"readers\" | did you mean `reader`?"});
  CHECK(mistakes_in("each: guide\ncheck: plain\nexpect: rows > 1") ==
        Lines{"p/a.yaml:4:8: a rule has either \"expect\" or \"check\", not both"});
  CHECK(mistakes_in("each: row\ncheck: plain") == Lines{"p/a.yaml:4:8: a check looks at a whole guide: `each: guide`"});
  CHECK(mistakes_in("each: guide\ncheck: reader\nwith: yml") ==
        Lines{"p/a.yaml:5:7: \"yml\" is nothing the check reader knows | did you mean `yaml`?"});
  CHECK(mistakes_in("each: guide\ncheck: reader") == Lines{"p/a.yaml:4:8: \"\" is nothing the check reader knows"});
  CHECK(mistakes_in("each: guide\ncheck: plain\nwith: yaml") ==
        Lines{"p/a.yaml:5:7: \"yaml\" is nothing the check plain knows"});
}

TEST_CASE("examples are of one kind each, some good and some bad", "[rule]") {
  const std::string body = "title: t\nwhy: w\neach: row\nexpect: base.low > 1\nexamples:\n";
  CHECK(mistakes(body + "  - bad: {}\n") == Lines{"p/a.yaml:6:3: the examples hold none that is good"});
  CHECK(mistakes(body + "  - good: {}\n") == Lines{"p/a.yaml:6:3: the examples hold none that is bad"});
  CHECK(mistakes(body + "  - good: {}\n  - warn: {}\n").empty());
  CHECK(mistakes(body + "  - good: {}\n  - bad: {}\n  - {good: {}, bad: {}}\n  - at: x\n") ==
        Lines{"p/a.yaml:8:5: an example has exactly one of the keys good, bad, warn, skip",
              "p/a.yaml:9:5: an example has exactly one of the keys good, bad, warn, skip"});
  CHECK(mistakes(body + "  - good: {}\n  - bad: {}\n    say: x\n") ==
        Lines{"p/a.yaml:8:5: unknown key \"say\" in an example | did you mean `says`?"});
}

const std::string k_param = "each: row\nparams: {most: 5}\nexpect: base.low < most";

TEST_CASE("the configuration changes a param", "[rule]") {
  const auto rules =
      made_rules({{"a", k_param}}, {{.rule = "a", .name = "most", .value = "50", .origin = "guidelint.yaml:9"}});
  CHECK(rules->find("a")->params.at(0).second == "50");
  CHECK(run(*rules, guide_text({"region: Oslo, base_low: 9"})).outcomes[0].findings.empty());
}

TEST_CASE("a param that the rule does not have cannot be changed", "[rule]") {
  CHECK(mistakes_in(k_param, {{.rule = "a", .name = "moist", .value = "50", .origin = "guidelint.yaml:9"}}) ==
        Lines{"p/a.yaml:1:1: guidelint.yaml:9 sets \"moist\", which is not a param of a | did you mean `most`?"});
  CHECK(mistakes_in(k_param, {{.rule = "b", .name = "moist", .value = "50", .origin = "guidelint.yaml:9"}}).empty());
}

TEST_CASE("a value that is no constant is told once, with the line of the configuration", "[rule]") {
  const auto with = [](std::string value) {
    return mistakes_in(k_param,
                       {{.rule = "a", .name = "most", .value = std::move(value), .origin = "guidelint.yaml:9"}});
  };
  CHECK(with("5 +").at(0).starts_with("p/a.yaml:4:10: guidelint.yaml:9 sets most to \"5 +\": "));
  CHECK(with("5 +").size() == 1);
  CHECK(with("base.low") ==
        Lines{"p/a.yaml:4:10: guidelint.yaml:9 sets most to \"base.low\": a parameter is a constant"});
  CHECK(with("").size() == 1);
  CHECK(with(std::string(5000, '(')).size() == 1);
}

TEST_CASE("a value of another type is told in the expression that cannot use it, inside the file", "[rule]") {
  const auto set =
      build({{"p/a.yaml", rule_text(k_param)}},
            {{.rule = "a", .name = "most", .value = "'" + std::string(9000, 'x') + "'", .origin = "guidelint.yaml:9"}});
  REQUIRE_FALSE(set->mistakes().empty());
  for (const Mistake& mistake : set->mistakes()) {
    CHECK(mistake.span.end <= mistake.file->raw().size());
    for (const auto& [span, text] : mistake.notes) CHECK(span.end <= mistake.file->raw().size());
  }
}

}  // namespace
}  // namespace guidelint::rule
