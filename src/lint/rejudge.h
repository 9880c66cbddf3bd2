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
  Rejudge(const std::vector<Input>& inputs, const rule::RuleSet& rules, const rule::RunPlan& plan,
          const Options& options, std::shared_ptr<const rule::Corpus> corpus);

  // The input of that index as if it held `text`. Not merged, in order; ignored ones included.
  [[nodiscard]] std::vector<finding::Finding> judge(std::size_t index, std::string text) const;

 private:
  const std::vector<Input>* inputs_;
  std::vector<const OldGuide*> old_;  // of every input how it was
  const rule::RuleSet* rules_;
  const rule::RunPlan* plan_;
  Options options_;
  std::shared_ptr<const rule::Corpus> corpus_;  // nullptr: no rule compares guides
};

}  // namespace guidelint::lint
