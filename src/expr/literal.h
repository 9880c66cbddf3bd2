// The text a pattern stands for, if it is nothing but a text: '\r', '\x{FFFD}', 'Q1'.
//
// A text is looked for many times faster than a pattern. Only what is certainly a literal is taken for one; RE2 has no
// way to ask it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guidelint::expr {

std::optional<std::string> literal_of(std::string_view pattern);

}  // namespace guidelint::expr
