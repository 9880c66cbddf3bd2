// Dates, quarters and weeks: what is read is written back, and the calendar agrees with itself.
#include "base/date.h"
#include "fuzz/target.h"
#include "review/history.h"
#include "review/week.h"

namespace guidelint::fuzz {
namespace {

void run(std::string_view input) {
  if (const auto date = base::parse_date(input)) {
    require(base::format_date(*date) == input, "the date that was read", input);
    const base::Quarter quarter = base::quarter_of(*date);
    require(base::first_day(quarter) <= *date, "a quarter that has begun", input);
    require(base::parse_quarter(base::format_quarter(quarter)) == quarter, "the quarter that was written", input);
    const review::Week week = review::week_of(*date);
    require(week.monday <= *date && *date <= review::sunday_of(week), "a week around its day", input);
    if (date->days > -719'000 && date->days < 2'932'000)  // years of four digits on both sides of new year
      require(review::parse_week(review::format_week(week)) == week, "the week that was written", input);
  }
  if (const auto quarter = base::parse_quarter(input))
    require(base::format_quarter(*quarter) == input, "the quarter that was read", input);
  if (const auto week = review::parse_week(input))
    require(review::format_week(*week) == input, "the week that was read", input);

  if (const auto points = review::parse_history(input, "history.tsv")) {
    const std::string written = review::format_history(*points);
    const auto again = review::parse_history(written, "history.tsv");
    require(again.has_value() && review::format_history(*again) == written, "the history that was written");
  }
}

}  // namespace

extern const Target dates{.name = "dates", .run = run};

}  // namespace guidelint::fuzz
