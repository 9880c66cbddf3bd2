// A week as calendars number it: Monday to Sunday, 2026-W48, week 1 being the one with the year's first Thursday.
//
// A year has 52 weeks or 53 (2026 has), and the first days of January may belong to the last week of the year before:
// so a Week is the day of its Monday, weeks are counted by subtracting, and the name is made only to be read.
//
// Source    ISO 8601.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace guidelint::review {

struct Week {
  base::Date monday;
  auto operator<=>(const Week&) const = default;
};

Week week_of(base::Date date);
Week week_after(Week week, int weeks);      // `weeks` may be negative
int weeks_between(Week first, Week later);  // 0 for the same week
base::Date friday_of(Week week);
base::Date sunday_of(Week week);

std::string format_week(Week week);                     // "2026-W48"
std::optional<Week> parse_week(std::string_view text);  // exactly that; nothing for a week that year does not have

}  // namespace guidelint::review
