// What a failure was made of: the deciding comparison, its terms, and where the values stand.
//
// Works on the same tree after the fact, so that passing costs nothing.
#pragma once

#include "expr/eval.h"

namespace guidelint::expr {

// Requires: `root` failed. Fills everything of `verdict` but state and reason.
void explain(Evaluator& evaluator, const Node& root, Verdict& verdict);

}  // namespace guidelint::expr
