// A field of a table that spreadsheets open: RFC 4180, and nothing in it is a formula or moves a cursor.
//
//   a, "b"              ->  "a, ""b"""
//   =HYPERLINK("…")     ->  "'=HYPERLINK(""…"")"    an apostrophe, as OWASP advises
//   -1+cmd|'/c calc'    ->  '-1+cmd|'/c calc'       numbers are written by whoever has them, not by this
//   @org/team           ->  @org/team               a name of CODEOWNERS is none: without blanks and brackets
//   "a\nb"              ->  a\nb                    one line stays one line, as in all output (printable.h)
//
// Source    RFC 4180; OWASP, "CSV Injection".
#pragma once

#include <string>
#include <string_view>

namespace guidelint::report {

// Appends the field as it is, in quotes if RFC 4180 wants them, without a comma: for programs, which open no formulas.
void add_csv_field(std::string& out, std::string_view text);

// The same of a text made safe.
void add_csv_text(std::string& out, std::string_view hostile);

}  // namespace guidelint::report
