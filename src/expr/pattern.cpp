#include "expr/pattern.h"

namespace guidelint::expr {
namespace {

template <class Text, class Size, class Piece>
Piece piece_of(bool (re2::RE2::*)(Text, Size, Size, re2::RE2::Anchor, Piece*, int) const);
using Piece = decltype(piece_of(&re2::RE2::Match));

}  // namespace

re2::RE2::Options pattern_options() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(1 << 20);
  return options;
}

bool matches(const re2::RE2& pattern, std::string_view text) {
  return pattern.Match(Piece(text.data(), text.size()), 0, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
}

std::optional<Match> find_match(const re2::RE2& pattern, std::string_view text) {
  Piece found;
  if (!pattern.Match(Piece(text.data(), text.size()), 0, text.size(), re2::RE2::UNANCHORED, &found, 1)) return {};
  return Match{static_cast<std::size_t>(found.data() - text.data()), found.size()};
}

}  // namespace guidelint::expr
