// Which ignores are for nothing, and what is left of a guide when they are taken out.
#include <string_view>

#include "check/checks.h"
#include "support/catch.h"
#include "text/edit.h"
#include "unit/rule/made_rules.h"

namespace guidelint::check {
namespace {

using rule::Lines;

std::vector<finding::Finding> unused(const std::string& guide) {
  const auto rules =
      rule::made_rules({{"above", "each: row\nexpect: base.low <= base.high"},
                        {"low", "each: row\nexpect: base.low > 10"},
                        {"odd", "each: row\nexpect: base.low != 7"},
                        {"ignore-unused", "each: guide\ncheck: ignore-comment\nwith: unused\nsafe: true"}},
                       {}, all_checks());
  rule::Ran ran = rule::run(*rules, guide);
  rule::apply_ignores(ran.plan, {.today = *base::parse_date("2026-03-01")}, ran.outcomes[0]);
  std::erase_if(ran.outcomes[0].findings, [](const auto& finding) { return finding.rule != "ignore-unused"; });
  return ran.outcomes[0].findings;
}

// The guide after the first fix, and so on until there is none.
std::string mended(std::string guide) {
  for (int round = 0; round < 10; ++round) {
    const auto findings = unused(guide);
    if (findings.empty() || !findings.front().fix) break;
    CHECK(findings.front().fix->safety == finding::Safety::safe);
    guide = text::edited(guide, findings.front().fix->edits);
  }
  return guide;
}

const std::string k_head = "---\ncompany: acme\ncompensation:\n";
const std::string k_oslo = "  - region: Oslo\n    base_low: 5\n    base_high: 6\n";
const std::string k_tail = "---\n### Data Engineer | Acme Global Negotiation Guide\n";

TEST_CASE("a line of YAML goes whole, a comment behind a key with the blanks before it", "[check]") {
  CHECK(mended(k_head + "  # guidelint-ignore above: no\n" + k_oslo + k_tail) == k_head + k_oslo + k_tail);
  CHECK(mended("---\r\ncompany: acme\r\n# guidelint-ignore above: no\r\nrole: x\r\n---\r\n") ==
        "---\r\ncompany: acme\r\nrole: x\r\n---\r\n");
  CHECK(mended("---\r\ncompany: acme \t # guidelint-ignore above: no \r\nrole: x\r\n---\r\n") ==
        "---\r\ncompany: acme\r\nrole: x\r\n---\r\n");
  CHECK(mended("---\n# guidelint-ignore above: no\n---\n") == "---\n---\n");
}

TEST_CASE("an ignore that is used stays, also beside one that is not", "[check]") {
  const std::string used = k_head + "  # guidelint-ignore low: as told\n" + k_oslo + k_tail;
  CHECK(unused(used).empty());
  CHECK(mended(k_head + "  # guidelint-ignore above, low: as told\n" + k_oslo + k_tail) == used);
  CHECK(mended(k_head + "  # guidelint-ignore low,above: as told\n" + k_oslo + k_tail) == used);
  CHECK(mended(k_head + "  # guidelint-ignore above, odd, low: as told\n" + k_oslo + k_tail) == used);
  CHECK(mended(k_head + "  # guidelint-ignore above, low , odd: as told\n" + k_oslo + k_tail) == used);
  const auto of_two = unused(k_head + "  # guidelint-ignore above, low: as told\n" + k_oslo + k_tail);
  REQUIRE(of_two.size() == 1);
  CHECK(of_two[0].fix->title == "remove above from the ignore");
}

TEST_CASE("names that are all for nothing go with the comment", "[check]") {
  const auto both = unused(k_head + "  # guidelint-ignore above, odd: no\n" + k_oslo + k_tail);
  REQUIRE(both.size() == 2);
  CHECK(both[0].fix == both[1].fix);
  CHECK(both[0].fix->title == "remove the ignore");
}

TEST_CASE("a name that is no rule's stays, the ignore is wanted", "[check]") {
  const std::string misspelt = k_head + "  # guidelint-ignore loww: as told\n" + k_oslo + k_tail;
  CHECK(unused(misspelt).empty());
  CHECK(mended(k_head + "  # guidelint-ignore above, loww: as told\n" + k_oslo + k_tail) == misspelt);
}

TEST_CASE("a comment of the body goes with its line, or with the blanks before it", "[check]") {
  const std::string comment = "<!-- guidelint-ignore above: no -->";
  CHECK(mended("# T\n\n" + comment + "\nText.\n") == "# T\n\nText.\n");
  CHECK(mended("# T\n\nText.\n\n" + comment + "\n") == "# T\n\nText.\n\n");
  CHECK(mended("# T\n\nText.\n\n  " + comment + "  ") == "# T\n\nText.\n\n");
  CHECK(mended(comment + "\r\n# T\r\n") == "# T\r\n");
  CHECK(mended("# T\n\n<!--\n  guidelint-ignore above:\n  no\n-->\nText.\n") == "# T\n\nText.\n");
  CHECK(mended("# T\n\nText. " + comment + "\nmore\n") == "# T\n\nText.\nmore\n");
  CHECK(mended("# T\n\nText. " + comment + " more\n") == "# T\n\nText. more\n");
  CHECK(mended("# T\n\nText. " + comment + "more\n") == "# T\n\nText. more\n");
  CHECK(mended("# T\n\nText." + comment + "\n") == "# T\n\nText.\n");
  CHECK(mended("| a | b |\n|---|---|\n| 1 | 2 " + comment + " |\n| 3" + comment + " | 4 |\n") ==
        "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n");
}

TEST_CASE("two lines that a comment parted stay apart", "[check]") {
  const std::string comment = "<!-- guidelint-ignore above: no -->";
  CHECK(mended("one\n" + comment + "\ntwo\n") == "one\n\ntwo\n");
  CHECK(mended("one\r\n" + comment + "\r\ntwo\r\n") == "one\r\n\r\ntwo\r\n");
  CHECK(mended("# one\n" + comment + "\ntwo\n") == "# one\ntwo\n");
  CHECK(mended("one\n" + comment + "\n## two\n") == "one\n## two\n");
}

TEST_CASE("of several ignores in one comment each goes alone, the last one with it", "[check]") {
  const std::string row = "| Region | Base Salary | Total Comp |\n|---|---|---|\n| Oslo | $5–$6 | $9 |\n";
  const std::string two = "# T\n\n<!-- guidelint-ignore above: no\n     guidelint-ignore low: as told -->\n" + row;
  CHECK(mended(two) == "# T\n\n<!-- guidelint-ignore low: as told -->\n" + row);
  const std::string other = "# T\n\n<!-- guidelint-ignore low: as told\n     guidelint-ignore above: no -->\n" + row;
  CHECK(mended(other) == "# T\n\n<!-- guidelint-ignore low: as told -->\n" + row);
  CHECK(mended("# T\n\n<!-- guidelint-ignore odd: no\nguidelint-ignore above: no -->\n\nText.\n") ==
        "# T\n\n\nText.\n");
}

TEST_CASE("a comment that never ends is left", "[check]") {
  const std::string open = "# T\n\n<!-- guidelint-ignore above: no\n\nText.\n";
  CHECK(mended(open) == open);
}

}  // namespace
}  // namespace guidelint::check
