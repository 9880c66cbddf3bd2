// Judges a corpus that has one version, reading every guide twice (rule/gathering.h says why): for its part in the
// groups, then to be judged among the others. What stays of a guide are its findings.
//
// Errors    a file that cannot be read, or that has become another between the passes, is an Error; the others go on.
// Threads   workers write to their own index; what they count is added under a lock, and sums do not depend on order.
#pragma once

#include <vector>

#include "lint/judged.h"
#include "lint/lint.h"

namespace guidelint::lint {

Judged judge_one_version(const std::vector<Input>& inputs, const rule::RuleSet& rules, const rule::RunPlan& plan,
                         const Options& options);

}  // namespace guidelint::lint
