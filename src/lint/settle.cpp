#include "lint/settle.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

namespace guidelint::lint {
namespace {

using finding::Finding;
using finding::Status;

std::size_t index_of(const rule::RunPlan& plan, const std::string& rule) {
  const auto found =
      std::ranges::find(plan.rules, rule, [](const rule::ActiveRule& active) { return active.rule->id; });
  return static_cast<std::size_t>(found - plan.rules.begin());
}

// Every entity is accounted for, in every run and every build; a run that lost one must not look like a good one.
void require_sum(const Coverage& coverage) {
  if (coverage.looked_at == coverage.passed + coverage.failed + coverage.ignored + coverage.not_judged) return;
  fmt::print(
      stderr, "guidelint: internal error: {} looked at {} but passed {}, failed {}, ignored {}, did not judge {}\n",
      coverage.rule, coverage.looked_at, coverage.passed, coverage.failed, coverage.ignored, coverage.not_judged);
  std::abort();
}

// An entity is ignored if all its findings are, accepted if what is not ignored is.
void count_statuses(const rule::RunPlan& plan, const Settled& guide, std::vector<Coverage>& coverage) {
  std::map<std::pair<std::string, std::uint32_t>, std::set<Status>> by_entity;
  for (const Finding& finding : guide.findings) by_entity[{finding.rule, finding.subject}].insert(finding.status);
  for (const auto& [entity, statuses] : by_entity) {
    const std::size_t index = index_of(plan, entity.first);
    if (index == plan.rules.size()) continue;
    if (statuses == std::set<Status>{Status::ignored}) {
      ++coverage[index].ignored;
      --coverage[index].failed;
    } else if (!statuses.contains(Status::fresh) && !statuses.contains(Status::expired)) {
      ++coverage[index].accepted;
    }
  }
}

}  // namespace

void count_peers(const rule::RunPlan& plan, std::span<Settled> guides) {
  using Key = std::tuple<std::string, std::string, std::string>;  // rule, company, cause
  std::map<Key, std::uint64_t> same;
  std::map<std::pair<std::size_t, std::string>, std::uint64_t> judged;
  for (const Settled& guide : guides) {
    if (guide.company.empty()) continue;
    std::set<std::tuple<std::string, std::string, std::uint32_t>> counted;  // an entity counts once for a cause
    for (const Finding& finding : guide.findings) {
      if (!finding.cause || !counted.emplace(finding.rule, finding.cause->group, finding.subject).second) continue;
      ++same[{finding.rule, guide.company, finding.cause->group}];
    }
    for (std::size_t i = 0; i < guide.tallies.size(); ++i)
      judged[{i, guide.company}] += guide.tallies[i].passed + guide.tallies[i].failed;
  }
  for (Settled& guide : guides) {
    if (guide.company.empty()) continue;
    for (Finding& finding : guide.findings) {
      if (!finding.cause) continue;
      const std::uint64_t of = judged[{index_of(plan, finding.rule), guide.company}];
      finding.cause->peers = finding::Peers{
          .company = guide.company, .same = same[{finding.rule, guide.company, finding.cause->group}], .of = of};
    }
  }
}

std::vector<Coverage> coverage_of(const rule::RunPlan& plan, std::span<const Settled> guides) {
  std::vector<Coverage> coverage(plan.rules.size());
  for (std::size_t i = 0; i < plan.rules.size(); ++i) {
    const rule::Rule& rule = *plan.rules[i].rule;
    rule::Tally tally;
    for (const Settled& guide : guides) {
      if (guide.reported && i < guide.tallies.size()) tally.merge(guide.tallies[i]);
    }
    coverage[i] = {.rule = rule.id,
                   .each = std::string(model::to_string(rule.each)),
                   .scheduled = rule.scheduled,
                   .looked_at = tally.looked_at,
                   .passed = tally.passed,
                   .failed = tally.failed,
                   .not_judged = tally.not_judged,
                   .reasons = {tally.reasons.begin(), tally.reasons.end()}};
  }
  for (const Settled& guide : guides) {
    if (guide.reported) count_statuses(plan, guide, coverage);
  }
  for (const Coverage& one : coverage) require_sum(one);
  std::ranges::sort(coverage, {}, &Coverage::rule);
  return coverage;
}

}  // namespace guidelint::lint
