#include "proof/mutate.h"

#include <algorithm>

#include "made_rules.h"

namespace guidelint::proof {
namespace {

// "line: what" of each survivor of the rule "made-up"; two lines, title and why, stand before `text`.
std::vector<std::string> survivors(const std::string& text, std::size_t* mutants = nullptr) {
  const auto rules = made_up(text);
  const rule::Rule* rule = rules->find("made-up");
  REQUIRE(rule != nullptr);
  for (const ExampleResult& result : test_rule(*rules, *rule)) {
    INFO(result.message);
    REQUIRE(result.passed);
  }
  const Mutation mutation = mutate_rule(*rules, *rule);
  if (mutants != nullptr) *mutants = mutation.mutants;
  std::vector<std::string> lines;
  for (const Survivor& one : mutation.survivors) {
    lines.push_back(std::to_string(rule->file->position(one.place.begin).line) + ": " + one.what);
  }
  return lines;
}

using Lines = std::vector<std::string>;

const std::string k_order =
    "each: row\n"
    "expect: front.base.low <= front.base.high\n"
    "examples:\n"
    "  - bad: {front.base: 165K..120K}\n";

TEST_CASE("a rule with sharp examples has no survivor", "[proof]") {
  std::size_t mutants = 0;
  CHECK(survivors(k_order + "  - good: {front.base: 120K..120K}\n", &mutants).empty());
  CHECK(mutants == 1);
}

TEST_CASE("without its sharpest example the rule has exactly the survivor that example caught", "[proof]") {
  CHECK(survivors(k_order + "  - good: {front.base: 120K..165K}\n") == Lines{"4: `<=` became `<`"});
}

TEST_CASE("an expectation that no bad example breaks survives its removal, wherever it stands in the list", "[proof]") {
  const std::string text =
      "each: row\n"
      "expect:\n"
      "  - front.base >= 1   # of block style\n"
      "  - front.total >= 1\n"
      "examples:\n"
      "  - good: {front.base: 1..2, front.total: 1..2}\n";
  CHECK(survivors(text + "  - bad: {front.base: 0..2}\n") ==
        Lines{"6: `front.total >= 1` dropped", "6: `1` became `0`"});
  CHECK(survivors(text + "  - bad: {front.total: 0..2}\n") ==
        Lines{"5: `front.base >= 1` dropped", "5: `1` became `0`"});
  CHECK(survivors(text + "  - bad: {front.base: 0..2}\n  - bad: {front.total: 0..2}\n").empty());
}

TEST_CASE("a cause is noticed by what an example says, or must not say", "[proof]") {
  const std::string text =
      "each: row\n"
      "expect: front.base.low <= front.base.high\n"
      "maybe:\n"
      "  - if: left > right * 5\n"
      "    because: a digit is missing\n"
      "examples:\n"
      "  - good: {front.base: 120K..120K}\n"
      "  - bad: {front.base: 120K..16.5K}\n"
      "    says: a digit is missing\n";
  CHECK(survivors(text) == Lines{"6: `left > right * 5` became `true`", "6: `>` became `>=`", "6: `5` became `2.5`"});
  CHECK(survivors(text + "  - bad: {front.base: 120K..24K}\n    unsaid: a digit is missing\n").empty());
}

TEST_CASE("the level of a cause is noticed by the level of an example", "[proof]") {
  const std::string text =
      "each: row\n"
      "expect: front.base.low <= front.base.high\n"
      "maybe:\n"
      "  - because: it happens\n"
      "    level: info\n"
      "examples:\n"
      "  - good: {front.base: 120K..120K}\n"
      "  - bad: {front.base: 165K..120K}\n"
      "    says: it happens\n"
      "    level: info\n";
  CHECK(survivors(text).empty());
}

TEST_CASE("a tier and a where that no example needs survive", "[proof]") {
  const std::string text =
      "each: row\n"
      "where: known(front.base)\n"
      "expect: front.base.low <= front.base.high\n"
      "warn: front.base.low < front.base.high\n"
      "examples:\n"
      "  - bad: {front.base: 165K..120K}\n"
      "  - good: {front.base: 120K..121K}\n";
  CHECK(survivors(text) ==
        Lines{"4: `where` dropped", "5: `<=` became `<`", "6: `warn` dropped", "6: `<` became `<=`"});
  CHECK(survivors(text +
                  "  - warn: {front.base: 120K..120K}\n  - skip: {front.base: null}\n    says: left out by where\n")
            .empty());
}

TEST_CASE("a let that a mutant leaves unused is no reason to leave the mutant out", "[proof]") {
  const std::string text =
      "each: row\n"
      "let: {half: front.base / 2}\n"
      "expect: not (front.total < half and front.total < 100K)\n"
      "say: too small\n"
      "examples:\n"
      "  - bad: {front.base: 120K..120K, front.total: 40K..40K}\n"
      "  - good: {front.base: 120K..120K, front.total: 120K..120K}\n";
  const auto lines = survivors(text);
  CHECK(std::ranges::find(lines, "5: `front.total < half and` dropped") != lines.end());
}

TEST_CASE("a rule that is a check has no mutants", "[proof]") {
  std::size_t mutants = 1;
  CHECK(survivors("each: guide\ncheck: reader-problem\nwith: nul-byte\n"
                  "examples:\n  - good: {}\n  - bad: 'a \\x00 b'\n",
                  &mutants)
            .empty());
  CHECK(mutants == 0);
}

}  // namespace
}  // namespace guidelint::proof
