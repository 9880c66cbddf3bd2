// Small changes of an expression that the examples of a rule ought to notice.
//
//   base.low <= base.high     base.low < base.high
//   a == b within 10%         a == b   a == b within 5%   a == b within 20%   a != b within 10%
//   exists(a) or exists(b)    ((exists(a)) and (exists(b)))   (exists(a))   (exists(b))
//   region ~ '^(gb|uk)'       '(gb|uk)'   '^(uk)'   '^(gb)'   and the whole comparison with !~
//
// A change that no example could ever notice only teaches authors to ignore the list, so some are not made: 0 stays 0
// where it is not compared (`stock ?? 0` for 1 is a dollar), words and dates stay, a count moves by one but a bound is
// halved and doubled. The changed expression is text again: there is one compiler and one evaluator. Decided against:
// changing the tree, which the message of a finding quotes from the source.
//
// Errors    a source that is no expression has no mutants.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace guidelint::expr {

struct Mutant {
  text::Span span;     // what changes, in the source
  std::string what;    // "`<=` became `<`"
  std::string source;  // the whole expression, changed; its types may be wrong
};

std::vector<Mutant> mutants_of(std::string_view source);

// Of a pattern: each alternative dropped, and anchors at the ends. Alternatives of a group count if the pattern is
// nothing else.
std::vector<Mutant> mutants_of_pattern(std::string_view pattern);

}  // namespace guidelint::expr
