// Who shares a cause, and how coverage counts what was ignored or accepted.
#include "lint/settle.h"

#include "support/catch.h"
#include "unit/rule/made_rules.h"

namespace guidelint::lint {
namespace {

using finding::Status;

finding::Finding found(std::uint32_t subject, std::string cause, Status status = Status::fresh) {
  finding::Finding finding;
  finding.rule = "above";
  finding.subject = subject;
  finding.status = status;
  if (!cause.empty()) finding.cause = finding::Cause{.id = "above/1", .text = cause, .group = cause};
  return finding;
}

rule::Tally tally(std::uint64_t passed, std::uint64_t failed, std::uint64_t not_judged = 0) {
  return {.looked_at = passed + failed + not_judged, .passed = passed, .failed = failed, .not_judged = not_judged};
}

struct Fixture {
  std::unique_ptr<rule::RuleSet> rules = rule::made_rules({{"above", "each: row\nexpect: base.low <= base.high"}});
  rule::RunPlan plan = rule::make_plan(*rules, [](const rule::Rule&) { return true; });
};

TEST_CASE("peers are the entities of one company with one cause, of those the rule judged there", "[lint]") {
  const Fixture fixture;
  std::vector<Settled> guides = {
      {.company = "acme", .findings = {found(0, "swapped"), found(0, "swapped"), found(1, "other")}},
      {.company = "acme", .reported = false, .findings = {found(3, "swapped")}},
      {.company = "zeta", .findings = {found(0, "swapped"), found(1, "")}}};
  Counts counts;
  counts.add("acme", true, std::vector{tally(1, 2, 5)});
  counts.add("acme", false, std::vector{tally(4, 1)});
  counts.add("zeta", true, std::vector{tally(0, 2)});
  count_peers(fixture.plan, counts, guides);
  const finding::Peers acme{.company = "acme", .same = 2, .of = 8};
  CHECK(guides[0].findings[0].cause->peers == acme);
  CHECK(guides[0].findings[2].cause->peers == finding::Peers{.company = "acme", .same = 1, .of = 8});
  CHECK(guides[1].findings[0].cause->peers == acme);
  CHECK(guides[2].findings[0].cause->peers == finding::Peers{.company = "zeta", .same = 1, .of = 2});
}

TEST_CASE("an entity is ignored if all its findings are, accepted if the rest of them is", "[lint]") {
  const Fixture fixture;
  const std::vector<Settled> guides = {
      {.findings = {found(0, "", Status::ignored), found(0, "", Status::ignored), found(1, "", Status::ignored),
                    found(1, "", Status::accepted), found(2, "", Status::accepted), found(2, ""),
                    found(3, "", Status::expired)}},
      {.reported = false, .findings = {found(0, "")}}};
  Counts counts;
  counts.add("", true, std::vector{tally(6, 4, 3)});
  counts.add("", false, std::vector{tally(0, 1)});
  const auto coverage = coverage_of(fixture.plan, counts, guides);
  REQUIRE(coverage.size() == 1);
  CHECK(coverage[0].looked_at == 13);
  CHECK(coverage[0].passed == 6);
  CHECK(coverage[0].failed == 3);
  CHECK(coverage[0].accepted == 1);
  CHECK(coverage[0].ignored == 1);
  CHECK(coverage[0].not_judged == 3);
}

}  // namespace
}  // namespace guidelint::lint
