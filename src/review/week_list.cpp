#include "review/week_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <tuple>

#include "base/strings.h"

namespace guidelint::review {
namespace {

// "weight 5.1 a minute, 31 errors, 12 of 14 guides late"
std::string why(const PlannedVisit& visit, const std::vector<Guide>& guides) {
  double weight = 0;
  std::uint64_t errors = 0, late = 0, open = 0;
  for (const PlannedGuide& planned : visit.guides) {
    if (planned.is_done) continue;
    ++open;
    weight += planned.weight;
    errors += guides[planned.guide].errors;
    late += planned.days_late > 0 ? 1 : 0;
  }
  if (open == 0) return "reviewed";
  std::string reason = fmt::format("weight {} a minute", base::grouped(weight / std::max(1, visit.minutes), 2));
  if (errors > 0) reason += ", " + base::counted(errors, "error");
  if (late == open) {
    reason += open == 1 ? ", late" : ", all late";
  } else if (late > 0) {
    reason += fmt::format(", {} of {} late", late, base::counted(open, "guide"));
  }
  return reason;
}

}  // namespace

void WeekList::add(std::size_t week, std::size_t company, PlannedGuide guide) {
  if (weeks_.size() <= week) weeks_.resize(week + 1);
  std::vector<PlannedVisit>& visits = weeks_[week];
  const auto [place, is_new] = visit_of_.try_emplace({week, company}, visits.size());
  if (is_new) {
    visits.push_back({.company = companies_[company].name,
                      .owner = companies_[company].owner,
                      .minutes = settings_.company_minutes});
  }
  PlannedVisit& visit = visits[place->second];
  visit.guides.push_back(std::move(guide));
  visit.minutes += settings_.guide_minutes;
}

std::vector<PlannedWeek> WeekList::finish(Week first, const std::vector<Guide>& guides) {
  std::vector<PlannedWeek> weeks;
  weeks_.resize(std::max<std::size_t>(1, weeks_.size()));
  for (std::vector<PlannedVisit>& visits : weeks_) {
    const Week week = week_after(first, static_cast<int>(weeks.size()));
    PlannedWeek& planned = weeks.emplace_back(PlannedWeek{.week = week, .visits = std::move(visits)});
    std::ranges::stable_sort(planned.visits, {}, [](const PlannedVisit& visit) {
      return std::pair<bool, const std::string&>(visit.owner.empty(), visit.owner);
    });
    for (PlannedVisit& visit : planned.visits) {
      planned.minutes += visit.minutes;
      visit.reason = why(visit, guides);
    }
  }
  return weeks;
}

}  // namespace guidelint::review
