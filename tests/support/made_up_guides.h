// Made-up guides of companies, and a schedule in short: for tests of review/schedule.h.
#pragma once

#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "review/schedule.h"
#include "support/catch.h"

namespace guidelint::review {

inline base::Date day(std::string_view text) { return *base::parse_date(text); }

inline const base::Date k_monday = day("2026-11-23");

inline Guide guide_of(std::string_view company, int number, std::string_view due) {
  Guide guide{.path = fmt::format("guides/{}/{:03}.md", company, number), .company = std::string(company)};
  guide.next_review_due = base::parse_date(due);
  if (!guide.next_review_due) guide.unreadable = due;
  return guide;
}

inline std::vector<Guide> company_of(std::string_view company, int guides, std::string_view due = "2026-05-23") {
  std::vector<Guide> all;
  for (int i = 0; i < guides; ++i) all.push_back(guide_of(company, i, due));
  return all;
}

inline std::vector<Guide> operator+(std::vector<Guide> a, const std::vector<Guide>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// "2026-W48: acme 3, bolt 1" for every week.
inline std::vector<std::string> weeks_of(const Schedule& schedule) {
  std::vector<std::string> lines;
  for (const PlannedWeek& week : schedule.weeks) {
    std::string line = format_week(week.week) + ":";
    for (const PlannedVisit& visit : week.visits)
      line += fmt::format("{}{} {}", line.ends_with(":") ? " " : ", ", visit.company, visit.guides.size());
    lines.push_back(line);
  }
  return lines;
}

inline std::map<std::string, std::string> places_of(const Schedule& schedule) {
  std::map<std::string, std::string> places;
  for (const PlannedWeek& week : schedule.weeks) {
    for (const PlannedVisit& visit : week.visits) {
      for (const PlannedGuide& planned : visit.guides) {
        const std::string& path = schedule.guides[planned.guide].path;
        REQUIRE(places.emplace(path, format_week(week.week)).second);
      }
    }
  }
  for (const std::size_t guide : schedule.later) REQUIRE(places.emplace(schedule.guides[guide].path, "later").second);
  return places;
}

inline void check_sound(const Schedule& schedule) {
  CHECK(places_of(schedule).size() == schedule.guides.size());
  const Settings& settings = schedule.settings;
  for (const PlannedWeek& week : schedule.weeks) {
    CAPTURE(format_week(week.week));
    int minutes = 0;
    for (const PlannedVisit& visit : week.visits) {
      CHECK(visit.minutes == settings.company_minutes + settings.guide_minutes * static_cast<int>(visit.guides.size()));
      minutes += visit.minutes;
    }
    CHECK(minutes == week.minutes);
    CHECK(week.minutes <= week.limit);
  }
  CHECK(schedule.quality.bound <= schedule.quality.lateness + 1e-6);
  CHECK(schedule.quality.busiest <= 1);
}

}  // namespace guidelint::review
