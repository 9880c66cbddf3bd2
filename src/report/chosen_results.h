// Which findings a format shows whose reader takes only so many: by level, then some of every cause.
//
// Within a level the first finding of each cause comes first, then the second of each, until no more fit: 4,466
// overdue reviews do not hide the two guides with a broken table. Decided against: path order, in which the companies
// at the end of the alphabet are never seen.
//
// Lifetime  views the result.
#pragma once

#include <cstddef>
#include <vector>

#include "finding/finding.h"
#include "lint/result.h"

namespace guidelint::report {

struct ChosenResult {
  const lint::FileReport* file = nullptr;
  const finding::Finding* finding = nullptr;
};

struct ChosenResults {
  std::vector<ChosenResult> shown = {};  // in path order, within a file in that of the result
  std::size_t of = 0;
};

// With `kept_back` also what is accepted or ignored, after all that is new.
ChosenResults choose_results(const lint::LintResult& result, std::size_t most, bool kept_back);

}  // namespace guidelint::report
