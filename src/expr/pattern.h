// Finds a pattern in a text, with its place. Texts need not be valid UTF-8: a byte that is none matches nothing but \C
// and negated classes.
//
// RE2 is linear in the text. Its piece type has had two names, so it is taken from the function that wants it.
#pragma once

#include <re2/re2.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace guidelint::expr {

struct Match {
  std::size_t begin = 0;
  std::size_t size = 0;
};

bool matches(const re2::RE2& pattern, std::string_view text);
std::optional<Match> find_match(const re2::RE2& pattern, std::string_view text);
re2::RE2::Options pattern_options();

// What is wrong with `with` as a replacement for what `pattern` matches, or "". \0 is the whole match, \1 its first
// group.
std::string fault_of_replacement(const re2::RE2& pattern, std::string_view with);

// Every match replaced, from left to right, none overlapping. `has_groups`: `with` may hold \1; else it is taken as it
// is. RE2 begins anew behind each match, and some patterns then read to the end each time, so matches times bytes are
// limited, and the result too. Nothing: more than that.
std::optional<std::string> replace_all(const re2::RE2& pattern, std::string_view text, std::string_view with,
                                       bool has_groups);

}  // namespace guidelint::expr
