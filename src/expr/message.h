// Values and failed comparisons as people read them; the public part (to_text, describe) is declared in expression.h.
#pragma once

#include <string>
#include <string_view>

#include "expr/expression.h"

namespace guidelint::expr {

std::string tolerance_text(const Value& tolerance);  // "−15…+15 %", "±3 %", "±500", "±21 days"

// Where `size` bytes at `begin` of a text stand in the file; all of the text where it is not written byte for byte.
text::Span span_inside(const Value& text, std::size_t begin, std::size_t size);

bool differ_in_currency(const Value& left, const Value& right);

}  // namespace guidelint::expr
