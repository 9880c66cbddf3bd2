#include "expr/literal.h"

#include <charconv>
#include <cstdint>

namespace guidelint::expr {
namespace {

constexpr std::string_view k_special = R"(\.+*?()|[]{}^$)";

void append_code_point(std::string& text, std::uint32_t code) {
  const auto tail = [&](unsigned shift) { text += static_cast<char>(0x80U | (code >> shift & 0x3FU)); };
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0U | code >> 6U);
    tail(0);
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0U | code >> 12U);
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | code >> 18U);
    tail(12);
    tail(6);
    tail(0);
  }
}

// "{FFFD}" or "1F" behind "\x"; takes it away.
std::optional<std::uint32_t> read_code_point(std::string_view& rest) {
  const bool is_braced = rest.starts_with('{');
  const std::size_t end = is_braced ? rest.find('}') : 2;
  if (end == std::string_view::npos || end > rest.size()) return {};
  const std::string_view digits = rest.substr(is_braced ? 1 : 0, end - (is_braced ? 1 : 0));
  std::uint32_t code = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
  if (digits.empty() || error != std::errc() || stop != digits.data() + digits.size() || code > 0x10FFFF) return {};
  if (code >= 0xD800 && code < 0xE000) return {};  // stands for no character
  rest.remove_prefix(is_braced ? end + 1 : end);
  return code;
}

// Behind a backslash; takes it away.
bool read_escape(std::string_view& rest, std::string& literal) {
  if (rest.empty()) return false;
  const char escape = rest.front();
  rest.remove_prefix(1);
  if (k_special.find(escape) != std::string_view::npos) {
    literal += escape;
    return true;
  }
  switch (escape) {
    case 'n':
      literal += '\n';
      return true;
    case 'r':
      literal += '\r';
      return true;
    case 't':
      literal += '\t';
      return true;
    case 'x': {
      const auto code = read_code_point(rest);
      if (!code) return false;
      append_code_point(literal, *code);
      return true;
    }
    default:
      return false;
  }
}

}  // namespace

std::optional<std::string> literal_of(std::string_view pattern) {
  std::string literal;
  while (!pattern.empty()) {
    const char c = pattern.front();
    pattern.remove_prefix(1);
    if (c == '\\') {
      if (!read_escape(pattern, literal)) return {};
    } else if (k_special.find(c) != std::string_view::npos) {
      return {};
    } else {
      literal += c;
    }
  }
  return literal;
}

}  // namespace guidelint::expr
