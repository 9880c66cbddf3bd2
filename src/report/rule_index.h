// The index of the pages of rules: one table a topic, a line a rule.
#pragma once

#include <span>
#include <string>

#include "rule/rule.h"

namespace guidelint::report {

// "error", "error, warning": what the expectations of a rule report, most serious first.
std::string levels_of(const rule::Rule& rule);

std::string rule_index(std::span<const rule::Rule* const> rules);

}  // namespace guidelint::report
