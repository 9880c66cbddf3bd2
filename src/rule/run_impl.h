// What judging one guide and judging after the last guide have in common. For run.cpp and finish.cpp only.
#pragma once

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rule/judge.h"
#include "rule/run.h"

namespace guidelint::rule {

// The groups of a rule's sites, found by the expression that asks.
class SiteGroups {
 public:
  SiteGroups(const ActiveRule& active, std::uint64_t guides) : active_(active) {
    for (const Site& site : active.sites) {
      GroupValues& own = groups_.emplace_back(site.aggregates, guides);
      for (std::size_t i = 0; i < site.aggregates.size(); ++i) {
        if (!site.collects(i)) own.share(i, groups_[site.first[i]->site], site.first[i]->aggregate);
      }
    }
  }
  GroupValues& at(std::size_t site) { return groups_[site]; }
  // `guides`: how many there are, if that was not known before.
  void finish(std::optional<std::uint64_t> guides = {}) {
    for (GroupValues& groups : groups_) groups.finish(guides);
  }
  [[nodiscard]] const expr::Groups* find(std::span<const expr::Aggregate> aggregates) const {
    for (std::size_t i = 0; i < active_.sites.size(); ++i) {
      if (active_.sites[i].aggregates.data() == aggregates.data()) return &groups_[i];
    }
    return nullptr;
  }

 private:
  const ActiveRule& active_;
  std::deque<GroupValues> groups_;
};

// What a check that compares guides found of one.
struct ComparedFinding {
  text::Span span = {};  // in the file
  std::string message;
};

struct Compared {                                        // by one check
  std::map<std::size_t, ComparedFinding> found = {};     // by number of the guide
  std::map<std::size_t, std::string> not_compared = {};  // why
};

struct Corpus::Impl {
  const RunPlan* plan;
  std::deque<SiteGroups> groups;
  std::map<std::size_t, Compared> compared = {};  // by rule; of a Gathering
};

// The groups of every rule, from the facts of all guides.
std::deque<SiteGroups> collect_groups(const RunPlan& plan, std::span<const Outcome* const> outcomes);

// Judges what one guide left for the end.
Finished finish_guide(const RunPlan& plan, const Outcome& outcome, const std::deque<SiteGroups>& groups,
                      const expr::Context& context, const Watch& watch = {});

// The rule that has already reported one of the values a comparison read, or "".
inline std::string_view reporter_of(const RunPlan& plan, const ActiveRule& active, const std::vector<SpanSet>& reported,
                                    const std::vector<text::Span>& read) {
  for (const std::size_t other : active.yields) {
    const auto is_told = [&](text::Span span) { return span != text::Span{} && reported[other].overlaps(span); };
    if (std::ranges::any_of(read, is_told)) return plan.rules[other].rule->id;
  }
  return {};
}

inline void tell(const std::vector<text::Span>& spans, SpanSet& reported) {
  for (const text::Span span : spans) {
    if (span != text::Span{}) reported.add(span);
  }
}

// Counts a judgement and takes its findings.
inline void take(Judgement judgement, Tally& tally, SpanSet& reported, std::vector<finding::Finding>& findings) {
  if (judgement.state == expr::Verdict::State::passed) {
    ++tally.passed;
  } else if (judgement.state == expr::Verdict::State::failed) {
    ++tally.failed;
  } else {
    ++tally.not_judged;
    ++tally.reasons[judgement.reason];
  }
  tell(judgement.read, reported);
  std::ranges::move(judgement.findings, std::back_inserter(findings));
}

}  // namespace guidelint::rule
