// Calendars that clients subscribe to, as RFC 5545 writes them.
//
//   BEGIN:VEVENT
//   UID:2026-W48.pay-team@guidelint
//   DTSTAMP:20261123T000000Z
//   SEQUENCE:20780
//   DTSTART;VALUE=DATE:20261123
//   DTEND;VALUE=DATE:20261128
//   SUMMARY:Guides: 6 companies\, 10 h
//   TRANSP:TRANSPARENT
//   END:VEVENT
//
// All-day events only: a review has a week and no hour, so there is no zone and no daylight saving to get wrong. A
// client that fetches the file again finds an event by its UID and takes the later SEQUENCE, the day of the run. Nothing
// is marked as busy.
//
// Texts may hold anything. Bytes that are not UTF-8 and control characters but the end of a line become U+FFFD, which the
// format has no escape for; whoever puts names of a guide into a text makes them printable first (report/printable.h).
//
// Units     lines of at most 75 bytes, ended by CRLF.
// Source    RFC 5545; RFC 7986 for REFRESH-INTERVAL and NAME.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace guidelint::report {

struct CalendarEvent {
  std::string uid;  // as uid_of() makes it
  base::Date first, last;
  std::string summary;
  std::string description = {};  // lines
};

struct Calendar {
  std::string name;
  base::Date today;
  std::string_view version = {};  // of guidelint
  std::vector<CalendarEvent> events = {};
};

std::string write_calendar(const Calendar& calendar);

// A name out of a guide for summary and description: printable, and nothing GitHub's runner obeys where a line is cut.
std::string calendar_name(std::string_view hostile);

// "40 min", "10 h"
std::string short_time(std::int64_t minutes);

// "2026-W48.pay-team@guidelint": of `what` ("2026-W48", "2026-W48.due") and an owner as CODEOWNERS names it; of nobody
// it is "2026-W48._nobody@guidelint", which no owner is called.
std::string uid_of(std::string_view what, std::string_view owner);

}  // namespace guidelint::report
