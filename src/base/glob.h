// File patterns as people write them in a configuration: research/**/*.md
//
//   *   any characters but '/'        **  any characters, '/' included ("a/**/b" also matches "a/b")
//   ?   one character but '/'         [x] not special: guides' names may hold brackets
//
// Own code because fnmatch(3) knows no "**", and RE2 would need the pattern translated and escaped, which is longer
// than matching it. Two marks of where to go back to (last "*", last "**") keep it from being exponential: at worst it
// is the product of both lengths.
#pragma once

#include <string_view>

namespace guidelint::base {

bool glob_matches(std::string_view pattern, std::string_view path);

}  // namespace guidelint::base
