// Makes a tree of an expression. Loosest first:
//
//   or   and   not   == != < <= > >= in ~ !~ (… within TOLERANCE)   ??   ..   + -   * /   unary - +   .accessor f(…)
//
// Comparisons do not chain. Parentheses belong to the span of what they enclose.
//
// Errors    the first mistake ends the parsing: what follows a syntax error is guesswork.
#pragma once

#include <string_view>
#include <tl/expected.hpp>

#include "expr/ast.h"

namespace guidelint::expr {

// Nodes go to `program`. Requires: `source` lives as long as `program`.
tl::expected<Node*, Mistake> parse_expression(std::string_view source, text::Offset base, Program& program);

}  // namespace guidelint::expr
