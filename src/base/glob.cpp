#include "base/glob.h"

namespace guidelint::base {

bool glob_matches(std::string_view pattern, std::string_view path) {
  constexpr std::size_t k_none = std::string_view::npos;
  struct Mark {
    std::size_t pattern = k_none, path = 0;
  };
  Mark star, stars;  // where to go on after the last "*" and "**", with one character more taken
  std::size_t p = 0, t = 0;

  while (t < path.size() || p < pattern.size()) {
    if (pattern.substr(p).starts_with("**")) {
      p += 2;
      if (p < pattern.size() && pattern[p] == '/') ++p;  // "a/**/b" matches "a/b"
      stars = {p, t};
      star = {};
      continue;
    }
    if (p < pattern.size() && pattern[p] == '*') {
      star = {++p, t};
      continue;
    }
    if (t < path.size() && p < pattern.size() && (pattern[p] == path[t] || (pattern[p] == '?' && path[t] != '/'))) {
      ++p;
      ++t;
      continue;
    }
    if (star.pattern != k_none && star.path < path.size() && path[star.path] != '/') {
      p = star.pattern;
      t = ++star.path;
      continue;
    }
    if (stars.pattern != k_none && stars.path < path.size()) {
      star = {};
      p = stars.pattern;
      t = ++stars.path;
      continue;
    }
    return false;
  }
  return true;
}

}  // namespace guidelint::base
