// Mutants of patterns. Reads as much of RE2's syntax as it takes to find the bars and brackets of the outermost level.
#include <fmt/format.h>

#include "expr/mutants.h"

namespace guidelint::expr {
namespace {

using text::Offset;
using text::Span;

constexpr auto k_none = std::string_view::npos;

// The place behind the token at `at`: an escape, a class, or one byte.
std::size_t behind(std::string_view pattern, std::size_t at) {
  if (pattern[at] == '\\') return std::min(at + 2, pattern.size());
  if (pattern[at] != '[') return at + 1;
  std::size_t next = at + 1;
  if (next < pattern.size() && pattern[next] == '^') ++next;
  if (next < pattern.size() && pattern[next] == ']') ++next;
  while (next < pattern.size() && pattern[next] != ']') next += pattern[next] == '\\' ? 2U : 1U;
  return std::min(next + 1, pattern.size());
}

// Bars of the outermost level of `part`.
std::vector<Offset> bars(std::string_view pattern, Span part) {
  std::vector<Offset> places;
  int depth = 0;
  for (std::size_t at = part.begin; at < part.end; at = behind(pattern, at)) {
    if (pattern[at] == '(') ++depth;
    if (pattern[at] == ')') --depth;
    if (pattern[at] == '|' && depth == 0) places.push_back(static_cast<Offset>(at));
  }
  return places;
}

// Where the bracket at `open` is closed, or k_none.
std::size_t closing(std::string_view pattern, std::size_t open, std::size_t end) {
  int depth = 0;
  for (std::size_t at = open; at < end; at = behind(pattern, at)) {
    if (pattern[at] == '(') ++depth;
    if (pattern[at] == ')' && --depth == 0) return at;
  }
  return k_none;
}

class PatternMutator {
 public:
  explicit PatternMutator(std::string_view pattern) : pattern_(pattern) {}

  std::vector<Mutant> run() {
    Span part{0, static_cast<Offset>(pattern_.size())};
    if (pattern_.starts_with("(?i)")) part.begin += 4;
    for (;;) {
      const std::vector<Offset> places = bars(pattern_, part);
      if (!places.empty()) {
        split(part, places);
        break;
      }
      drop_anchors(part);
      const Span inner = inside_group(without_anchors(part));
      if (inner.size() == 0) break;
      part = inner;
    }
    return std::move(mutants_);
  }

 private:
  void drop(Span about, Span where) {
    mutants_.push_back({.span = about,
                        .what = fmt::format("`{}` dropped", pattern_.substr(about.begin, about.size())),
                        .source = fmt::format("{}{}", pattern_.substr(0, where.begin), pattern_.substr(where.end))});
  }

  void split(Span part, const std::vector<Offset>& places) {
    for (std::size_t i = 0; i <= places.size(); ++i) {
      const Offset begin = i == 0 ? part.begin : places[i - 1] + 1;
      const Offset end = i == places.size() ? part.end : places[i];
      // The first goes with the bar behind it, the others with the one before
      drop({begin, end}, i == 0 ? Span{begin, end + 1} : Span{begin - 1, end});
      drop_anchors({begin, end});
    }
  }

  [[nodiscard]] Offset leading_anchor(Span part) const {
    const std::string_view text = pattern_.substr(part.begin, part.size());
    return text.starts_with("^") ? 1 : text.starts_with("\\b") ? 2 : 0;
  }
  [[nodiscard]] Offset trailing_anchor(Span part) const {
    std::size_t last = part.begin;
    for (std::size_t at = part.begin; at < part.end; at = behind(pattern_, at)) last = at;
    const std::string_view text = pattern_.substr(last, part.end - last);
    return text == "$" ? 1 : text == "\\b" ? 2 : 0;
  }
  [[nodiscard]] Span without_anchors(Span part) const {
    return {part.begin + leading_anchor(part), part.end - trailing_anchor(part)};
  }

  void drop_anchors(Span part) {
    const Span inner = without_anchors(part);
    if (inner.begin >= inner.end) return;
    const Span leading{part.begin, inner.begin}, trailing{inner.end, part.end};
    if (leading.size() > 0) drop(leading, leading);
    if (trailing.size() > 0) drop(trailing, trailing);
  }

  // What stands in the group that `part` is; empty if it is none.
  [[nodiscard]] Span inside_group(Span part) const {
    if (part.begin >= part.end || pattern_[part.begin] != '(') return {};
    if (closing(pattern_, part.begin, part.end) + 1 != part.end) return {};
    Offset begin = part.begin + 1;
    if (pattern_.substr(begin).starts_with("?")) {
      const auto colon = pattern_.find(':', begin);
      if (colon == k_none || colon >= part.end) return {};
      begin = static_cast<Offset>(colon + 1);
    }
    return {begin, part.end - 1};
  }

  std::string_view pattern_;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> mutants_of_pattern(std::string_view pattern) { return PatternMutator(pattern).run(); }

}  // namespace guidelint::expr
