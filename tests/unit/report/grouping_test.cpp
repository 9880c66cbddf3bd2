#include "report/grouping.h"

#include "made_up.h"

namespace guidelint::report {
namespace {

using finding::Level;

lint::LintResult three_guides() {
  auto low = finding_at(3, 1, "range-reversed", "low above high");
  low.cause = cause("the ends are swapped");
  auto off = finding_at(9, 1, "total-mismatch", "off by 5 %");
  off.level = Level::warning;
  auto quiet = finding_at(1, 1, "rows-identical", "the same");
  quiet.level = Level::info;
  return result_of({{.path = "acme/a.md", .company = "acme", .findings = {low, off}, .owners = {"@pay", "@kim"}},
                    {.path = "acme/b.md", .company = "acme", .findings = {off, quiet}, .owners = {"@kim"}},
                    {.path = "zeta/a.md", .company = "zeta", .findings = {off}}});
}

std::vector<std::string> headings(GroupBy by) {
  const auto result = three_guides();
  std::vector<std::string> lines;
  for (const Group& group : grouped(result, {.group_by = by})) lines.push_back(heading(group));
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("findings are gathered with subtotals, the largest group first", "[report]") {
  CHECK(headings(GroupBy::rule) ==
        Lines{"total-mismatch: 3 warnings in 3 guides", "range-reversed: 1 error in 1 guide"});
  CHECK(headings(GroupBy::cause) == Lines{"total-mismatch, no cause known: 3 warnings in 3 guides",
                                          "range-reversed: the ends are swapped: 1 error in 1 guide"});
  CHECK(headings(GroupBy::company) == Lines{"acme: 1 error, 2 warnings in 2 guides", "zeta: 1 warning in 1 guide"});
  CHECK(headings(GroupBy::owner) == Lines{"@pay @kim: 1 error, 1 warning in 1 guide", "@kim: 1 warning in 1 guide",
                                          "no owner: 1 warning in 1 guide"});
  CHECK(headings(GroupBy::file) == Lines{"acme/a.md: 1 error, 1 warning in 1 guide", "acme/b.md: 1 warning in 1 guide",
                                         "zeta/a.md: 1 warning in 1 guide"});
}

TEST_CASE("without --group-by there is one group, in path order, without a heading", "[report]") {
  const auto result = three_guides();
  const auto groups = grouped(result, {});
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].members.size() == 4);
  CHECK(heading(groups[0]).empty());
}

TEST_CASE("concise puts a heading above each group", "[report]") {
  CHECK(rendered("concise", three_guides(), {.group_by = GroupBy::company, .summary = false}) ==
        "acme: 1 error, 2 warnings in 2 guides\n"
        "acme/a.md:3:1: error[range-reversed] low above high: the ends are swapped\n"
        "acme/a.md:9:1: warning[total-mismatch] off by 5 %\n"
        "acme/b.md:9:1: warning[total-mismatch] off by 5 %\n"
        "\n"
        "zeta: 1 warning in 1 guide\n"
        "zeta/a.md:9:1: warning[total-mismatch] off by 5 %\n"
        "\n");
}

TEST_CASE("full says how many of a company share the cause, if it is more than the finding shows", "[report]") {
  auto found = finding_at(1, 1, "range-reversed", "low above high");
  found.entity = "row[Oslo]";
  found.cause = cause("swapped");
  found.cause->peers = finding::Peers{.company = "acme", .same = 42, .of = 1042};
  const auto print = [&] {
    return rendered("full", result_of({{.path = "a.md", .findings = {found}}}), {.summary = false});
  };
  CHECK(print().find("= also:  42 of 1,042 rows of acme have this cause\n") != std::string::npos);
  found.cause->peers->same = 1;
  CHECK(print().find("also") == std::string::npos);
}

}  // namespace
}  // namespace guidelint::report
