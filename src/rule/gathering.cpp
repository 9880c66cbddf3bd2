#include "rule/gathering.h"

#include <algorithm>

#include "rule/run_impl.h"

namespace guidelint::rule {

namespace {

bool compares(const ActiveRule& active) {
  return active.rule->check != nullptr && active.rule->check->compare != nullptr;
}

}  // namespace

struct Gathering::Impl {
  struct Traced {  // a guide
    std::uint32_t number = 0;
    std::string_view path;
    Trace trace;
  };
  struct Traces {
    std::deque<Traced> kept = {};  // which never moves what it holds, as a growing vector would
    Compared compared = {};
  };

  const RunPlan& plan;
  std::deque<SiteGroups> groups = {};
  std::map<std::size_t, Traces> traces = {};  // by rule
  std::uint64_t guides = 0;
};

Gathering::Gathering(const RunPlan& plan) : impl_(new Impl{.plan = plan}) {
  for (std::size_t i = 0; i < plan.rules.size(); ++i) {
    impl_->groups.emplace_back(plan.rules[i], 0);
    if (compares(plan.rules[i])) impl_->traces[i];
  }
}

Gathering::~Gathering() = default;

bool Gathering::is_needed(const RunPlan& plan) {
  return std::ranges::any_of(plan.rules, [](const ActiveRule& active) {
    return compares(active) || std::ranges::any_of(active.sites, &Site::of_corpus);
  });
}

void Gathering::add(std::size_t guide, std::string_view path, Outcome collected) {
  ++impl_->guides;
  for (std::size_t rule = 0; rule < collected.facts.size(); ++rule) {
    for (std::size_t site = 0; site < collected.facts[rule].size(); ++site) {
      for (const Fact& fact : collected.facts[rule][site]) impl_->groups[rule].at(site).add(fact);
    }
  }
  for (Kept& kept : collected.kept) {
    impl_->traces[kept.rule].kept.push_back(
        {.number = static_cast<std::uint32_t>(guide), .path = path, .trace = std::move(kept.trace)});
  }
  for (auto& [rule, traces] : impl_->traces) {
    for (const auto& [reason, count] : collected.tallies[rule].reasons) traces.compared.not_compared[guide] = reason;
  }
}

void Gathering::add_none() { ++impl_->guides; }

std::shared_ptr<const Corpus> Gathering::finish() {
  auto corpus = std::make_unique<Corpus::Impl>(Corpus::Impl{.plan = &impl_->plan, .groups = std::move(impl_->groups)});
  for (SiteGroups& groups : corpus->groups) groups.finish(impl_->guides);
  for (auto& [rule, traces] : impl_->traces) {
    std::vector<const Impl::Traced*> ordered;  // as the guides stand
    for (const Impl::Traced& kept : traces.kept) ordered.push_back(&kept);
    std::ranges::sort(ordered, {}, [](const Impl::Traced* kept) { return kept->number; });
    std::vector<Traced> traced;
    for (const Impl::Traced* kept : ordered) traced.push_back({.path = kept->path, .trace = &kept->trace});
    for (CorpusHit& hit : impl_->plan.rules[rule].rule->check->compare(traced)) {
      const Impl::Traced& kept = *ordered[hit.guide];
      traces.compared.found.emplace(kept.number,
                                    ComparedFinding{.span = kept.trace.span, .message = std::move(hit.message)});
    }
    traces.kept = {};
    corpus->compared.emplace(rule, std::move(traces.compared));
  }
  return std::make_shared<const Corpus>(std::move(corpus));
}

}  // namespace guidelint::rule
