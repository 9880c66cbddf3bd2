#include "report/ics.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/printable.h"
#include "text/encoding.h"

namespace guidelint::report {
namespace {

constexpr std::size_t k_most_octets = 75;
constexpr std::string_view k_replacement = "\xEF\xBF\xBD";

// Cut between code points; what follows a cut begins with a blank.
void add_line(std::string& out, std::string_view line) {
  std::size_t used = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::string_view glyph = line.substr(at, text::code_point_length(line.substr(at, 4)));
    if (used + glyph.size() > k_most_octets) {
      out += "\r\n ";
      used = 1;
    }
    out += glyph;
    used += glyph.size();
    at += glyph.size();
  }
  out += "\r\n";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : valid_utf8(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if ((byte < 0x20 && c != '\t') || byte == 0x7F) {
      out += k_replacement;
    } else {
      out += c;
    }
  }
  return out;
}

std::string compact(base::Date date) {
  std::string text = base::format_date(date);
  std::erase(text, '-');
  return text;
}

void add_event(std::string& out, const CalendarEvent& event, base::Date today) {
  add_line(out, "BEGIN:VEVENT");
  add_line(out, "UID:" + escaped(event.uid));
  add_line(out, fmt::format("DTSTAMP:{}T000000Z", compact(today)));
  add_line(out, fmt::format("SEQUENCE:{}", std::max(today.days, 0)));
  add_line(out, "DTSTART;VALUE=DATE:" + compact(event.first));
  add_line(out, "DTEND;VALUE=DATE:" + compact({event.last.days + 1}));
  add_line(out, "SUMMARY:" + escaped(event.summary));
  if (!event.description.empty()) add_line(out, "DESCRIPTION:" + escaped(event.description));
  add_line(out, "TRANSP:TRANSPARENT");
  add_line(out, "END:VEVENT");
}

// A calendar holds one component at least. This one has no meaning for events that are days.
void add_zone(std::string& out) {
  for (const std::string_view line : {"BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000",
                                      "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"})
    add_line(out, line);
}

}  // namespace

std::string write_calendar(const Calendar& calendar) {
  std::string out;
  add_line(out, "BEGIN:VCALENDAR");
  add_line(out, "VERSION:2.0");
  add_line(out, fmt::format("PRODID:-//guidelint//guidelint {}//EN", escaped(calendar.version)));
  add_line(out, "CALSCALE:GREGORIAN");
  add_line(out, "METHOD:PUBLISH");
  add_line(out, "NAME:" + escaped(calendar.name));
  add_line(out, "X-WR-CALNAME:" + escaped(calendar.name));
  add_line(out, "REFRESH-INTERVAL;VALUE=DURATION:PT12H");
  add_line(out, "X-PUBLISHED-TTL:PT12H");
  for (const CalendarEvent& event : calendar.events) add_event(out, event, calendar.today);
  if (calendar.events.empty()) add_zone(out);
  add_line(out, "END:VCALENDAR");
  return out;
}

std::string calendar_name(std::string_view hostile) { return printable_path(hostile); }

std::string short_time(std::int64_t minutes) {
  constexpr std::int64_t k_hour = 60;
  if (minutes < k_hour) return fmt::format("{} min", minutes);
  return fmt::format("{} h", (minutes + k_hour / 2) / k_hour);
}

std::string uid_of(std::string_view what, std::string_view owner) {
  if (owner.starts_with('@')) owner.remove_prefix(1);
  std::string name;
  for (const char c : owner) {
    const bool is_plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    if (is_plain) {
      name += c;
    } else if (c == '@') {
      name += "-at-";
    } else {
      name += c == '/' ? '.' : '-';
    }
  }
  return fmt::format("{}.{}@guidelint", what, name.empty() ? "_nobody" : name);
}

}  // namespace guidelint::report
