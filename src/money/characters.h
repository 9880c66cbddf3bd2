// Kinds of bytes and places in a cell, for any bytes and in no locale. <cctype> is undefined for the bytes of "–".
#pragma once

#include <string_view>

namespace guidelint::money {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
constexpr bool is_word_byte(char c) { return is_digit(c) || is_letter(c); }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// `word` in lower case.
constexpr bool is_word(std::string_view text, std::string_view word) {
  if (text.size() != word.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (lower(text[i]) != word[i]) return false;
  }
  return true;
}

// The first place from `at` that is no blank; U+00A0 is one.
constexpr std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_blank(text[at])) {
      ++at;
    } else if (text.substr(at).starts_with("\xC2\xA0")) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

// The letters and digits from `at` on.
constexpr std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_word_byte(text[end])) ++end;
  return at < text.size() ? text.substr(at, end - at) : std::string_view();
}

// The size of a dash at `at` (U+002D, U+2013, U+2014); 0 if there is none.
constexpr std::size_t dash_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto rest = text.substr(at);
  if (rest[0] == '-') return 1;
  return rest.starts_with("–") || rest.starts_with("—") ? 3 : 0;
}

}  // namespace guidelint::money
