#include "report/markdown_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/printable.h"

namespace guidelint::report {
namespace {

constexpr std::string_view k_special = "\\`*_[]<>&#|~$";

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) >= 0x80);
}

// Runs of white space, line breaks included, as one blank.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : base::trim(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) line += c;
    if (blank && !line.ends_with(' ')) line += ' ';
  }
  return printable(line);
}

std::size_t longest_run(std::string_view text, char wanted) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == wanted ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

// What makes a list or a numbered one of a line: "- ", "+ ", "12. ", "12) ", and the underline "---", "===".
bool begins_a_block(std::string_view line, std::size_t at) {
  if (line[at] == '-' || line[at] == '+' || line[at] == '=') return at == 0;
  if (line[at] != '.' && line[at] != ')') return false;
  return at > 0 && std::ranges::all_of(line.substr(0, at), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string markdown_text(std::string_view text) {
  const std::string line = on_one_line(text);
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    // GitHub reads `_` inside a word as itself: field names stay as they are
    const bool inside_word = c == '_' && i > 0 && i + 1 < line.size() && is_word(line[i - 1]) && is_word(line[i + 1]);
    if ((k_special.find(c) != std::string_view::npos && !inside_word) || begins_a_block(line, i)) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_code(std::string_view text) {
  const std::string line = on_one_line(text);
  if (line.empty()) return {};
  const std::string fence(longest_run(line, '`') + 1, '`');
  const std::string_view pad = line.front() == '`' || line.back() == '`' ? " " : "";
  return fmt::format("{}{}{}{}{}", fence, pad, line, pad, fence);
}

std::string markdown_block(std::string_view text, std::string_view language) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  const std::string fence(std::max<std::size_t>(longest_run(text, '`') + 1, 3), '`');
  return fmt::format("{}{}\n{}\n{}\n", fence, language, text, fence);
}

}  // namespace guidelint::report
