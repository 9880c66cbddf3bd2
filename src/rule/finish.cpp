// Judges what had to wait for the last guide: rules that compare with the whole corpus.
#include "rule/run_impl.h"

namespace guidelint::rule {

std::deque<SiteGroups> collect_groups(const RunPlan& plan, std::span<const Outcome* const> outcomes) {
  std::deque<SiteGroups> groups;
  for (std::size_t i = 0; i < plan.rules.size(); ++i) {
    SiteGroups& own = groups.emplace_back(plan.rules[i], outcomes.size());
    for (const Outcome* outcome : outcomes) {
      for (std::size_t site = 0; i < outcome->facts.size() && site < outcome->facts[i].size(); ++site) {
        for (const Fact& fact : outcome->facts[i][site]) own.at(site).add(fact);
      }
    }
    own.finish();
  }
  return groups;
}

Finished finish_guide(const RunPlan& plan, const Outcome& outcome, const std::deque<SiteGroups>& groups,
                      const expr::Context& context, const Watch& watch) {
  Finished finished;
  if (outcome.deferred.empty()) return finished;
  finished.tallies.resize(plan.rules.size());
  std::vector<SpanSet> reported = outcome.reported;
  for (const Deferred& deferred : outcome.deferred) {
    const ActiveRule& active = plan.rules[deferred.rule];
    const Places places = [&](text::Span span) { return deferred.entity.place(span); };
    const Subject subject{.entity = &deferred.entity,
                          .index = deferred.index,
                          .label = deferred.label,
                          .suffix = deferred.suffix,
                          .place = deferred.place,
                          .places = &places,
                          .level = deferred.level};
    const GroupsOf groups_of = [&](std::span<const expr::Aggregate> aggregates) {
      return groups[deferred.rule].find(aggregates);
    };
    const ReportedBy reported_by = [&](const std::vector<text::Span>& read) {
      return reporter_of(plan, active, reported, read);
    };
    Judgement judgement = judge(*active.rule, subject, context, groups_of, reported_by);
    if (watch) {
      watch({.rule = deferred.rule, .entity = deferred.index, .judgement = &judgement, .groups_of = &groups_of});
    }
    take(std::move(judgement), finished.tallies[deferred.rule], reported[deferred.rule], finished.findings);
  }
  return finished;
}

Corpus::Corpus(const RunPlan& plan, std::span<const Outcome* const> outcomes)
    : impl_(new Impl{.plan = &plan, .groups = collect_groups(plan, outcomes)}) {}

Corpus::Corpus(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Corpus::~Corpus() = default;

Finished Corpus::finish(const Outcome& outcome, const expr::Context& context) const {
  return finish_guide(*impl_->plan, outcome, impl_->groups, context);
}

namespace {

// What the checks find that compare guides. `finished` as `outcomes`.
void compare_kept(const RunPlan& plan, std::span<const Outcome* const> outcomes, std::vector<Finished>& finished) {
  for (std::size_t rule = 0; rule < plan.rules.size(); ++rule) {
    const Check* check = plan.rules[rule].rule->check;
    if (check == nullptr || check->compare == nullptr) continue;
    std::vector<Traced> traced;
    std::vector<std::pair<std::size_t, const Kept*>> owners;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      for (const Kept& kept : outcomes[i]->kept) {
        if (kept.rule != rule) continue;
        traced.push_back({.path = kept.path, .trace = &kept.trace});
        owners.emplace_back(i, &kept);
        finished[i].tallies.resize(plan.rules.size());
        ++finished[i].tallies[rule].passed;
      }
    }
    for (CorpusHit& hit : check->compare(traced)) {
      const auto& [owner, kept] = owners[hit.guide];
      Tally& tally = finished[owner].tallies[rule];
      --tally.passed;
      ++tally.failed;
      finding::Finding finding{.rule = plan.rules[rule].rule->id,
                               .level = kept->level.value_or(plan.rules[rule].rule->level),
                               .place = kept->place};
      finding.entity = model::to_string(model::EntityKind::guide);
      finding.digest = kept->digest;
      finding.message = std::move(hit.message);
      finished[owner].findings.push_back(std::move(finding));
    }
  }
}

std::vector<Finished> finish_corpus(const RunPlan& plan, std::span<const Outcome* const> outcomes, const Corpus& corpus,
                                    const expr::Context& context) {
  std::vector<Finished> finished;
  finished.reserve(outcomes.size());
  for (const Outcome* outcome : outcomes) finished.push_back(corpus.finish(*outcome, context));
  compare_kept(plan, outcomes, finished);
  return finished;
}

}  // namespace

std::vector<Finished> finish_corpus(const RunPlan& plan, std::span<const Outcome* const> outcomes,
                                    const expr::Context& context) {
  return finish_corpus(plan, outcomes, Corpus(plan, outcomes), context);
}

void absorb(Outcome& outcome, Finished finished) {
  std::ranges::move(finished.findings, std::back_inserter(outcome.findings));
  for (std::size_t i = 0; i < finished.tallies.size(); ++i) outcome.tallies[i].merge(finished.tallies[i]);
  outcome.deferred.clear();
  outcome.reported.clear();
}

std::shared_ptr<const Corpus> finish_corpus(const RunPlan& plan, std::span<Outcome> outcomes,
                                            const expr::Context& context) {
  std::vector<const Outcome*> all;
  for (const Outcome& outcome : outcomes) all.push_back(&outcome);
  auto corpus = std::make_shared<const Corpus>(plan, all);
  std::vector<Finished> finished = finish_corpus(plan, all, *corpus, context);
  for (std::size_t i = 0; i < outcomes.size(); ++i) absorb(outcomes[i], std::move(finished[i]));
  return corpus;
}

}  // namespace guidelint::rule
