// What the fixes of a rule do, as Markdown for its page: which values go where, and when that is safe.
#pragma once

#include <string>

#include "rule/rule.h"

namespace guidelint::report {

// The section, heading included; also of a rule without a fix, because that is worth knowing.
std::string rule_fixes(const rule::Rule& rule);

}  // namespace guidelint::report
