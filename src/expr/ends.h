// Arithmetic and comparison of single ends, which may be intervals.
//
// An interval stands for "some value in it": x == interval holds if the two overlap. Steps (the digit the author
// rounded to) add up. Comparisons allow for the rounding of doubles: a billionth of the larger side.
#pragma once

#include "expr/ast.h"
#include "expr/eval.h"

namespace guidelint::expr {

enum class Arithmetic : std::uint8_t { add, subtract, multiply, divide };

// Neither state nor currency is looked at. The result is computed: no place, no name. Not finite after a division by
// zero.
End compute(Arithmetic operation, const End& left, const End& right);

bool differ(money::Currency left, money::Currency right);  // both known and not the same

// What `left` may be if it shall equal `right`. `tolerance` is a value of tolerance node `node.tolerance`, null if
// there is none.
End widened(const Node& node, const End& left, const End& right, const Value* tolerance);

// Whether `left` stands in relation `op` to the widened right end.
bool satisfies(Op op, const End& left, const End& allowed);

// How far `left` is from `bounds`: 0 inside, else the signed distance.
double distance(const End& left, const End& bounds);

}  // namespace guidelint::expr
