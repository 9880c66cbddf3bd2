// Which guides are due for review on a day: those without a readable date, the overdue ones, those due soon.
//
//   next_review_due 2026-05-23, today 2026-05-23   due today (soon, 0 days left)
//   next_review_due 2026-05-23, today 2026-05-24   1 day late
//   next_review_due 2026-02-30                     no readable date; listed first, because nobody else will ever list
//   it
//
// A date carried by at least k_bulk_guides guides and a quarter of the dated ones was not chosen for each of them: it
// is a bulk stamp and is named, so that 4,466 guides late by the same 183 days are not taken for 4,466 decisions.
// Nothing is capped here; lists are cut, with their true length, where they are printed.
//
// Units     whole days. Late is positive.
// Errors    none.
// Lifetime  owns everything.
// Source    REVIEW.md of the design for the bulk stamp.
#pragma once

#include <cstdint>
#include <vector>

#include "base/date.h"
#include "review/guide.h"

namespace guidelint::review {

constexpr std::uint64_t k_bulk_guides = 20;
constexpr std::uint64_t k_bulk_share = 4;  // one in four

enum class DueKind : std::uint8_t { undated, overdue, soon };
enum class Undated : std::uint8_t { no_front_matter, missing, not_a_date };

struct DueGuide {
  Guide guide;
  DueKind kind = DueKind::undated;
  Undated why = Undated::missing;  // of an undated one
  std::int64_t days_late = 0;      // of a dated one; negative: days left
};

struct BulkStamp {
  base::Date date;
  std::uint64_t guides = 0;
  std::uint64_t never_reviewed = 0;  // of these
};

struct DueList {
  base::Date today;
  std::int64_t within_days = 0;
  std::uint64_t guides = 0;  // all that were asked about
  std::uint64_t undated = 0, overdue = 0, soon = 0;
  std::uint64_t never_reviewed = 0;  // of all guides, due or not
  std::vector<DueGuide> due = {};  // undated by path; overdue, the latest first; soon, the nearest first; ties by path
  std::vector<BulkStamp> bulk = {};  // of all guides, due or not; the largest first
};

// `within_days`: due today or in so many days counts as soon.
DueList find_due(std::vector<Guide> guides, base::Date today, std::int64_t within_days = 0);

}  // namespace guidelint::review
