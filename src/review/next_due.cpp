#include "review/next_due.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <tuple>

#include "review/lanes.h"
#include "review/week.h"

namespace guidelint::review {
namespace {

constexpr int k_week_days = 7;
constexpr int k_tenth = 10;

// The weeks whose Friday may be the date, in order; never none.
std::vector<Week> weeks_near(const Settings& settings, base::Date today) {
  const int every = std::clamp(settings.every_weeks, settings.least_weeks, settings.most_weeks) * k_week_days;
  const int slack = every / k_tenth;
  const int first = std::max({every - slack, settings.least_weeks * k_week_days, 1});
  const int last = std::min(every + slack, settings.most_weeks * k_week_days);
  std::vector<Week> weeks;
  const auto day_after = [today](int days) { return base::Date{today.days + days}; };
  for (Week week = week_of(day_after(first)); friday_of(week) <= day_after(last); week = week_after(week, 1)) {
    if (friday_of(week) >= day_after(first)) weeks.push_back(week);
  }
  if (weeks.empty()) {
    const Week week = week_of(day_after(every));
    weeks.push_back(friday_of(week) > today ? week : week_after(week, 1));
  }
  return weeks;
}

// What is due in the weeks of one lane: guides of each company.
class Load {
 public:
  Load(const Settings& settings, int minutes) : settings_(settings), week_minutes_(minutes) {}

  void add(Week week, std::size_t company, std::size_t guides) {
    auto& companies = weeks_[week];
    const auto [place, is_new] = companies.try_emplace(company, 0);
    place->second += guides;
    minutes_[week] +=
        static_cast<std::int64_t>(guides) * settings_.guide_minutes + (is_new ? settings_.company_minutes : 0);
  }

  // Of the week, had `guides` more of the company been added. Negative: too many.
  [[nodiscard]] std::int64_t free_with(Week week, std::size_t company, std::size_t guides) const {
    const auto minutes = minutes_.find(week);
    const std::int64_t used = minutes == minutes_.end() ? 0 : minutes->second;
    const std::int64_t more = static_cast<std::int64_t>(guides) * settings_.guide_minutes +
                              (guides_of(week, company) == 0 ? settings_.company_minutes : 0);
    return minutes_in(week, week_minutes_, settings_) - used - more;
  }

  [[nodiscard]] std::size_t guides_of(Week week, std::size_t company) const {
    const auto companies = weeks_.find(week);
    if (companies == weeks_.end()) return 0;
    const auto found = companies->second.find(company);
    return found == companies->second.end() ? 0 : found->second;
  }

 private:
  const Settings& settings_;
  int week_minutes_;
  std::map<Week, std::map<std::size_t, std::size_t>> weeks_ = {};  // company -> guides
  std::map<Week, std::int64_t> minutes_ = {};
};

Week choose_week(const std::vector<Week>& near, const Load& load, std::size_t company, std::size_t guides,
                 base::Date wanted) {
  const auto distance = [wanted](Week week) { return std::abs(friday_of(week).days - wanted.days); };
  const Week* best = nullptr;
  std::tuple<std::size_t, std::int64_t, int> best_key;  // larger is better; of equal ones the first
  for (const Week& week : near) {
    const std::int64_t free = load.free_with(week, company, guides);
    const std::tuple key(free >= 0 ? load.guides_of(week, company) : 0, free, -distance(week));
    if (best != nullptr && key <= best_key) continue;
    best = &week;
    best_key = key;
  }
  return *best;
}

}  // namespace

std::vector<base::Date> next_due(const std::vector<Guide>& guides, const std::vector<std::size_t>& reviewed,
                                 const Settings& settings, base::Date today) {
  std::vector<bool> is_reviewed(guides.size(), false);
  for (const std::size_t index : reviewed) is_reviewed[index] = true;
  const std::vector<Week> near = weeks_near(settings, today);
  const base::Date wanted{today.days + settings.every_weeks * k_week_days};
  const std::vector<Company> companies = companies_of(guides);

  std::vector<base::Date> dates(guides.size());
  for (const Lane& lane : lanes_of(companies, settings)) {
    Load load(settings, lane.minutes);
    for (const std::size_t company : lane.companies) {
      for (const std::size_t index : companies[company].guides) {
        const auto& due = guides[index].next_review_due;
        if (due && !is_reviewed[index]) load.add(week_of(*due), company, 1);
      }
    }
    for (const std::size_t company : lane.companies) {
      const auto count = static_cast<std::size_t>(
          std::ranges::count_if(companies[company].guides, [&](std::size_t index) { return is_reviewed[index]; }));
      if (count == 0) continue;
      const Week week = choose_week(near, load, company, count, wanted);
      load.add(week, company, count);
      for (const std::size_t index : companies[company].guides) dates[index] = friday_of(week);
    }
  }
  std::vector<base::Date> chosen;
  for (const std::size_t index : reviewed) chosen.push_back(dates[index]);
  return chosen;
}

}  // namespace guidelint::review
