#include "base/date.h"

#include <fmt/format.h>

#include <chrono>

namespace guidelint::base {
namespace {

// `text` holds `count` digits at `at`; nothing if one of them is not a digit. Requires: at + count <= text.size().
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

Date to_date(std::chrono::year_month_day day) {
  return {.days = static_cast<std::int32_t>(std::chrono::sys_days{day}.time_since_epoch().count())};
}

std::chrono::year_month_day to_calendar(Date date) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{date.days}}};
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day calendar{std::chrono::year{*year},
                                             std::chrono::month{static_cast<unsigned>(*month)},
                                             std::chrono::day{static_cast<unsigned>(*day)}};
  if (!calendar.ok()) return std::nullopt;
  return to_date(calendar);
}

std::string format_date(Date date) {
  const auto calendar = to_calendar(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(calendar.year()), static_cast<unsigned>(calendar.month()),
                     static_cast<unsigned>(calendar.day()));
}

std::optional<Quarter> parse_quarter(std::string_view text) {
  if (text.size() != 7 || text[4] != '-' || text[5] != 'Q') return std::nullopt;
  const auto year = digits(text, 0, 4);
  if (!year || text[6] < '1' || text[6] > '4') return std::nullopt;
  return Quarter{.index = *year * 4 + (text[6] - '1')};
}

std::string format_quarter(Quarter quarter) {
  return fmt::format("{:04}-Q{}", quarter.index / 4, quarter.index % 4 + 1);
}

Date first_day(Quarter quarter) {
  const auto month = static_cast<unsigned>(quarter.index % 4 * 3 + 1);
  return to_date({std::chrono::year{quarter.index / 4}, std::chrono::month{month}, std::chrono::day{1}});
}

Quarter quarter_of(Date date) {
  const auto calendar = to_calendar(date);
  const auto month = static_cast<int>(static_cast<unsigned>(calendar.month()));
  return {.index = static_cast<int>(calendar.year()) * 4 + (month - 1) / 3};
}

}  // namespace guidelint::base
