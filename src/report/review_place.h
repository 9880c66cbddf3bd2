// Where a review is told of a finding: on the side that changed.
//
// A finding stands where the judged value is, often in the front matter; what a pull request changed may be the table
// that it disagrees with, and GitHub shows a result only where all its lines are in the diff. So if the place is not on
// changed lines and one of its labels is, the two are swapped: the label's place comes first, and the former becomes a
// label that says what is under the caret. Nothing else changes, and the fingerprint holds no place.
//
// Errors    none. Without an earlier version, or if no label stands on changed lines, findings stay as they are.
#pragma once

#include "finding/finding.h"
#include "lint/result.h"

namespace guidelint::report {

// Whether all lines of the place, or of a label, are new since the earlier version.
bool is_on_changed_lines(const lint::FileReport& file, const finding::Finding& finding);

// Whether for_review() swaps.
bool changed_elsewhere(const lint::FileReport& file, const finding::Finding& finding);

finding::Finding for_review(const lint::FileReport& file, finding::Finding finding);

}  // namespace guidelint::report
