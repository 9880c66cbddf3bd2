// For calendars: an all-day event for each week and owner, "Guides: 6 companies, 4 h", that lists the companies.
//
// Every week of the plan, so that a calendar shows what is coming; a week without work has no event. What was reviewed
// already stands there as done, because a client that fetches the plan again replaces what it had.
#include "report/ics.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "report/plan_format.h"
#include "review/week.h"

namespace guidelint::report::plans {
namespace {

using review::PlannedVisit;

std::string line_of(const PlannedVisit& visit) {
  const bool is_done = std::ranges::all_of(visit.guides, &review::PlannedGuide::is_done);
  return fmt::format("{}: {}, {} min{}", visit.company.empty() ? "(no company)" : calendar_name(visit.company),
                     base::counted(visit.guides.size(), "guide"), visit.minutes, is_done ? ", done" : "");
}

CalendarEvent event_of(review::Week week, std::string_view owner, const std::vector<const PlannedVisit*>& visits) {
  std::int64_t minutes = 0;
  std::string description = owner.empty() ? "no owner" : calendar_name(owner);
  for (const PlannedVisit* visit : visits) {
    minutes += visit->minutes;
    description += "\n" + line_of(*visit);
  }
  return {.uid = uid_of(review::format_week(week), owner),
          .first = week.monday,
          .last = review::friday_of(week),
          .summary = fmt::format("Guides: {}, {}", base::counted(visits.size(), "company"), short_time(minutes)),
          .description = std::move(description)};
}

std::string render(const PlanReport& report, const Style& style) {
  Calendar calendar{.name = "Guides to review", .today = report.schedule.today, .version = style.version};
  if (!report.owner.empty()) calendar.name += fmt::format(", {}", calendar_name(report.owner));
  for (const review::PlannedWeek& week : report.schedule.weeks) {
    std::map<std::string_view, std::vector<const PlannedVisit*>> owners;
    for (const PlannedVisit& visit : week.visits) {
      if (report.owner.empty() || visit.owner == report.owner) owners[visit.owner].push_back(&visit);
    }
    for (const auto& [owner, visits] : owners) calendar.events.push_back(event_of(week.week, owner, visits));
  }
  return write_calendar(calendar);
}

}  // namespace

extern const PlanFormat ics{"ics", "a calendar: one event a week and owner", render};

}  // namespace guidelint::report::plans
