#include "report/csv_writer.h"

#include "report/printable.h"

namespace guidelint::report {

void append_csv_text(std::string_view text, std::string& out) {
  std::string safe = printable(text);  // no control character, no line end
  constexpr std::string_view k_formula = "=+-@";
  if (!safe.empty() && k_formula.find(safe.front()) != std::string_view::npos) safe.insert(0, "'");
  if (safe.find_first_of(",\"") == std::string::npos) {
    out += safe;
    return;
  }
  out += '"';
  for (const char c : safe) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace guidelint::report
