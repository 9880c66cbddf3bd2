// Every mistake in `fix`, `safe` and `leaves` of a rule file, word for word, at its place.
#include "unit/rule/made_rules.h"

namespace guidelint::rule {
namespace {

std::vector<Hit> find_nothing(const model::Bound& /*guide*/, std::string_view /*with*/) { return {}; }
const Check k_plain{.name = "plain", .summary = "s", .find = find_nothing};
const std::array<const Check*, 1> k_checks = {&k_plain};

Lines mistakes_in(std::string_view body) {
  return lines_of(build({{"p/a.yaml", rule_text(body)}}, {}, k_checks)->mistakes());
}

Lines of_row(std::string_view more) {
  return mistakes_in(fmt::format("each: row\nexpect: base.low <= base.high\n{}", more));
}

TEST_CASE("a fix is a map, in a cause also none", "[rule]") {
  CHECK(of_row("fix: swap") == Lines{"p/a.yaml:5:6: \"fix\" is a map of what is written where"});
  CHECK(of_row("fix: none") == Lines{"p/a.yaml:5:6: \"fix\" is a map of what is written where"});
  CHECK(of_row("maybe: [{because: b, fix: swap}]") ==
        Lines{"p/a.yaml:5:27: \"fix\" is a map of what is written where, or none"});
  CHECK(of_row("maybe: [{because: b, fix: none}]").empty());
}

TEST_CASE("a fix writes an expression to something that stands in the guide", "[rule]") {
  const std::string help = " | it writes to `left`, `right`, `front` and to fields that stand in the guide";
  CHECK(of_row("fix: {base.low: [1]}") ==
        Lines{"p/a.yaml:5:7: \"base.low\" in fix needs an expression that says what is written"});
  CHECK(of_row("fix: {base.low: null}") ==
        Lines{"p/a.yaml:5:7: \"base.low\" in fix needs an expression that says what is written"});
  CHECK(of_row("fix: {path: path}") == Lines{"p/a.yaml:5:7: a fix cannot write to \"path\"" + help});
  CHECK(of_row("fix: {base + 1: base}") == Lines{"p/a.yaml:5:7: a fix cannot write to \"base + 1\"" + help});
  CHECK(of_row("fix: {base.low: region}") == Lines{"p/a.yaml:5:17: text cannot be written to money"});
  CHECK(of_row("fix: {base.low: 3}").empty());
  CHECK(of_row("fix: {base.lwo: 3}").size() == 1);
}

TEST_CASE("left and right are fields of a comparison", "[rule]") {
  CHECK(mistakes_in("each: row\nexpect: base.low + 1 <= base.high\nfix: {left: right}") ==
        Lines{"p/a.yaml:5:7: a fix cannot write to the left side of `base.low + 1 <= base.high`"});
  CHECK(mistakes_in("each: row\nexpect: exists(base)\nsay: s\nfix: {left: base}") ==
        Lines{"p/a.yaml:6:7: \"left\" is no one thing here: expect is no comparison, or holds several of different "
              "types"});
}

TEST_CASE("front matter is derived for a guide or a row", "[rule]") {
  CHECK(mistakes_in("each: line\nexpect: not (text ~ 'x')\nsay: s\nfix: {front: 'derive(path, body)'}") ==
        Lines{"p/a.yaml:6:7: front matter is derived for a guide or a row, not for each line"});
  CHECK(of_row("fix: {front: 'derive(path, body)', front.base.low: 3}") ==
        Lines{"p/a.yaml:5:6: an entry is derived whole; nothing else can be written beside it"});
}

TEST_CASE("`safe` needs a fix, and is a fact or a condition", "[rule]") {
  CHECK(of_row("safe: true") == Lines{"p/a.yaml:5:7: \"safe\" says something of a fix, and there is none"});
  CHECK(of_row("maybe: [{because: b, fix: none, safe: true}]") ==
        Lines{"p/a.yaml:5:39: \"safe\" says something of a fix, and there is none"});
  CHECK(of_row("fix: {base.low: 3}\nsafe: base.low") ==
        Lines{"p/a.yaml:6:7: expected something that is true or false here"});
}

TEST_CASE("a check makes its fixes itself", "[rule]") {
  CHECK(mistakes_in("each: guide\ncheck: plain\nfix: {role: role}") ==
        Lines{"p/a.yaml:5:6: a check makes its fixes itself; a rule with \"check\" has no \"fix\""});
  CHECK(mistakes_in("each: guide\ncheck: plain\nsafe: true").empty());
}

TEST_CASE("a rule that compares guides has no fix", "[rule]") {
  CHECK(mistakes_in("each: row\nexpect: base.low <= median(base.high, by=[region])\nfix: {base.low: 3}") ==
        Lines{"p/a.yaml:5:6: a rule that compares guides cannot have a fix: its guide is closed by then"});
}

TEST_CASE("what a fix leaves are rules that exist", "[rule]") {
  CHECK(of_row("fix: {base.low: 3}\nleaves: [nobody]") == Lines{"p/a.yaml:6:10: no rule is called \"nobody\""});
  CHECK(of_row("fix: {base.low: 3}\nleaves: [a]").empty());
}

}  // namespace
}  // namespace guidelint::rule
