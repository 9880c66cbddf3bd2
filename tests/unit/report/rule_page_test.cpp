#include "report/rule_page.h"

#include <algorithm>

#include "report/chosen_examples.h"
#include "report/markdown_text.h"
#include "report/rule_source.h"
#include "report/rule_text.h"
#include "unit/proof/made_rules.h"

namespace guidelint::report {
namespace {

const std::string k_rule =
    "each: row\n"
    "level: warning\n"
    "expect: base.low < 200K\n"
    "maybe:\n"
    "  - if: base.low > 1M\n"
    "    because: a zero too many\n"
    "examples:\n"
    "  - good: {base: 1K..1K}\n"
    "  - good: {base: 2K..2K}      # two\n"
    "  - good: {base: 3K..3K}\n"
    "  - good: {base: 4K..4K}\n"
    "\n"
    "  # too much\n"
    "  - bad: {base: 200K..300K}\n"
    "    at: base_low\n"
    "    # exactly the limit\n"
    "  - bad: {base: 201K..300K}\n"
    "  - bad: {base: 2M..3M}\n"
    "  - skip: {base: null}\n"
    "  - skip: {base: Variable}\n"
    "tags: [pay]\n";

std::string joined(const rule::Rule& rule, const ChosenExamples& chosen) {
  std::string text;
  for (const proof::Demonstration* one : chosen.shown) text += source_of(rule, *one->example);
  return text;
}

}  // namespace

TEST_CASE("a reader is shown a few good examples, and the first bad one of each cause", "[report]") {
  const auto rules = proof::made_up(k_rule);
  const rule::Rule& rule = *rules->find("made-up");
  const auto all = proof::demonstrate(*rules, rule);
  REQUIRE(all.size() == 9);
  const ChosenExamples chosen = choose_examples(all);
  CHECK(joined(rule, chosen) ==
        "- good: {base: 1K..1K}\n"
        "- good: {base: 2K..2K}      # two\n"
        "- good: {base: 3K..3K}\n"
        "- bad: {base: 200K..300K}\n"
        "  at: base_low\n"
        "  # exactly the limit\n"
        "- bad: {base: 2M..3M}\n"
        "- skip: {base: null}\n");
  CHECK(chosen.left_out == 3);
}

TEST_CASE("two examples are not worth hiding", "[report]") {
  const auto rules = proof::made_up(
      "each: row\nexpect: base.low < 200K\nexamples:\n"
      "  - good: {base: 1K..1K}\n  - good: {base: 2K..2K}\n  - good: {base: 3K..3K}\n  - good: {base: 4K..4K}\n"
      "  - bad: {base: 200K..300K}\n  - bad: {base: 300K..400K}\n");
  const auto all = proof::demonstrate(*rules, *rules->find("made-up"));
  const ChosenExamples chosen = choose_examples(all);
  CHECK(chosen.shown.size() == 6);
  CHECK(chosen.left_out == 0);
}

TEST_CASE("examples that share a line are shown one by one", "[report]") {
  const auto rules = proof::made_up(
      "each: row\nexpect: base.low < 200K\nexamples: [{good: {base: 1K..1K}}, {bad: {base: 200K..300K}}]\n");
  const rule::Rule& rule = *rules->find("made-up");
  REQUIRE(rule.examples.size() == 2);
  CHECK(source_of(rule, rule.examples[0]) == "{good: {base: 1K..1K}}\n");
  CHECK(source_of(rule, rule.examples[1]) == "{bad: {base: 200K..300K}}\n");
}

TEST_CASE("the source of a key ends where the next one begins", "[report]") {
  const auto rules = proof::made_up(k_rule);
  const rule::Rule& rule = *rules->find("made-up");
  CHECK(source_of(rule, "maybe") == "  - if: base.low > 1M\n    because: a zero too many\n");
  CHECK(source_of(rule, "tags") == "tags: [pay]\n");
  CHECK(source_of(rule, "warn").empty());
}

TEST_CASE("explain says how many examples it does not show", "[report]") {
  const auto rules = proof::made_up(k_rule);
  const rule::Rule& rule = *rules->find("made-up");
  const std::string few = rule_text(*rules, rule, ExamplesShown::chosen);
  CHECK(few.find("4K") == std::string::npos);
  CHECK(few.find("  … and 3 more (--verbose)\n") != std::string::npos);
  const std::string all = rule_text(*rules, rule, ExamplesShown::all);
  CHECK(all.find("  - good: {base: 4K..4K}\n") != std::string::npos);
  CHECK(all.find("more (--verbose)") == std::string::npos);
}

TEST_CASE("a page shows what full prints for its examples", "[report]") {
  const auto rules = proof::made_up(k_rule);
  const rule::Rule* rule = rules->find("made-up");
  const std::vector<const rule::Rule*> chosen = {rule};
  const auto pages = rule_pages(*rules, chosen, [](const rule::Rule&) { return std::string(); });
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].name == "made-up.md");
  CHECK(pages[1].name == "README.md");
  for (const Page& page : pages) CHECK(page.text.starts_with(k_page_mark));
  CHECK(pages[0].text.find("```text\n"
                           "warning[made-up]: base_low 200,000 is not below 200,000 for New York\n"
                           "  --> exampleco/data-engineer.md:13:15\n"
                           "   |\n"
                           "13 |     base_low: 200000\n"
                           "   |               ^^^^^^\n") != std::string::npos);
  CHECK(pages[0].text.find("1. a zero too many\\\n   if `base.low > 1M`\n") != std::string::npos);
  CHECK(pages[0].text.find("And 3 more in `made/made-up.yaml`.\n") != std::string::npos);
  CHECK(pages[0].text.find("](") == std::string::npos);  // a built-in rule has no file to link to
}

}  // namespace guidelint::report
