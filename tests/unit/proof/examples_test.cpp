#include "proof/examples.h"

#include <fmt/format.h>

#include "made_rules.h"

namespace guidelint::proof {
namespace {

// The result and message of the second example; the first is the other kind that a rule needs, and passes.
ExampleResult second(const std::string& rule, const std::vector<std::pair<std::string, std::string>>& others = {}) {
  const auto rules = made_up(rule, others);
  std::vector<ExampleResult> results = results_of(*rules);
  REQUIRE(results.size() == 2);
  INFO(results[0].message);
  CHECK(results[0].passed);
  results[1].example = nullptr;  // the rules end here
  return results[1];
}

const std::string k_order = "each: row\nexpect: base.low <= base.high\n";
const std::string k_good = k_order + "examples:\n  - good: {}\n  - ";
const std::string k_bad = k_order + "examples:\n  - bad: {front.base: 2K..1K}\n  - ";

TEST_CASE("a bad example that is reported passes, a good one that is not passes", "[proof]") {
  const ExampleResult bad =
      second(k_good + "bad: {front.base: 165K..120K}\n    at: base_low\n    says: base_low 165,000 is above\n");
  CHECK(bad.result == Result::reported);
  CHECK(bad.passed);
  CHECK(bad.message.empty());
  const ExampleResult good = second(k_bad + "good: {base: 120K..120K}\n");
  CHECK(good.result == Result::silent);
  CHECK(good.passed);
}

TEST_CASE("a bad example without a finding is missing one", "[proof]") {
  const ExampleResult result = second(k_good + "bad: {base: 120K..165K}\n    at: base_low\n");
  CHECK(result.result == Result::missing);
  CHECK(!result.passed);
  CHECK(result.message == "expected a finding at base_low, found none");
}

TEST_CASE("a good example with a finding is noisy, a bad one with two as well", "[proof]") {
  const ExampleResult good = second(k_bad + "good: {front.base: 165K..120K}\n");
  CHECK(good.result == Result::noisy);
  CHECK(good.message ==
        "expected no finding, found 13:15 error: base_low 165,000 is above base_high 120,000 for New York");
  const ExampleResult bad = second(
      "each: row\nexpect: [base.low <= base.high, stock.low <= stock.high]\n"
      "examples:\n  - good: {}\n  - bad: {front.base: 2K..1K, front.stock: 4K..3K}\n");
  CHECK(bad.result == Result::noisy);
  CHECK(bad.message.find("expected a finding, found 2: 13:15 error: base_low 2,000") == 0);
}

TEST_CASE("a finding at another value is misplaced", "[proof]") {
  const ExampleResult result = second(k_good + "bad: {front.base: 165K..120K}\n    at: base_high\n");
  CHECK(result.result == Result::misplaced);
  CHECK(result.message ==
        "expected a finding at base_high, found 13:15 error: base_low 165,000 is above base_high 120,000 for New York");
}

TEST_CASE("a place is named by key, header, field or side", "[proof]") {
  for (const std::string at : {"base_low", "base", "front.base"}) {
    CAPTURE(at);
    CHECK(second(fmt::format("{}bad: {{front.base: 165K..120K}}\n    at: {}\n", k_good, at)).passed);
  }
  const std::string table =
      "each: row\nexpect: body.base.low <= body.base.high\nexamples:\n  - good: {}\n  - bad: {base: 165K..120K}\n    "
      "at: ";
  CHECK(second(table + "body.base\n").passed);
  CHECK(second(table + "Base Salary\n").passed);
  CHECK(second(table + "base\n").result == Result::misplaced);
}

TEST_CASE("a finding in other words is misworded, one of another level too", "[proof]") {
  const ExampleResult words = second(k_good + "bad: {front.base: 165K..120K}\n    says: is below\n");
  CHECK(words.result == Result::misworded);
  CHECK(words.message.find("expected a finding that says \"is below\", found 13:15") == 0);
  const ExampleResult level = second(k_good + "warn: {front.base: 165K..120K}\n");
  CHECK(level.result == Result::misworded);
  CHECK(level.message.find("expected a warning, found 13:15 error:") == 0);
  const std::string tiers = "each: row\nexpect: base.low < 200K\nwarn: base.low < 150K\nexamples:\n  - good: {}\n  - ";
  CHECK(second(tiers + "warn: {base: 160K..170K}\n").passed);
  CHECK(second(tiers + "bad: {base: 210K..220K}\n").passed);
  CHECK(second(tiers + "bad: {base: 160K..170K}\n").result == Result::misworded);
}

TEST_CASE("a cause may be what an example says and may change the level", "[proof]") {
  const std::string rule =
      k_order + "maybe: [{because: 'ends swapped for {region}', level: warning}]\nexamples:\n  - good: {}\n  - ";
  CHECK(second(rule + "warn: {front.base: 165K..120K}\n    says: swapped for New York\n").passed);
  CHECK(second(rule + "bad: {front.base: 165K..120K}\n    level: warning\n").passed);
  CHECK(second(rule + "bad: {front.base: 165K..120K}\n").result == Result::misworded);
}

TEST_CASE("an example may say what a finding must not say", "[proof]") {
  const std::string rule = k_order + "maybe: [{because: ends swapped}]\nexamples:\n  - good: {}\n  - ";
  const std::string bad = "bad: {front.base: 165K..120K}\n    unsaid: ";
  CHECK(second(rule + bad + "a digit is missing\n").passed);
  CHECK(second(rule + bad + "swapped\n").result == Result::misworded);
  CHECK(second(rule + bad + "[a digit is missing, swapped]\n")
            .message.find("expected a finding that does not say \"swapped\", found ") == 0);
}

TEST_CASE("a skip may say why it is one", "[proof]") {
  const auto skipped = [](const std::string& skip) {
    const auto rules = made_up(
        "each: row\nwhere: exists(front.total)\nexpect: front.base.low <= front.base.high\nexamples:\n"
        "  - good: {}\n  - bad: {front.base: 2K..1K}\n  - skip: " +
        skip);
    return results_of(*rules).at(2);
  };
  CHECK(skipped("{front.total: null}\n    says: left out by where\n").passed);
  CHECK(skipped("{front.base: null}\n    says: front.base is missing\n").passed);
  const ExampleResult wrong = skipped("{front.base: null}\n    says: left out by where\n");
  CHECK(wrong.result == Result::misworded);
  CHECK(wrong.message ==
        "expected it not to be judged because \"left out by where\", but the reason is \"front.base is missing\"");
}

TEST_CASE("a skip is not judged or not looked at", "[proof]") {
  const auto results = [](const std::string& where, const std::string& skip) {
    const auto rules = made_up(
        "each: row\n" + where +
        "expect: base.low <= base.high\nexamples:\n  - good: {}\n  - bad: {front.base: 2K..1K}\n  - skip: " + skip);
    return results_of(*rules).at(2).result;
  };
  CHECK(results("", "{base: null}\n") == Result::silent);
  CHECK(results("where: stock.low > 0\n", "{stock: 0..1K}\n") == Result::silent);
  CHECK(results("where: stock.low > 0\n", "{}\n") == Result::noisy);
  CHECK(results("", "{base: 1K..2K}\n") == Result::noisy);
  CHECK(results("", "{front.base: 2K..1K}\n") == Result::noisy);
}

TEST_CASE("an example that cannot be used is broken, with the reason", "[proof]") {
  const ExampleResult field = second(k_good + "bad: {bsae: 165K..120K}\n");
  CHECK(field.result == Result::broken);
  CHECK(field.message == "no field is called \"bsae\"; did you mean `base`?");
  CHECK(second(k_good + "bad: {base: 2K..1K}\n    today: 2026-02-30\n").message == "today: 2026-02-30 is not a date");
  CHECK(second(k_good + "bad: [1, 2]\n").message == "an example is a map of fields, the text of a line, or a guide");
  CHECK(second(k_good + "bad: {guide: 'a « b'}\n").message == "a mark « without its »");
  CHECK(second(k_good + "bad: {guide: a, base: 1K}\n").message == "base cannot be set beside a whole guide");
}

TEST_CASE("findings of a whole guide must stand exactly at its marks", "[proof]") {
  const std::string table = "        | Region | Base Salary | Total Comp |\n        |---|---|---|\n        | London | ";
  const std::string head =
      "each: row\nexpect: base.low <= base.high\nexamples:\n  - good: {}\n  - bad:\n      guide: |\n" + table;
  CHECK(second(head + "«£165K»–£120K | £165K–£170K |\n").passed);
  CHECK(second(head + "£165K–«£120K» | £165K–£170K |\n").result == Result::misplaced);
  CHECK(second(head + "«£165K–£120K» | £165K–£170K |\n").result == Result::misplaced);
  CHECK(second(head + "«£165K»–£120K | «£165K»–£170K |\n").result == Result::misplaced);
  CHECK(second(head + "£165K–£170K | «£165K»–£170K |\n").message == "expected a finding at 3:26, found none");
}

TEST_CASE("a line is looked at as a line of the text", "[proof]") {
  const ExampleResult bad = second(
      "each: line\nexpect: not has(text, 'shibboleth')\nsay: found\nexamples:\n  - good: nothing\n  - bad: a "
      "shibboleth\n");
  INFO(bad.message);
  CHECK(bad.result == Result::reported);
}

TEST_CASE("rules that it yields to speak first", "[proof]") {
  const std::string other = "each: row\nexpect: base.low < 1M\nexamples:\n  - good: {}\n  - bad: {base: 1M..2M}\n";
  const std::string rule =
      "each: row\nyields_to: [other]\nexpect: base.low <= base.high\nexamples:\n  - bad: {front.base: 2K..1K}\n  - ";
  CHECK(second(rule + "good: {front.base: 2M..1M}\n", {{"other", other}}).passed);
}

TEST_CASE("today and the earlier version are the example's", "[proof]") {
  const std::string due =
      "each: guide\nexpect: next_review_due >= today\nexamples:\n  - good: {}\n  - bad: {next_review_due: "
      "2026-05-23}\n";
  CHECK(second(due + "    today: 2026-05-24\n").passed);
  CHECK(second(due + "    today: 2026-05-23\n").result == Result::missing);
  const std::string changed =
      "each: guide\nexpect: figures == before.figures\nsay: changed\nexamples:\n  - good: {}\n  - bad: {base: "
      "125K..165K}\n    before: ";
  CHECK(second(changed + "{base: 120K..160K}\n").passed);
  CHECK(second(changed + "{base: 125K..165K}\n").result == Result::missing);
}

TEST_CASE("a crowd is made for rules that look at the whole corpus", "[proof]") {
  const std::string rule =
      "each: row\nlet: {usual: 'median(base, by=[region], min=5)'}\nexpect: base == usual within 20%\nexamples:\n"
      "  - good: {}\n  - bad: {base: 220K..260K}\n    among: ";
  CHECK(second(rule + "[{count: 4}, {base: 121K..160K}]\n").passed);
  CHECK(second(rule + "{count: 3}\n").result == Result::missing);
  CHECK(second(rule + "{count: many}\n").message == "among: count many is not a number from 1 to 1000");
}

TEST_CASE("garbled characters of an example are those of the rule file", "[proof]") {
  const auto rules = made_up(
      "each: line\nexpect: not mojibake(text)\nsay: garbled\nexamples:\n  - good: Zürich\n"
      "  - bad: \"| London | \xC3\x82\xC2\xA3"
      "85K\xC3\xA2\xE2\x82\xAC\xE2\x80\x9C\xC3\x82\xC2\xA3"
      "138K |\"\n");
  const auto results = results_of(*rules);
  REQUIRE(results.size() == 2);
  CHECK(results[0].passed);
  INFO(results[1].message);
  CHECK(results[1].passed);
}

}  // namespace
}  // namespace guidelint::proof
