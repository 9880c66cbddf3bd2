// What is certain of an expression for many entities at once.
//
// Rules about lines ask each of a hundred lines of a guide the same question, and nearly all lines are alike: ASCII,
// not long, ending in "\n". An Outline says what is known of a field for all of them; every other field is the same for
// all, and one of them answers for it. The result is that of Evaluator::test(), or none: then each has to be asked.
//
//   not (len(text) > 4000)   text is ASCII of at most 120 bytes: passed
//   number == 1              number is 2 to 98: failed
//   not mojibake(text)       text is ASCII: passed
//   text ~ 'TODO'            not certain
//
// Decided against: a quick way through each of these rules in C++; a rule of the user's about lines has the same right.
#pragma once

#include <optional>
#include <span>

#include "expr/expression.h"

namespace guidelint::expr {

struct Outline {
  enum class Kind : std::uint8_t { ascii, number, any };  // any: nothing is known
  FieldId field = 0;
  Kind kind = Kind::any;
  double least = 0, most = 0;  // of the number; of an ASCII text: of its bytes
};

// `representative` answers for the fields that have no outline.
std::optional<Verdict::State> certain(const Expression& expression, std::span<const Outline> outlines,
                                      const Entity& representative, const Context& context);

}  // namespace guidelint::expr
