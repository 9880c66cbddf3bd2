// Judges a guide again after it was edited, among the other guides as they were: how a fix is put to the proof.
//
// The same walk as lint(), for one guide: rules, rules that compare with the corpus, ignores. Not the baseline: what it
// accepts is the caller's matter. A guide's own part in the medians stays what it was before the edit, which for a corpus
// of any size makes no difference; the run after the fixes judges everything anew.
//
// Lifetime  views what lint() was given; those outlive it.
// Threads   const; may be used by several at once.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "finding/finding.h"
#include "lint/discover.h"
#include "lint/lint.h"
#include "rule/run.h"

namespace guidelint::lint {

class Rejudge {
 public:
  Rejudge(const rule::RuleSet& rules, const rule::RunPlan& plan, const Options& options,
          std::shared_ptr<const rule::Corpus> corpus)
      : rules_(&rules), plan_(&plan), options_(options), corpus_(std::move(corpus)) {}

  // Not merged, in order; ignored ones included. `index`: of the input it is, for its earlier version.
  [[nodiscard]] std::vector<finding::Finding> judge(std::size_t index, const Input& input, std::string text) const;

 private:
  const rule::RuleSet* rules_;
  const rule::RunPlan* plan_;
  Options options_;
  std::shared_ptr<const rule::Corpus> corpus_;
};

}  // namespace guidelint::lint
