#include "yaml/emit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/strings.h"
#include "text/encoding.h"

namespace guidelint::yaml {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_sign(char c) { return c == '+' || c == '-'; }

template <typename Predicate>
std::string_view without_leading(std::string_view text, Predicate is_one) {
  while (!text.empty() && is_one(text.front())) text.remove_prefix(1);
  return text;
}

// What some reader takes for true, false, null, a merge or a default.
bool is_word(std::string_view text) {
  constexpr std::array<std::string_view, 12> k_words = {"true", "false", "yes",  "no", "on", "off",
                                                        "y",    "n",     "null", "~",  "=",  "<<"};
  return text.size() <= 5 && std::ranges::find(k_words, base::to_lower(text)) != k_words.end();
}

// Digits, with the underscores of YAML 1.1 and the commas of older readers.
std::string_view without_digits(std::string_view text) {
  return without_leading(text, [](char c) { return is_digit(c) || c == '_' || c == ','; });
}

// In any notation: 1_000, 012, 0o7, 0x1F, 0b1, 1e3, 1.5e+3, .5, .inf; also "." and "E5", not a number to some reader.
// (Sexagesimals hold a colon.)
bool is_number(std::string_view text) {
  if (is_sign(text.front())) text.remove_prefix(1);
  const std::string lower = base::to_lower(text.substr(0, 4));
  if (lower == ".inf" || lower == ".nan") return text.size() == 4;
  if (lower.size() > 2 && lower[0] == '0' && (lower[1] == 'x' || lower[1] == 'o' || lower[1] == 'b')) {
    return without_leading(
               text.substr(2),
               [](char c) { return is_digit(c) || c == '_' || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); })
        .empty();
  }
  std::string_view rest = without_digits(text);
  bool any = rest.size() < text.size();
  if (!rest.empty() && rest.front() == '.') {
    rest = without_digits(rest.substr(1));
    any = true;
  }
  if (!rest.empty() && (rest.front() == 'e' || rest.front() == 'E')) {
    std::string_view exponent = rest.substr(1);
    if (!exponent.empty() && is_sign(exponent.front())) exponent.remove_prefix(1);
    rest = without_digits(exponent);
    any = any || rest.size() < exponent.size();
  }
  return any && rest.empty();
}

// Begins with a date, "2026-5-3"; what may follow makes it a time stamp.
bool is_date(std::string_view text) {
  constexpr std::size_t k_year = 4;
  const auto part = [&](std::size_t longest) {
    const std::string_view rest = without_leading(text, is_digit);
    const std::size_t length = text.size() - rest.size();
    text = rest;
    return length > 0 && length <= longest;
  };
  if (!part(k_year) || text.empty() || text.front() != '-') return false;
  text.remove_prefix(1);
  if (!part(2) || text.empty() || text.front() != '-') return false;
  text.remove_prefix(1);
  return part(2);
}

// The number of a code point that is valid UTF-8.
std::uint32_t number_of(std::string_view point) {
  const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(point[at])); };
  if (point.size() == 1) return byte(0);
  std::uint32_t number = byte(0) & (0x7FU >> point.size());
  for (std::size_t at = 1; at < point.size(); ++at) number = number << 6U | (byte(at) & 0x3FU);
  return number;
}

// Not to be seen, or the end of a line for some reader.
bool is_escaped(std::uint32_t point) {
  const bool is_control = point < 0x20 || (point >= 0x7F && point < 0xA0);
  const bool is_line = point == 0x2028 || point == 0x2029;
  const bool is_hidden = point == 0xAD || (point >= 0x200B && point <= 0x200F && point != 0x200D) ||
                         (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) ||
                         point == 0xFEFF;
  return is_control || is_line || is_hidden || point == 0xFFFE || point == 0xFFFF;
}

// Blanks that some reader trims; what stands for bytes nobody could read.
bool wants_quotes(std::uint32_t point) {
  return is_escaped(point) || point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) ||
         point == 0x202F || point == 0x205F || point == 0x3000 || point == 0xFFFD;
}

constexpr std::uint32_t k_replacement = 0xFFFD;

// The next code point, which is taken off `text`.
std::uint32_t take(std::string_view& text, std::string_view& point) {
  point = text.substr(0, text::code_point_length(text));
  text.remove_prefix(point.size());
  const bool is_invalid = point.size() == 1 && static_cast<unsigned char>(point.front()) >= 0x80;
  if (is_invalid) point = "\xEF\xBF\xBD";
  return is_invalid ? k_replacement : number_of(point);
}

bool is_plain(std::string_view text) {
  constexpr std::string_view k_quoted = "|,%:`&*'#>\"\\";   // as the guides have it
  constexpr std::string_view k_indicators = "-?[]{}!@<=~";  // at the beginning
  constexpr std::string_view k_alone = "<=~";               // ... these only if nothing but they stand there
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  if (text.find_first_of(k_quoted) != std::string_view::npos) return false;
  if (k_indicators.find(text.front()) != std::string_view::npos &&
      (k_alone.find(text.front()) == std::string_view::npos ||
       text.find_first_not_of(k_alone) == std::string_view::npos))
    return false;
  if (text.substr(0, 3) == "..." || is_word(text) || is_number(text) || is_date(text)) return false;
  while (!text.empty()) {
    std::string_view point;
    if (wants_quotes(take(text, point))) return false;
  }
  return true;
}

}  // namespace

std::string emit_text(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out = "\"";
  while (!text.empty()) {
    std::string_view point;
    const std::uint32_t number = take(text, point);
    if (number == '"' || number == '\\') {
      out += '\\';
      out += point;
    } else if (number == '\n' || number == '\t' || number == '\r') {
      out += number == '\n' ? "\\n" : number == '\t' ? "\\t" : "\\r";
    } else if (is_escaped(number)) {
      out += number < 0x100 ? fmt::format("\\x{:02X}", number) : fmt::format("\\u{:04X}", number);
    } else {
      out += point;
    }
  }
  return out + '"';
}

}  // namespace guidelint::yaml
