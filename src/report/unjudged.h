// What rules could not judge, for people: why, of how many, and by which rules.
//
// One missing value keeps several rules from judging; it is said once, under the rule people know it by: one that
// depends on the date, else the first. A value that another rule has reported is no loss of coverage and left out.
//
// Lifetime  views the result.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/result.h"

namespace guidelint::report {

struct Unjudged {
  std::string_view reason;  // "next_review_due is missing"
  std::string_view each;    // "guide"
  std::string_view rule;
  bool scheduled = false;
  std::size_t rules = 0;
  std::uint64_t count = 0;
};

// Rules that depend on the date first, then the largest.
std::vector<Unjudged> unjudged(const lint::LintResult& result);

// "review-overdue", "review-overdue and 2 other rules"
std::string rules_of(const Unjudged& one);

}  // namespace guidelint::report
