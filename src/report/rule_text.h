// What a rule means, for a terminal: `guidelint explain RULE`.
#pragma once

#include <string>

#include "rule/rule_set.h"

namespace guidelint::report {

enum class ExamplesShown { chosen, all };  // chosen: see chosen_examples.h

// Requires: as proof::test_rule().
std::string rule_text(const rule::RuleSet& rules, const rule::Rule& rule, ExamplesShown examples);

}  // namespace guidelint::report
