// One finding for a guide where a rule says `per: guide`.
#include "unit/rule/made_rules.h"

namespace guidelint::rule {
namespace {

std::string lines(std::initializer_list<std::string_view> all) {
  std::string text;
  for (const std::string_view line : all) text += fmt::format("{}\n", line);
  return text;
}

const std::string k_lines =
    "each: line\nper: guide\nexpect: not (text ~ 'x')\nsay: \"an x\"\nmaybe:\n"
    "  - {if: \"text ~ 'xx'\", because: two}\n  - {because: one}";

TEST_CASE("lines with one cause become one finding that counts them and keeps the places", "[rule]") {
  const auto rules = made_rules({{"a", k_lines}});
  const Ran ran = run(*rules, lines({"x", "", "x", "x"}));
  CHECK(lines_of(ran.outcomes[0].findings) == Lines{"1:1 error a: 3 lines: one"});
  const finding::Finding& finding = ran.outcomes[0].findings.at(0);
  CHECK(finding.places == 3);
  CHECK_FALSE(finding.cause);
  REQUIRE(finding.labels.size() == 2);
  CHECK(finding.labels[0].place.begin == text::Position{3, 1});
  CHECK(finding.labels[0].text.empty());
  CHECK(finding.labels[1].place.begin == text::Position{4, 1});
  CHECK(ran.tally("a").failed == 3);
}

TEST_CASE("lines with several causes are counted by cause, the commonest first, the few by their lines", "[rule]") {
  const auto rules = made_rules({{"a", k_lines}});
  const Ran ran = run(*rules, lines({"xx", "x", "x", "x", "x", "xx"}));
  CHECK(lines_of(ran.outcomes[0].findings) == Lines{"1:1 error a: 6 lines: one (4 lines); two (lines 1, 6)"});
}

TEST_CASE("a line alone stays as it is", "[rule]") {
  const auto rules = made_rules({{"a", k_lines}});
  const Ran ran = run(*rules, lines({"", "xx"}));
  CHECK(lines_of(ran.outcomes[0].findings) == Lines{"2:1 error a: an x <two>"});
  CHECK(ran.outcomes[0].findings.at(0).places == 1);
}

TEST_CASE("more than five kinds of faulty lines are counted, not listed", "[rule]") {
  const auto rules = made_rules({{"a", "each: line\nper: guide\nexpect: not (text ~ 'x')\nsay: \"{text}\""}});
  const Ran ran = run(*rules, lines({"x1", "x2", "x3", "x4", "x5", "x6", "x7"}));
  CHECK(lines_of(ran.outcomes[0].findings) ==
        Lines{"1:1 error a: 7 lines: x1 (line 1); x2 (line 2); x3 (line 3); x4 (line 4); x5 (line 5); 2 more kinds"});
}

TEST_CASE("rows become the worst of their findings, which says how many more there are", "[rule]") {
  const auto rules = made_rules({{"a", "each: row\nper: guide\nexpect: base.low < 100\nwarn: base.low < 50"}});
  const Ran ran = run(*rules, guide_text({"region: Oslo, base_low: 60", "region: Bergen, base_low: 100",
                                          "region: Molde, base_low: 1", "region: Bodo, base_low: 200"}));
  CHECK(lines_of(ran.outcomes[0].findings) ==
        Lines{"7:32 error a: base_low 100 is not below 100 for Bergen; 2 more in this guide"});
  const finding::Finding& finding = ran.outcomes[0].findings.at(0);
  CHECK(finding.places == 3);
  REQUIRE(finding.labels.size() == 2);
  CHECK(finding.labels[0].place.begin == text::Position{6, 30});
  CHECK(finding.labels[0].text == "base_low 60 is not below 50 for Oslo");
  CHECK(finding.labels[1].place.begin == text::Position{9, 30});
}

TEST_CASE("rules without `per: guide` keep their findings apart", "[rule]") {
  const auto rules = made_rules({{"a", "each: row\nexpect: base.low < 100"}});
  const Ran ran = run(*rules, guide_text({"region: Oslo, base_low: 100", "region: Bergen, base_low: 100"}));
  CHECK(ran.outcomes[0].findings.size() == 2);
}

TEST_CASE("the fixes of lines become one, of the safe ones if there is any", "[rule]") {
  const std::string fixed =
      k_lines.substr(0, k_lines.find("maybe:")) +
      "maybe:\n  - {if: \"text ~ 'xx'\", because: two, fix: {text: \"replace(text, 'x', 'z')\"}}\n"
      "  - {if: \"text ~ '-'\", because: three, fix: none}\n"
      "  - {because: one, fix: {text: \"replace(text, 'x', 'y')\"}, safe: true}";
  const auto rules = made_rules({{"a", fixed}});
  const auto fix_of = [&](const std::string& guide) { return run(*rules, guide).outcomes[0].findings.at(0).fix; };

  const std::string guide = lines({"xx", "x", "-x", "x"});
  const auto safe = fix_of(guide);
  REQUIRE(safe);
  CHECK(safe->safety == finding::Safety::safe);
  CHECK(safe->title == "write `y` for `x`; 1 more in this guide");
  CHECK(text::edited(guide, safe->edits) == lines({"xx", "y", "-x", "y"}));

  const auto unsafe = fix_of(lines({"xx", "-x"}));
  REQUIRE(unsafe);
  CHECK(unsafe->safety == finding::Safety::unsafe);
  CHECK(unsafe->title == "write `zz` for `xx`");
  CHECK_FALSE(fix_of(lines({"-x", "-x"})));
}

}  // namespace
}  // namespace guidelint::rule
