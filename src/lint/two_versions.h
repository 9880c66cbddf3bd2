// Judges a corpus that is compared with an earlier version of itself.
//
// Both share most guides, which are judged once: what waits in them for the last guide is kept (Snapshot) and finished
// among the guides of either version. A corpus with one version is judged without keeping any of it (one_version.h).
//
// Threads   workers write to their own index.
#pragma once

#include <vector>

#include "lint/judged.h"
#include "lint/lint.h"

namespace guidelint::lint {

Judged judge_two_versions(const std::vector<Input>& inputs, const rule::RuleSet& rules, const rule::RunPlan& plan,
                          const Options& options);

// One guide, with what waits; `old` as it was, or nullptr.
rule::Outcome judge_guide(const Input& input, const OldGuide* old, const rule::RuleSet& rules,
                          const rule::RunPlan& plan, const Options& options);

// Of every input how it was, nullptr for one that did not change.
std::vector<const OldGuide*> old_guides(std::size_t inputs, const Earlier* earlier);

}  // namespace guidelint::lint
