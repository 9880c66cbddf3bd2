// Which field an expression is, if it is nothing but one: what a fix can write to.
//
//   base            base, both ends
//   front.base.low  front.base, the low end
//   left <= right   of a comparison, each operand by itself
//   base + 1        none
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "expr/expression.h"

namespace guidelint::expr {

struct PlainField {
  FieldId field = 0;
  std::optional<std::size_t> end = {};  // 0 low, 1 high
};

std::optional<PlainField> plain_field(const Expression& expression);

// Left and right of its top-level comparison, looking through lets; nothing for an operand that is no plain field.
std::array<std::optional<PlainField>, 2> compared_fields(const Expression& expression);

}  // namespace guidelint::expr
