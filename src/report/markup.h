// The characters that act in HTML and in XML, as both write them.
//
//   <  "&lt;"      a  ""
//
// What acts in one format only ("$" of a formula, "::" of a runner) stays with that format.
#pragma once

#include <string_view>

namespace guidelint::report {

// Empty for a character that stands for itself.
constexpr std::string_view entity_of(char c) {
  switch (c) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    case '"':
      return "&quot;";
    default:
      return {};
  }
}

}  // namespace guidelint::report
