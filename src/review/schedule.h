// Which guides are reviewed in which week, by whom and why: the plan of a corpus, in weeks of the calendar.
//
// The scheduler itself (review/blocks.h, review/week_prices.h) knows numbers only. Here guides become work: companies
// are families, weights come from role, errors and quality, a due date is its week, a guide without a readable date was
// due at its last commit (or is due now), each owner is planned with that owner's minutes, and the answer comes back with
// dates, minutes and a reason for every place.
//
// What was announced for the current week stays (Previous), and so does what was reviewed in it: its minutes are used.
//
// Units     whole minutes; late is positive.
// Errors    none: settings that hold no plan (a week shorter than one guide) give an empty one with the reason in
//           `impossible`.
// Lifetime  owns everything; PlannedGuide::guide is an index into Schedule::guides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "review/due.h"
#include "review/guide.h"
#include "review/settings.h"
#include "review/week.h"

namespace guidelint::review {

struct PlannedGuide {
  std::size_t guide = 0;
  double weight = 1;
  std::int64_t days_late = 0;  // on the Friday of its week; negative: early
  bool is_done = false;        // reviewed in this week already
  std::string reason = {};     // "183 days late, 3 errors, software-engineer counts 5 times"
};

struct PlannedVisit {
  std::string company = {};
  std::string owner = {};  // empty: nobody owns it
  int minutes = 0;
  std::vector<PlannedGuide> guides = {};  // the most urgent first
  std::string reason = {};                // why the company stands where it does: "weight 5.1 a minute, 31 errors"
};

struct PlannedWeek {
  Week week;
  int limit = 0;  // minutes there are
  int minutes = 0;
  bool is_frozen = false;                 // as the previous plan announced it
  std::vector<PlannedVisit> visits = {};  // by owner, then in the order to make them
  [[nodiscard]] std::size_t count_guides() const;
};

struct OwnerLoad {
  std::string owner = {};  // empty: nobody
  int week_minutes = 0;    // of an ordinary week; 0: none of its own, it shares those that plan.owners leaves
  std::uint64_t guides = 0, overdue = 0;
  long pass_minutes = 0;
  int weeks = 0;  // until this owner's last visit
};

struct PlanQuality {
  double lateness = 0;  // weighted weeks, of this plan
  double bound = 0;     // no plan has less; proved
  double busiest = 0;   // largest share of its minutes that a week uses
  std::size_t visits = 0, companies = 0;
  int weeks = 0;           // until the last visit
  long pass_minutes = 0;   // of one review of everything
  double pass_weeks = 0;   // those minutes in weeks that are full to the last minute
  int needed_minutes = 0;  // a week, so that `every` can be kept
  // How much later than the best there could be, as a share: (lateness - bound) / bound. 0 without lateness.
  [[nodiscard]] double gap() const;
};

struct Schedule {
  base::Date today;
  Settings settings = {};
  bool is_optimized = false;
  bool has_previous = false;
  std::vector<Guide> guides = {};       // in path order
  std::vector<PlannedWeek> weeks = {};  // from the current one; none is left out, an empty one says so
  std::vector<std::size_t> later = {};  // guides that are due after all this, by date
  std::vector<BulkStamp> bulk = {};
  std::vector<OwnerLoad> owners = {};  // by name, nobody last
  PlanQuality quality = {};
  std::uint64_t overdue = 0, undated = 0, never_reviewed = 0;  // of all guides
  std::string impossible = {};                                 // why there is no plan
};

// The current week as it was announced, by an earlier run of the same week.
struct Previous {
  Week week;
  std::vector<std::string> paths = {};  // of this week's guides, in their order
};

struct ScheduleOptions {
  base::Date today;
  bool optimize = false;
  int steps = 300;  // of optimisation; without it a few of them are made for the bound
  std::optional<Previous> previous = {};
};

Schedule make_schedule(std::vector<Guide> guides, const Settings& settings, const ScheduleOptions& options);

}  // namespace guidelint::review
