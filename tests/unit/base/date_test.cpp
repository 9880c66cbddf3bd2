#include "base/date.h"

#include "support/catch.h"

namespace guidelint::base {

TEST_CASE("parse_date counts days since 1970", "[base]") {
  CHECK(parse_date("1970-01-01")->days == 0);
  CHECK(parse_date("1969-12-31")->days == -1);
  CHECK(parse_date("2026-02-23")->days == 20507);
  CHECK(parse_date("2026-05-23")->days - parse_date("2026-02-23")->days == 89);
  CHECK(parse_date("0000-01-01")->days == -719528);
  CHECK(parse_date("9999-12-31")->days == 2932896);
}

TEST_CASE("parse_date knows leap years", "[base]") {
  CHECK(parse_date("2024-02-29"));
  CHECK(parse_date("2000-02-29"));
  CHECK_FALSE(parse_date("2026-02-29"));
  CHECK_FALSE(parse_date("1900-02-29"));
}

TEST_CASE("parse_date refuses other forms and days that do not exist", "[base]") {
  for (const std::string_view text :
       {"", "2026-02-30", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00", "2026-1-01", "2026/01/01", "20260101",
        " 2026-01-01", "2026-01-01 ", "2026-01-0a", "+026-01-01", "2026-01-1", "2026-01-011", "2026-01‑1"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("format_date gives back what parse_date read", "[base]") {
  for (const std::string_view text : {"1970-01-01", "2026-02-23", "2024-02-29", "0007-03-09", "9999-12-31"}) {
    CAPTURE(text);
    CHECK(format_date(*parse_date(text)) == text);
  }
}

TEST_CASE("quarters are read, compared and turned into days", "[base]") {
  const auto quarter = parse_quarter("2025-Q4");
  REQUIRE(quarter);
  CHECK(quarter->index == 2025 * 4 + 3);
  CHECK(format_quarter(*quarter) == "2025-Q4");
  CHECK(format_date(first_day(*quarter)) == "2025-10-01");
  CHECK(parse_quarter("2026-Q1")->index - quarter->index == 1);
  CHECK(format_quarter(quarter_of(*parse_date("2025-12-31"))) == "2025-Q4");
  CHECK(format_quarter(quarter_of(*parse_date("2026-01-01"))) == "2026-Q1");
  CHECK(format_quarter(quarter_of(*parse_date("2026-09-30"))) == "2026-Q3");
}

TEST_CASE("parse_quarter refuses other forms", "[base]") {
  for (const std::string_view text :
       {"", "2025-Q0", "2025-Q5", "2025-q4", "2025Q4", "2025-4", "Q4-2025", "2025-Q44", "x025-Q4"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_quarter(text));
  }
}

}  // namespace guidelint::base
