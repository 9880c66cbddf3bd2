// Which findings a format shows whose reader takes only so many: one ranking for all of them.
//
//   1. what is new before what is accepted or ignored
//   2. by level, errors first
//   3. what stands on changed lines before what does not (review_place.h)
//   4. the first finding of every cause, then the second of each, …; of these the cause with most findings first
//   5. path order
//
// So 4,466 overdue reviews do not hide the two guides with a broken table. Decided against: path order, in which the
// companies at the end of the alphabet are never seen.
//
// Lifetime  views the result.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "finding/finding.h"
#include "lint/result.h"

namespace guidelint::report {

struct ChosenResult {
  const lint::FileReport* file = nullptr;
  const finding::Finding* finding = nullptr;
};

struct ChosenResults {
  std::vector<ChosenResult> shown = {};
  std::size_t of = 0;
};

// In path order, within a file in that of the result. With `kept_back` also what is accepted or ignored.
ChosenResults choose_results(const lint::LintResult& result, std::size_t most, bool kept_back);

// New findings of one level, the first of the ranking first.
ChosenResults choose_of_level(const lint::LintResult& result, finding::Level level, std::size_t most);

}  // namespace guidelint::report
