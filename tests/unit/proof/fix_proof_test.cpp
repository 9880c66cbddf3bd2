// What `fixed`, `still` and `safe` of an example say when the fix is another.
#include "proof/fix_proof.h"

#include "unit/proof/made_rules.h"

namespace guidelint::proof {
namespace {

// The result of the second example, which is bad; `more`: what follows it.
ExampleResult result_of(const std::string& rule, const std::string& example,
                        const std::vector<std::pair<std::string, std::string>>& others = {}) {
  const auto rules = made_up(rule + "\nexamples:\n  - good: {}\n  - " + example + "\n", others);
  std::vector<ExampleResult> results = results_of(*rules);
  REQUIRE(results.size() == 2);
  results[1].example = nullptr;  // the rules end here
  return results[1];
}

const std::string k_order = "each: row\nexpect: base.low <= base.high\n";
const std::string k_swap = k_order + "fix: {left: right, right: left}";
const std::string k_bad = "bad: {front.base: 165K..120K}";

void check_misfixed(const ExampleResult& result, std::string_view message) {
  CHECK(result.result == Result::misfixed);
  CHECK_FALSE(result.passed);
  CHECK(result.message == message);
}

TEST_CASE("a fix that gives the guide of `fixed` passes", "[proof]") {
  const ExampleResult result = result_of(k_swap, k_bad + "\n    fixed: {front.base: 120K..165K}\n    safe: false");
  CHECK(result.message.empty());
  CHECK(result.passed);
}

TEST_CASE("a fix that gives another guide is shown by the first line that differs", "[proof]") {
  check_misfixed(
      result_of(k_swap, k_bad + "\n    fixed: {front.base: 120K..166K}"),
      "the fix gives another guide; line 14: expected `    base_high: 166000`, found `    base_high: 165000`");
}

TEST_CASE("a fix that is expected and not there is missed, and the other way round", "[proof]") {
  check_misfixed(result_of(k_order, k_bad + "\n    fixed: {front.base: 120K..165K}"), "expected a fix, found none");
  check_misfixed(result_of(k_swap, k_bad + "\n    fixed: none"), "expected no fix, found: swap `165000` and `120000`");
  CHECK(result_of(k_order, k_bad + "\n    fixed: none").passed);
}

TEST_CASE("whether a fix is safe is proved as well", "[proof]") {
  check_misfixed(result_of(k_swap, k_bad + "\n    fixed: {front.base: 120K..165K}\n    safe: true"),
                 "expected a fix that is safe, found one that is unsafe");
}

TEST_CASE("a fix must remove its finding, though the example says nothing of it", "[proof]") {
  check_misfixed(result_of(k_order + "fix: {left: right + 1}", k_bad), "the fix does not remove the finding");
}

TEST_CASE("a fix must raise nothing new", "[proof]") {
  const std::string other =
      "each: row\nexpect: base.low > 130000\nexamples:\n  - good: {base: 140K..165K}\n  - bad: {base: 120K..165K}\n";
  check_misfixed(result_of(k_order + "fix: {left: right}", k_bad, {{"low", other}}), "the fix raises low");
  CHECK(
      result_of(k_order + "fix: {left: right}\nleaves: [low]", k_bad + "\n    still: [low]", {{"low", other}}).passed);
}

TEST_CASE("what is still to be found afterwards must be", "[proof]") {
  const std::string other =
      "each: row\nexpect: base.low > 100\nexamples:\n  - good: {base: 140K..165K}\n  - bad: {base: 1..2}\n";
  check_misfixed(result_of(k_swap, k_bad + "\n    still: [low]", {{"low", other}}),
                 "still: low finds nothing after the fix");
}

}  // namespace
}  // namespace guidelint::proof
