#include "lint/rejudge.h"

#include <algorithm>

#include "lint/opened.h"
#include "lint/two_versions.h"

namespace guidelint::lint {

Rejudge::Rejudge(const std::vector<Input>& inputs, const rule::RuleSet& rules, const rule::RunPlan& plan,
                 const Options& options, std::shared_ptr<const rule::Corpus> corpus)
    : inputs_(&inputs),
      old_(old_guides(inputs.size(), options.earlier)),
      rules_(&rules),
      plan_(&plan),
      options_(options),
      corpus_(std::move(corpus)) {}

std::vector<finding::Finding> Rejudge::judge(std::size_t index, std::string text) const {
  Input edited = (*inputs_)[index];
  edited.text = std::move(text);
  rule::Outcome outcome = judge_guide(edited, old_[index], *rules_, *plan_, options_);
  if (corpus_ != nullptr) rule::absorb(outcome, corpus_->finish(outcome, {.today = options_.today}));
  rule::apply_ignores(*plan_, ignore_context(options_), outcome);
  std::ranges::sort(outcome.findings, finding::comes_before);
  return std::move(outcome.findings);
}

}  // namespace guidelint::lint
