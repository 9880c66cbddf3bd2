// For a terminal: what the hours there are can hold, then week by week what is reviewed, then how good that plan is.
#include <fmt/format.h>

#include "base/strings.h"
#include "report/plan_format.h"

namespace guidelint::report::plans {
namespace {

std::string render(const PlanReport& report, const Style&) {
  std::string out;
  std::size_t shown = 0;
  for (const review::PlannedWeek& week : report.schedule.weeks) {
    if (shown++ == report.shown_weeks) break;
    out += fmt::format("{}  {} of {} min  {}\n", review::format_week(week.week), week.minutes, week.limit,
                       base::counted(week.count_guides(), "guide"));
  }
  return out;
}

}  // namespace

extern const PlanFormat text{"text", "week by week, for a terminal", render};

}  // namespace guidelint::report::plans
