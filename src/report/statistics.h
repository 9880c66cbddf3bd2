// The table of `check --statistics`: how each rule fared, instead of its findings.
//
//   rule            looked at  judged  passed  failed  accepted  ignored  not judged
//   total-mismatch     13,130  11,284   2,353   8,931     8,902        0       1,846  a number is null
//   empty-column            0       0       0       0         0        0           0  looked at nothing
//   review-overdue      4,466   4,466       0   4,466         –        0           0  (scheduled)
//
// Accepted (in the baseline) is part of failed; ignored (by a comment) is neither passed nor failed. What depends on the
// date is never accepted.
//
// A rule that looked at nothing is said: it guards nothing, and nobody would notice. Every reason for not judging is
// counted; of more than k_most_reasons the table says how many there are.
#pragma once

#include <string>

#include "lint/result.h"
#include "report/format.h"

namespace guidelint::report {

std::string statistics(const lint::LintResult& result, const Style& style);

}  // namespace guidelint::report
