#include "review/week.h"

#include "support/catch.h"

namespace guidelint::review {
namespace {

Week week_at(std::string_view date) { return week_of(*base::parse_date(date)); }
std::string name_at(std::string_view date) { return format_week(week_at(date)); }

}  // namespace

TEST_CASE("a week begins on Monday", "[review]") {
  CHECK(name_at("2026-11-22") == "2026-W47");  // a Sunday
  CHECK(name_at("2026-11-23") == "2026-W48");
  CHECK(base::format_date(week_at("2026-11-29").monday) == "2026-11-23");
  CHECK(base::format_date(friday_of(week_at("2026-11-29"))) == "2026-11-27");
  CHECK(base::format_date(sunday_of(week_at("2026-11-23"))) == "2026-11-29");
}

TEST_CASE("the days around New Year belong to the week of the year their Thursday is in", "[review]") {
  CHECK(name_at("2024-12-30") == "2025-W01");
  CHECK(name_at("2025-12-28") == "2025-W52");
  CHECK(name_at("2025-12-29") == "2026-W01");
  CHECK(name_at("2026-12-28") == "2026-W53");
  CHECK(name_at("2027-01-03") == "2026-W53");
  CHECK(name_at("2027-01-04") == "2027-W01");
  CHECK(name_at("2024-02-29") == "2024-W09");  // a leap day
  CHECK(name_at("2021-01-03") == "2020-W53");
}

TEST_CASE("weeks are counted across years, also those with 53", "[review]") {
  CHECK(weeks_between(week_at("2026-12-28"), week_at("2027-01-04")) == 1);
  CHECK(weeks_between(week_at("2026-01-01"), week_at("2027-01-07")) == 53);
  CHECK(week_after(week_at("2026-12-28"), 1) == week_at("2027-01-04"));
  CHECK(week_after(week_at("2027-01-04"), -1) == week_at("2026-12-31"));
}

TEST_CASE("the name of a week is read back, and only that of a week there is", "[review]") {
  for (const char* date : {"1999-12-31", "2000-01-01", "2020-12-31", "2026-12-31", "2027-01-01"}) {
    CAPTURE(date);
    CHECK(parse_week(name_at(date)) == week_at(date));
  }
  for (const char* text : {"2025-W53", "2026-W54", "2026-W00", "2026-W1", "2026-48", "2026W48", "2026-W4x", ""}) {
    CAPTURE(text);
    CHECK_FALSE(parse_week(text).has_value());
  }
}

}  // namespace guidelint::review
