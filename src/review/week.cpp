#include "review/week.h"

#include <fmt/format.h>

#include <chrono>

namespace guidelint::review {
namespace {

constexpr int k_week_days = 7;

std::chrono::sys_days days_of(base::Date date) { return std::chrono::sys_days(std::chrono::days(date.days)); }

// The year a week belongs to is that of its Thursday.
int year_of(Week week) {
  const std::chrono::year_month_day thursday(days_of(week.monday) + std::chrono::days(3));
  return static_cast<int>(thursday.year());
}

// Of the week with January 4.
Week first_week(int year) {
  const std::chrono::sys_days day = std::chrono::year(year) / 1 / 4;
  return week_of({static_cast<std::int32_t>(day.time_since_epoch().count())});
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Week week_of(base::Date date) {
  const auto since_monday = static_cast<std::int32_t>(std::chrono::weekday(days_of(date)).iso_encoding()) - 1;
  return {{date.days - since_monday}};
}

Week week_after(Week week, int weeks) { return {{week.monday.days + weeks * k_week_days}}; }

int weeks_between(Week first, Week later) { return (later.monday.days - first.monday.days) / k_week_days; }

base::Date friday_of(Week week) { return {week.monday.days + 4}; }

base::Date sunday_of(Week week) { return {week.monday.days + 6}; }

std::string format_week(Week week) {
  const int year = year_of(week);
  return fmt::format("{:04}-W{:02}", year, weeks_between(first_week(year), week) + 1);
}

std::optional<Week> parse_week(std::string_view text) {
  constexpr std::size_t k_length = 8;
  if (text.size() != k_length || text.substr(4, 2) != "-W") return std::nullopt;
  const auto year = digits(text.substr(0, 4)), number = digits(text.substr(6));
  if (!year || !number || *number == 0) return std::nullopt;
  const Week week = week_after(first_week(*year), *number - 1);
  return year_of(week) == *year ? std::optional(week) : std::nullopt;
}

}  // namespace guidelint::review
