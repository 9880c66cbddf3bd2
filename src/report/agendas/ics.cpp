// For calendars: an all-day event for each week and owner. What is late or has no date belongs to the current week; an
// event in the past would be seen by nobody. No event for a guide: 82 a week would be noise.
#include "report/ics.h"

#include <fmt/format.h>

#include <map>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "report/agenda.h"
#include "report/due_words.h"
#include "review/week.h"

namespace guidelint::report::agendas {
namespace {

using review::DueGuide;
using review::DueKind;

CalendarEvent event_of(review::Week week, std::string_view owner, const std::vector<const DueGuide*>& guides) {
  std::uint64_t late = 0, undated = 0;
  std::map<std::string_view, std::uint64_t> companies;
  for (const DueGuide* due : guides) {
    if (due->kind == DueKind::overdue) ++late;
    if (due->kind == DueKind::undated) ++undated;
    ++companies[due->guide.company];
  }
  CalendarEvent event{.uid = uid_of(review::format_week(week) + ".due", owner),
                      .first = week.monday,
                      .last = review::friday_of(week),
                      .summary = fmt::format("Guides due: {} of {}", base::grouped(static_cast<double>(guides.size())),
                                             base::counted(companies.size(), "company"))};
  if (late > 0) event.summary += fmt::format(", {} overdue", base::grouped(static_cast<double>(late)));
  if (undated > 0) event.summary += fmt::format(", {} without a date", base::grouped(static_cast<double>(undated)));
  event.description = owner.empty() ? "no owner\n" : fmt::format("{}\n", calendar_name(owner));
  for (const auto& [company, count] : companies)
    event.description += fmt::format("{}: {}\n", company.empty() ? "(no company)" : calendar_name(company),
                                     base::counted(count, "guide"));
  event.description.pop_back();
  return event;
}

std::string render(const review::DueList& list, const Style& style) {
  const review::Week now = review::week_of(list.today);
  std::map<std::pair<review::Week, std::string_view>, std::vector<const DueGuide*>> weeks;
  for (const DueGuide& due : list.due) {
    const review::Week week = due.kind == DueKind::soon ? review::week_of(*due.guide.next_review_due) : now;
    weeks[{week, owner_of(due.guide)}].push_back(&due);
  }
  Calendar calendar{.name = "Guides due", .today = list.today, .version = style.version};
  for (const auto& [place, guides] : weeks) calendar.events.push_back(event_of(place.first, place.second, guides));
  return write_calendar(calendar);
}

}  // namespace

extern const Agenda ics{"ics", "a calendar: one event a week and owner", render};

}  // namespace guidelint::report::agendas
