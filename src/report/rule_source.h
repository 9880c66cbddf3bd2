// Parts of a rule file as they were written, comments and all.
//
//   - bad:  {front.base: 165K..120K}        an example: from its dash to the next one, the dash at the left edge
//     at: base_low
//
// Decided against: printing the nodes again. Authors lay out examples and causes to be read, and say in comments why
// they are there.
//
// Units     bytes of the file as it is: in a rule about garbled text the examples are garbled on purpose.
#pragma once

#include <string>
#include <string_view>

#include "rule/rule.h"

namespace guidelint::report {

// The lines of an example, each with its '\n'. Requires: it is one of the rule's.
std::string source_of(const rule::Rule& rule, const rule::Example& example);

// The lines of the value of a key, without blank ones; empty if there is no such key.
std::string source_of(const rule::Rule& rule, std::string_view key);

}  // namespace guidelint::report
