#include "expr/pattern.h"

#include <algorithm>
#include <array>

#include "text/encoding.h"

namespace guidelint::expr {
namespace {

constexpr std::size_t k_most_work = std::size_t{1} << 24U;   // matches times bytes
constexpr std::size_t k_matches_granted = 16;                // of a text of any size
constexpr std::size_t k_most_grown = std::size_t{1} << 20U;  // bytes a text may grow by
constexpr int k_groups = 10;                                 // \0 to \9

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

std::string fault_of_replacement(const re2::RE2& pattern, std::string_view with) {
  std::string fault;
  return pattern.CheckRewriteString(Piece(with.data(), with.size()), &fault) ? std::string() : fault;
}

std::optional<std::string> replace_all(const re2::RE2& pattern, std::string_view text, std::string_view with,
                                       bool has_groups) {
  const std::size_t most = std::max(k_matches_granted, k_most_work / std::max<std::size_t>(text.size(), 1));
  const Piece rewrite(with.data(), with.size());
  const int groups = has_groups ? 1 + re2::RE2::MaxSubmatch(rewrite) : 1;
  std::array<Piece, k_groups> found;
  std::string result;
  std::size_t done = 0;  // copied up to here
  std::size_t from = 0;  // to search from
  for (std::size_t matches = 0;; ++matches) {
    if (!pattern.Match(Piece(text.data(), text.size()), from, text.size(), re2::RE2::UNANCHORED, found.data(), groups))
      break;
    if (matches == most || result.size() > text.size() + k_most_grown) return std::nullopt;
    const auto begin = static_cast<std::size_t>(found[0].data() - text.data());
    const std::size_t size = found[0].size();
    if (size == 0 && matches > 0 && begin == done) {  // nothing right behind a match is no other one
      if (from >= text.size()) break;
      from += text::code_point_length(text.substr(from));
      continue;
    }
    result.append(text.substr(done, begin - done));
    if (has_groups) {
      pattern.Rewrite(&result, rewrite, found.data(), groups);
    } else {
      result.append(with);
    }
    done = from = begin + size;
    if (size != 0) continue;
    if (from >= text.size()) break;
    from += text::code_point_length(text.substr(from));  // behind nothing goes on one character later
  }
  return result.append(text.substr(done));
}

}  // namespace guidelint::expr
