// Finds a pattern in a text, with its place. Texts need not be valid UTF-8: a byte that is none matches nothing but \C
// and negated classes.
//
// RE2 is linear in the text. Its piece type has had two names, so it is taken from the function that wants it.
#pragma once

#include <re2/re2.h>

#include <cstddef>
#include <optional>
#include <string_view>

namespace guidelint::expr {

struct Match {
  std::size_t begin = 0;
  std::size_t size = 0;
};

bool matches(const re2::RE2& pattern, std::string_view text);
std::optional<Match> find_match(const re2::RE2& pattern, std::string_view text);
re2::RE2::Options pattern_options();

}  // namespace guidelint::expr
