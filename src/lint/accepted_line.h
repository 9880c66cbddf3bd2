// One line of the baseline: a finding that was accepted, known by the values it was about.
//
//   research/adyen/data-engineer.md  row[Amsterdam].total  9f31c2
//
// Three parts with two blanks between them, so that people can read, search and delete lines, and git can merge them.
// Names may hold anything: a blank beside another blank or at an end is \x20, a line end \n, a control character or a
// byte that is not UTF-8 \xNN, a backslash \\, and a "#" that would begin a comment \x23. Everything else stands as it
// is. Decided against: JSON lines and quoting, which escape what people write all the time (é, –, ").
//
// Errors    parse_line() gives nothing for a line that format_line() cannot have written.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace guidelint::lint {

struct AcceptedLine {
  std::string path;    // of the guide, relative to the root of the baseline, '/' between parts
  std::string what;    // "row[Amsterdam].total"
  std::string digest;  // six hexadecimal digits
  auto operator<=>(const AcceptedLine&) const = default;
};

std::string format_line(const AcceptedLine& line);  // without a line end
std::optional<AcceptedLine> parse_line(std::string_view line);

}  // namespace guidelint::lint
