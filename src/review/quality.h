// How good the corpus is today and was before: counts of findings, by rule and cause, and their course over time.
//
// Counts are those of `check`: what is new to the baseline counts as error or warning, what the baseline accepts apart
// from both. Causes are told apart as its reports do (report/causes.h), which lie above this layer and know no guides.
//
// Lifetime  owns everything.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "finding/finding.h"
#include "lint/result.h"
#include "review/guide.h"
#include "review/register.h"

namespace guidelint::review {

// One day's counts: what the history keeps (review/history.h).
struct QualityPoint {
  base::Date date;
  std::uint64_t guides = 0;
  std::uint64_t errors = 0, warnings = 0, accepted = 0;
  std::uint64_t overdue = 0;
  std::uint64_t reviewed = 0, changed = 0;  // reviews of the week before it, and those of them that changed a number
  std::uint64_t measured = 0;               // of these reviews, those of which it is known whether they did
  std::map<std::string, std::uint64_t> by_rule = {};  // open errors and warnings
};

struct CauseLine {
  std::string rule = {};
  finding::Level level = finding::Level::error;
  std::string cause = {};    // the sentence
  std::string company = {};  // if all are of one
  std::uint64_t findings = 0, guides = 0;
};

struct Quality {
  QualityPoint now = {};
  std::vector<CauseLine> causes = {};      // errors and warnings, the largest first
  std::vector<QualityPoint> history = {};  // earlier days, oldest first
};

// Of one run. `overdue` and the reviews are not findings and stay 0.
Quality quality_of(const lint::LintResult& result);

// Fills in the reviews of the seven days that end with the point's; a line that stands twice in the register counts
// once.
void count_reviews(QualityPoint& point, const Register& reviews);

// Guides whose review was due before the point's day.
void count_overdue(QualityPoint& point, std::span<const Guide> guides);

// How many reviews changed a number, of those that were measured: summed over so many weeks that end with `now`.
struct Precision {
  std::uint64_t measured = 0, changed = 0;
};

// Points that are a week apart are chosen, the newest first, because each holds the reviews of its week.
Precision precision_of(const Quality& quality, int weeks);

}  // namespace guidelint::review
