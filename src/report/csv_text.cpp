#include "report/csv_text.h"

#include <algorithm>

#include "report/printable.h"

namespace guidelint::report {
namespace {

bool is_owner(std::string_view text) {
  return text.size() > 1 && text.front() == '@' && std::all_of(text.begin() + 1, text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                  c == '.' || c == '/';
         });
}

// Programs skip blanks before it.
bool is_formula(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos || is_owner(text)) return false;
  return std::string_view("=+-@").find(text[first]) != std::string_view::npos;
}

}  // namespace

void add_csv_field(std::string& out, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void add_csv_text(std::string& out, std::string_view hostile) {
  std::string text = printable_path(hostile);
  if (is_formula(text)) text.insert(0, 1, '\'');
  add_csv_field(out, text);
}

}  // namespace guidelint::report
