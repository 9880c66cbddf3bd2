// The beginnings of lines that begin a block: "##", "---", "- ", "3. ", "```".
//
// Each function looks at one line from its first byte that is not blank, without its end, and says what stands there or
// nothing. Which of them is asked first decides much ("---" under a paragraph is a heading, elsewhere a rule, "--- x"
// neither); that order is in blocks.cpp.
//
// Errors    none.
// Source    GitHub Flavored Markdown 0.29, sections 4 and 5.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace guidelint::guide {

constexpr std::string_view k_blanks = " \t";
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }  // one of " \t\n\v\f\r"

struct HeadingMarker {
  std::uint8_t level = 1;
  std::size_t text_begin = 0;  // in the line given; the text is without closing "#"s
  std::size_t text_end = 0;
};

struct Fence {
  char sign = '`';
  std::size_t length = 3;
};

struct ItemMarker {
  std::size_t length = 1;     // of "-" or "12."
  bool can_interrupt = true;  // a paragraph: it has text after it, and its number is 1
};

std::optional<HeadingMarker> heading_marker(std::string_view rest);
std::uint8_t underline_level(std::string_view rest);  // "===" 1, "---" 2, else 0
bool is_thematic_break(std::string_view rest);
std::optional<Fence> opening_fence(std::string_view rest);
bool closes(const Fence& fence, std::string_view rest);
std::optional<ItemMarker> item_marker(std::string_view rest);

std::string_view trim_end(std::string_view text);  // of what is_space()
std::string_view trim(std::string_view text);

}  // namespace guidelint::guide
