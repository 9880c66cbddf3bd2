// What is judged after everything else in a guide, or in the corpus: the last part of guide_run.h.
#include "rule/guide_run.h"

namespace guidelint::rule {

// For the rest of the guide where the corpus is known, else for the rest of the corpus.
void GuideRun::wait(std::size_t index, std::size_t i, const expr::Entity& entity, std::optional<finding::Level> level) {
  if (corpus_ == nullptr) return defer(index, i, entity, level);
  waiting_.push_back({.rule = index, .index = static_cast<std::uint32_t>(i), .level = level});
}

// As finish_guide() does, after all that is judged without the corpus; the checks last.
void GuideRun::judge_waiting() {
  for (const Waiting& one : waiting_) {
    if (plan_.rules[one.rule].rule->check == nullptr) judge_among(one);
  }
  for (const Waiting& one : waiting_) {
    if (plan_.rules[one.rule].rule->check != nullptr) take_compared(one);
  }
}

void GuideRun::judge_among(const Waiting& one) {
  const ActiveRule& active = plan_.rules[one.rule];
  const expr::Entity& entity = guide_.entity(active.rule->each, one.index);
  const GroupsOf groups_of = [&](std::span<const expr::Aggregate> aggregates) -> const expr::Groups* {
    const auto site = std::ranges::find_if(
        active.sites, [&](const Site& each) { return each.aggregates.data() == aggregates.data(); });
    if (site != active.sites.end() && site->of_corpus) return corpus_->groups[one.rule].find(aggregates);
    const auto own = groups_.find(one.rule);
    return own == groups_.end() ? nullptr : own->second.find(aggregates);
  };
  Tally& tally = outcome_.tallies[one.rule];
  if (!fails(active, entity, groups_of, tally)) return;
  const std::string label = guide_.label(active.rule->each, one.index);
  const std::string suffix = suffix_of(active.rule->each, label);
  const Subject subject{.entity = &entity,
                        .index = one.index,
                        .label = label,
                        .suffix = suffix,
                        .place = place_of(guide_.place(active.rule->each, one.index)),
                        .places = &places_,
                        .level = one.level};
  const ReportedBy reported_by = [&](const std::vector<text::Span>& read) {
    return reporter_of(plan_, active, outcome_.reported, read);
  };
  take(judge(*active.rule, subject, context_, groups_of, reported_by), tally, outcome_.reported[one.rule],
       outcome_.findings);
}

void GuideRun::take_compared(const Waiting& one) {
  const Compared& compared = corpus_->compared.at(one.rule);
  Tally& tally = outcome_.tallies[one.rule];
  if (const auto why = compared.not_compared.find(number_); why != compared.not_compared.end()) {
    ++tally.not_judged;
    ++tally.reasons[why->second];
    return;
  }
  const auto found = compared.found.find(number_);
  ++(found == compared.found.end() ? tally.passed : tally.failed);
  if (found == compared.found.end()) return;
  const Rule& rule = *plan_.rules[one.rule].rule;
  outcome_.findings.push_back(finding_of(rule, one.level.value_or(rule.level), found->second, guide_, places_));
}

void GuideRun::defer(std::size_t index, std::size_t i, const expr::Entity& entity,
                     std::optional<finding::Level> level) {
  const ActiveRule& active = plan_.rules[index];
  std::string label = guide_.label(active.rule->each, i);
  std::string suffix = suffix_of(active.rule->each, label);
  outcome_.deferred.push_back({.rule = index,
                               .index = static_cast<std::uint32_t>(i),
                               .level = level,
                               .label = std::move(label),
                               .suffix = std::move(suffix),
                               .place = place_of(guide_.place(active.rule->each, i)),
                               .entity = Snapshot(entity, active.fields, places_)});
}

}  // namespace guidelint::rule
