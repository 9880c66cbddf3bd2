// Cells of CSV that a spreadsheet shows as text whatever stands in them.
//
//   =HYPERLINK("http://…")   '=HYPERLINK(…)     a leading = + - @, tab or line end would begin a formula
//   -5                       -5                 numbers are written by whoever writes them, not through here
//   a, "b"                   "a, ""b"""
//
// Source    RFC 4180; OWASP, "CSV Injection".
#pragma once

#include <string>
#include <string_view>

namespace guidelint::report {

void append_csv_text(std::string_view text, std::string& out);

}  // namespace guidelint::report
