// What the linter found, and what git knows, put to the guides that `plan` weighs.
//
// Apart from review_guides.h, because only `plan` and `reviewed` judge the guides; `due` just reads them.
//
// Errors    that git cannot say when a guide was committed is no error: such a guide counts as due today.
#pragma once

#include <vector>

#include "lint/result.h"
#include "review/guide.h"

namespace guidelint::cli {

// Open findings and causes, and what the baseline accepts. Rules of the calendar do not count: that a review is late is
// what the plan is about. Guides and files may stand in any order.
void note_findings(const lint::LintResult& result, std::vector<review::Guide>& guides);

// For guides without a readable review date. Asks git only if there is one.
void note_last_commits(std::vector<review::Guide>& guides);

}  // namespace guidelint::cli
