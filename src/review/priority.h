// What a guide counts and since when it is due: what places it in the plan, and the words that say so.
//
//   weight   role (the first pattern matching) × errors (1 + per_error for each, at most most_errors) × data_quality
//   due      next_review_due; without a readable one it was due at its last commit, else at last_updated, else today.
//            Of one that was reviewed after it was due: plan.every after that review.
//
// A weight is never 0: what counts nothing would never be planned before what counts something, however late it is.
//
// Units     days; weights are a share of the usual guide, which counts 1.
#pragma once

#include <string>

#include "base/date.h"
#include "review/guide.h"
#include "review/settings.h"

namespace guidelint::review {

double weight_of(const Guide& guide, const Settings& settings);

// Never later than today for one without a readable date.
base::Date due_date_of(const Guide& guide, const Settings& settings, base::Date today);

// "183 days late, 3 errors, never reviewed, software-engineer counts 5 times". Where no guide was ever reviewed that
// tells none from another, and `is_new` leaves it out.
std::string reason_of(const Guide& guide, const Settings& settings, base::Date today, bool is_new = false);

}  // namespace guidelint::review
