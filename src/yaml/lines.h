// A cursor over the lines of a YAML text, for the reader of the subset. Inside yaml/ only.
//
// `at` stands on something that is no blank, or at `end` of the line; next() skips blank lines and comments. Requires
// a text that is_tame(): there only a line feed, with or without a carriage return, ends a line, and only spaces are
// blank.
#pragma once

#include <cstring>
#include <string_view>

namespace guidelint::yaml {

// No tab, no control character but line feeds (carriage returns only before one), valid UTF-8 without the characters
// that YAML refuses, skips (U+FEFF) or takes for the end of a line (U+0085, U+2028, U+2029).
bool is_tame(std::string_view text);

struct Lines {
  static constexpr int k_ended = -1;

  const char* begin;  // of the line
  const char* at;
  const char* end;      // of the line, before \n or \r\n
  const char* after;    // where the next line begins
  const char* all_end;  // of the text
  int column = k_ended;

  explicit Lines(std::string_view text)
      : begin(text.data()), at(begin), end(begin), after(begin), all_end(begin + text.size()) {}

  // To the next line, whatever it holds; false at the end of the text.
  bool next_any() {
    if (after == all_end) {
      column = k_ended;
      begin = at = end = after;
      return false;
    }
    begin = after;
    const auto* feed = static_cast<const char*>(std::memchr(begin, '\n', static_cast<std::size_t>(all_end - begin)));
    after = feed == nullptr ? all_end : feed + 1;
    end = feed == nullptr ? all_end : feed;
    if (end > begin && end[-1] == '\r') --end;
    at = begin;
    skip_spaces();
    column = static_cast<int>(at - begin);
    return true;
  }

  // To the next line that holds something; column is k_ended if there is none.
  void next() {
    while (next_any()) {
      if (at != end && *at != '#') return;
    }
  }

  void skip_spaces() {
    while (at != end && *at == ' ') ++at;
  }
  [[nodiscard]] bool is_end_or_space(const char* place) const { return place == end || *place == ' '; }
  [[nodiscard]] bool is_over() const { return at == end || (*at == '#' && at[-1] == ' '); }  // requires at > begin
  [[nodiscard]] bool is_dash() const { return column != k_ended && *at == '-' && is_end_or_space(at + 1); }
  // `---` and `...` at the margin end a document.
  [[nodiscard]] bool is_marker() const {
    return end - begin >= 3 && begin[0] == begin[1] && begin[1] == begin[2] && (begin[0] == '-' || begin[0] == '.');
  }
};

}  // namespace guidelint::yaml
