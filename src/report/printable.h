// Guide text made safe to print: nothing in it can move a cursor, change a colour, reorder a line or speak to GitHub's
// runner.
//
//   ESC [ 3 1 m        ->  \x1b[31m          control characters and invalid bytes, as escapes
//   U+202E U+200B      ->  \u{202e}\u{200b}  whatever has no shape of its own (bidirectional controls, zero width, line
//   separators) "a\nb"             ->  a\nb              one line stays one line
//   "##[error]"        ->  ##\x5berror]      the runner obeys this anywhere in a line
//   é 中 👍🏽 ZWJ        ->  themselves
//
// Joiners (U+200C, U+200D) stay: emoji and several scripts are written with them. The escapes are not escaped
// themselves: this is for eyes, and the JSON formats hold the exact text.
//
// Units     widths: columns of a terminal, by utf8proc.
// Threads   functions of their arguments only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace guidelint::report {

// Code points; far more than any rule says, far less than a hostile guide can
constexpr std::size_t k_max_sentence = 2000;

struct Glyph {
  std::size_t bytes = 0;  // how much of the text it took, at least 1
  std::size_t width = 0;
  bool plain = true;  // appended as it is
};

// Appends what stands for the first code point of `text`. Requires: text is not empty. A tab is one blank.
Glyph append_glyph(std::string& out, std::string_view text);

// One line; cut after `limit` code points, with `…` and the full length said.
std::string printable(std::string_view text, std::size_t limit = k_max_sentence);

// The same for what may begin a line, where "::" would begin a command of GitHub's runner.
std::string printable_path(std::string_view path);

// Columns that printable(text) takes.
std::size_t width(std::string_view text);

// For machine formats: every byte that is not part of valid UTF-8 becomes U+FFFD, the rest stays.
std::string valid_utf8(std::string_view text);

}  // namespace guidelint::report
