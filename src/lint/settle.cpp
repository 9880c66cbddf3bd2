#include "lint/settle.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace guidelint::lint {
namespace {

using finding::Finding;
using finding::Status;

using RuleIndex = std::unordered_map<std::string_view, std::size_t>;  // into the plan

RuleIndex index_rules(const rule::RunPlan& plan) {
  RuleIndex index;
  for (std::size_t i = 0; i < plan.rules.size(); ++i) index.emplace(plan.rules[i].rule->id, i);
  return index;
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
void count_statuses(const RuleIndex& rules, const Settled& guide, std::vector<Coverage>& coverage) {
  std::map<std::pair<std::string_view, std::uint32_t>, std::set<Status>> by_entity;
  for (const Finding& finding : guide.findings) by_entity[{finding.rule, finding.subject}].insert(finding.status);
  for (const auto& [entity, statuses] : by_entity) {
    const auto rule = rules.find(entity.first);
    if (rule == rules.end()) continue;
    Coverage& one = coverage[rule->second];
    if (statuses == std::set<Status>{Status::ignored}) {
      ++one.ignored;
      --one.failed;
    } else if (!statuses.contains(Status::fresh) && !statuses.contains(Status::expired)) {
      ++one.accepted;
    }
  }
}

}  // namespace

void Counts::add(std::string_view company, bool reported, std::span<const rule::Tally> tallies) {
  if (reported) {
    if (totals_.size() < tallies.size()) totals_.resize(tallies.size());
    for (std::size_t i = 0; i < tallies.size(); ++i) totals_[i].merge(tallies[i]);
  }
  if (company.empty()) return;
  for (std::size_t i = 0; i < tallies.size(); ++i) add_judged(company, i, tallies[i].passed + tallies[i].failed);
}

void Counts::add_total(std::size_t rule, const rule::Tally& tally) {
  if (totals_.size() <= rule) totals_.resize(rule + 1);
  totals_[rule].merge(tally);
}

void Counts::add_judged(std::string_view company, std::size_t rule, std::uint64_t entities) {
  auto found = judged_.find(company);
  if (found == judged_.end()) found = judged_.emplace(company, std::vector<std::uint64_t>()).first;
  if (found->second.size() <= rule) found->second.resize(rule + 1);
  found->second[rule] += entities;
}

rule::Tally Counts::total(std::size_t rule) const { return rule < totals_.size() ? totals_[rule] : rule::Tally{}; }

std::uint64_t Counts::judged(std::string_view company, std::size_t rule) const {
  const auto found = judged_.find(company);
  return found == judged_.end() || rule >= found->second.size() ? 0 : found->second[rule];
}

void count_peers(const rule::RunPlan& plan, const Counts& counts, std::span<Settled> guides) {
  using Causes = std::map<std::pair<std::string_view, std::string_view>, std::uint64_t>;  // by rule and cause
  const RuleIndex rules = index_rules(plan);
  std::unordered_map<std::string_view, Causes> companies;
  for (const Settled& guide : guides) {
    if (guide.company.empty()) continue;
    std::set<std::tuple<std::string_view, std::string_view, std::uint32_t>> counted;  // an entity counts once a cause
    for (const Finding& finding : guide.findings) {
      if (!finding.cause || !counted.emplace(finding.rule, finding.cause->group, finding.subject).second) continue;
      ++companies[guide.company][{finding.rule, finding.cause->group}];
    }
  }
  for (Settled& guide : guides) {
    if (guide.company.empty()) continue;
    for (Finding& finding : guide.findings) {
      if (!finding.cause) continue;
      const auto rule = rules.find(finding.rule);
      finding.cause->peers =
          finding::Peers{.company = guide.company,
                         .same = companies[guide.company].find({finding.rule, finding.cause->group})->second,
                         .of = rule == rules.end() ? 0 : counts.judged(guide.company, rule->second)};
    }
  }
}

std::vector<Coverage> coverage_of(const rule::RunPlan& plan, const Counts& counts, std::span<const Settled> guides) {
  std::vector<Coverage> coverage(plan.rules.size());
  for (std::size_t i = 0; i < plan.rules.size(); ++i) {
    const rule::Rule& rule = *plan.rules[i].rule;
    const rule::Tally tally = counts.total(i);
    coverage[i] = {.rule = rule.id,
                   .each = std::string(model::to_string(rule.each)),
                   .scheduled = rule.scheduled,
                   .looked_at = tally.looked_at,
                   .passed = tally.passed,
                   .failed = tally.failed,
                   .not_judged = tally.not_judged,
                   .reasons = {tally.reasons.begin(), tally.reasons.end()}};
  }
  const RuleIndex rules = index_rules(plan);
  for (const Settled& guide : guides) {
    if (guide.reported) count_statuses(rules, guide, coverage);
  }
  for (const Coverage& one : coverage) require_sum(one);
  std::ranges::sort(coverage, {}, &Coverage::rule);
  return coverage;
}

}  // namespace guidelint::lint
