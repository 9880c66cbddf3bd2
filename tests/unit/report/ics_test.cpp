#include "report/ics.h"

#include "base/strings.h"
#include "support/catch.h"

namespace guidelint::report {
namespace {

base::Date day(std::string_view text) { return *base::parse_date(text); }

Calendar one(std::string summary, std::string description = {}) {
  Calendar calendar{.name = "Guides to review", .today = day("2026-11-23"), .version = "1.2.3"};
  calendar.events.push_back({.uid = "2026-W48.kim@guidelint",
                             .first = day("2026-11-23"),
                             .last = day("2026-11-27"),
                             .summary = std::move(summary),
                             .description = std::move(description)});
  return calendar;
}

std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ")) text.erase(at, 3);
  return text;
}

}  // namespace

TEST_CASE("a calendar is what RFC 5545 asks for", "[report]") {
  CHECK(write_calendar(one("Guides: 6 companies, 4 h", "acme\nzeta")) ==
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//guidelint//guidelint 1.2.3//EN\r\nCALSCALE:GREGORIAN\r\n"
        "METHOD:PUBLISH\r\nNAME:Guides to review\r\nX-WR-CALNAME:Guides to review\r\n"
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n"
        "BEGIN:VEVENT\r\nUID:2026-W48.kim@guidelint\r\nDTSTAMP:20261123T000000Z\r\nSEQUENCE:20780\r\n"
        "DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261128\r\nSUMMARY:Guides: 6 companies\\, 4 h\r\n"
        "DESCRIPTION:acme\\nzeta\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST_CASE("no line of a calendar is longer than 75 bytes, and none is cut inside of a character", "[report]") {
  for (const std::string_view glyph : {"a", "é", "中", "👍", ",", "\xff"}) {
    for (std::size_t length = 60; length < 90; ++length) {
      std::string text;
      for (std::size_t i = 0; i < length; ++i) text += glyph;
      const std::string calendar = write_calendar(one(text));
      CAPTURE(glyph, length);
      for (const std::string_view line : base::split(calendar, '\n')) {
        CHECK(line.size() <= 76);  // with its carriage return
        const bool is_whole =
            line.size() < 2 || line[0] != ' ' || (static_cast<unsigned char>(line[1]) & 0xC0U) != 0x80;
        CHECK(is_whole);
      }
    }
  }
}

TEST_CASE("texts of a calendar are escaped, and nothing in them begins a line", "[report]") {
  const std::string calendar = unfolded(write_calendar(one("a;b,c\\d\r\nEND:VEVENT", "\x01\n\xff")));
  CHECK(calendar.find("SUMMARY:a\\;b\\,c\\\\d\xEF\xBF\xBD\\nEND:VEVENT\r\n") != std::string::npos);
  CHECK(calendar.find("DESCRIPTION:\xEF\xBF\xBD\\n\xEF\xBF\xBD\r\n") != std::string::npos);
}

TEST_CASE("a calendar without events still holds a component", "[report]") {
  const std::string calendar = write_calendar({.name = "none", .today = day("2026-11-23")});
  CHECK(calendar.find("BEGIN:VEVENT") == std::string::npos);
  CHECK(calendar.find("BEGIN:VTIMEZONE\r\nTZID:UTC\r\n") != std::string::npos);
}

TEST_CASE("events are called by their week and owner", "[report]") {
  CHECK(uid_of("2026-W48", "@pay-team") == "2026-W48.pay-team@guidelint");
  CHECK(uid_of("2026-W48", "@org/pay-team") == "2026-W48.org.pay-team@guidelint");
  CHECK(uid_of("2026-W53", "kim@example.org") == "2026-W53.kim-at-example.org@guidelint");
  CHECK(uid_of("2026-W48.due", "") == "2026-W48.due._nobody@guidelint");
  CHECK(uid_of("2026-W48", "@a\r\nb") == "2026-W48.a--b@guidelint");
}

TEST_CASE("minutes are said as calendars have room for", "[report]") {
  CHECK(short_time(44) == "44 min");
  CHECK(short_time(60) == "1 h");
  CHECK(short_time(89) == "1 h");
  CHECK(short_time(598) == "10 h");
}

}  // namespace guidelint::report
