#include "lint/accepted_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/encoding.h"

namespace guidelint::lint {
namespace {

constexpr std::string_view k_gap = "  ";
constexpr std::size_t k_digest = 6;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; }

// A blank that would be taken for a gap, or be lost at an end.
bool is_lost_blank(std::string_view text, std::size_t at) {
  if (text[at] != ' ') return false;
  return at == 0 || at + 1 == text.size() || text[at - 1] == ' ' || text[at + 1] == ' ';
}

std::string escape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const std::size_t length = text::code_point_length(text.substr(at, 4));
    const bool is_broken = static_cast<unsigned char>(c) >= 0x80 && !text::is_valid_utf8(text.substr(at, length));
    if (c == '\\') {
      out += "\\\\";
    } else if (c == '\n') {
      out += "\\n";
    } else if (is_control(c) || is_broken || is_lost_blank(text, at) || (c == '#' && at == 0)) {
      for (const char byte : text.substr(at, length)) out += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
    } else {
      out += text.substr(at, length);
    }
    at += length;
  }
  return out;
}

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10U;
  return std::nullopt;
}

std::optional<std::string> unescape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_control(text[at])) return std::nullopt;
    if (text[at] != '\\') {
      out += text[at];
      continue;
    }
    if (++at == text.size()) return std::nullopt;
    if (text[at] == '\\') {
      out += '\\';
    } else if (text[at] == 'n') {
      out += '\n';
    } else if (text[at] == 'x' && at + 2 < text.size()) {
      const auto high = hex_digit(text[at + 1]), low = hex_digit(text[at + 2]);
      if (!high || !low) return std::nullopt;
      out += static_cast<char>(*high << 4U | *low);
      at += 2;
    } else {
      return std::nullopt;
    }
  }
  return out;
}

}  // namespace

std::string format_line(const AcceptedLine& line) {
  return fmt::format("{}{}{}{}{}", escape(line.path), k_gap, escape(line.what), k_gap, line.digest);
}

std::optional<AcceptedLine> parse_line(std::string_view line) {
  const std::string_view whole = line;
  std::array<std::string_view, 3> parts;
  for (std::size_t i = 0; i < 2; ++i) {
    const auto gap = line.find(k_gap);
    if (gap == std::string_view::npos) return std::nullopt;
    parts[i] = line.substr(0, gap);
    line.remove_prefix(gap + k_gap.size());
  }
  parts[2] = line;
  const bool is_digest =
      parts[2].size() == k_digest && std::ranges::all_of(parts[2], [](char c) { return hex_digit(c).has_value(); });
  if (!is_digest || parts[0].empty() || parts[1].empty()) return std::nullopt;
  auto path = unescape(parts[0]);
  auto what = unescape(parts[1]);
  if (!path || !what) return std::nullopt;
  AcceptedLine read{.path = *std::move(path), .what = *std::move(what), .digest = std::string(parts[2])};
  if (format_line(read) != whole) return std::nullopt;
  return read;
}

}  // namespace guidelint::lint
