#include "guide/markers.h"

namespace guidelint::guide {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t run_length(std::string_view text, char c) {
  const auto end = text.find_first_not_of(c);
  return end == std::string_view::npos ? text.size() : end;
}

bool all_blank(std::string_view text) { return text.find_first_not_of(k_blanks) == std::string_view::npos; }

}  // namespace

std::string_view trim_end(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return trim_end(text);
}

std::optional<HeadingMarker> heading_marker(std::string_view rest) {
  const auto level = run_length(rest, '#');
  if (level < 1 || level > 6 || (level < rest.size() && !is_blank(rest[level]))) return std::nullopt;

  auto begin = level;
  while (begin < rest.size() && is_blank(rest[begin])) ++begin;
  auto end = trim_end(rest).size();
  auto before_closing = end;
  while (before_closing > 0 && rest[before_closing - 1] == '#') --before_closing;
  if (before_closing < end && before_closing > 0 && is_blank(rest[before_closing - 1])) {
    end = trim_end(rest.substr(0, before_closing)).size();
  }
  if (end < begin) end = begin;
  return HeadingMarker{.level = static_cast<std::uint8_t>(level), .text_begin = begin, .text_end = end};
}

std::uint8_t underline_level(std::string_view rest) {
  if (rest.empty() || (rest[0] != '=' && rest[0] != '-')) return 0;
  if (!all_blank(rest.substr(run_length(rest, rest[0])))) return 0;
  return rest[0] == '=' ? 1 : 2;
}

bool is_thematic_break(std::string_view rest) {
  if (rest.empty() || (rest[0] != '-' && rest[0] != '*' && rest[0] != '_')) return false;
  int count = 0;
  for (const char c : rest) {
    if (c == rest[0]) {
      ++count;
    } else if (!is_blank(c)) {
      return false;
    }
  }
  return count >= 3;
}

std::optional<Fence> opening_fence(std::string_view rest) {
  if (rest.empty() || (rest[0] != '`' && rest[0] != '~')) return std::nullopt;
  const auto length = run_length(rest, rest[0]);
  if (length < 3) return std::nullopt;
  if (rest[0] == '`' && rest.find('`', length) != std::string_view::npos) return std::nullopt;  // a code span
  return Fence{.sign = rest[0], .length = length};
}

bool closes(const Fence& fence, std::string_view rest) {
  const auto length = run_length(rest, fence.sign);
  return length >= fence.length && all_blank(rest.substr(length));
}

std::optional<ItemMarker> item_marker(std::string_view rest) {
  std::size_t length = 0;
  bool is_first = true;
  if (rest.empty()) return std::nullopt;
  if (rest[0] == '-' || rest[0] == '*' || rest[0] == '+') {
    length = 1;
  } else {
    int number = 0;
    while (length < 9 && length < rest.size() && is_digit(rest[length])) number = number * 10 + (rest[length++] - '0');
    if (length == 0 || length == rest.size() || (rest[length] != '.' && rest[length] != ')')) return std::nullopt;
    is_first = number == 1;
    ++length;
  }
  if (length < rest.size() && !is_space(rest[length])) return std::nullopt;
  return ItemMarker{.length = length, .can_interrupt = is_first && !all_blank(rest.substr(length))};
}

}  // namespace guidelint::guide
