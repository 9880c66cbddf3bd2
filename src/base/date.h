// A day of the Gregorian calendar, and a quarter of a year, as guides write them: 2026-05-23 and 2025-Q4.
//
// A Date is a count of days, so differences and comparisons are integers and a date that does not exist ("2026-02-30")
// cannot be built. <chrono> does the calendar. There is no clock here: "today" is always a parameter.
//
// Units     whole days since 1970-01-01.
// Errors    parse_* return nothing for text of another form or for a day that does not exist.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guidelint::base {

struct Date {
  std::int32_t days = 0;
  auto operator<=>(const Date&) const = default;
};

// Exactly YYYY-MM-DD.
std::optional<Date> parse_date(std::string_view text);
std::string format_date(Date date);

struct Quarter {           // of the years 0 to 9999
  std::int32_t index = 0;  // year * 4 + (0..3)
  auto operator<=>(const Quarter&) const = default;
};

// Exactly YYYY-Qn, n from 1 to 4.
std::optional<Quarter> parse_quarter(std::string_view text);
std::string format_quarter(Quarter quarter);
Date first_day(Quarter quarter);
Quarter quarter_of(Date date);

}  // namespace guidelint::base
