// Whether an expression holds, and no more: for the many entities of which nothing is reported.
//
// judge() of expression.h works out besides what a finding needs; here a reason is all that is made, and only if asked.
#pragma once

#include <string>

#include "expr/expression.h"

namespace guidelint::expr {

// As judge(). `reason` is set where it could not be judged and nothing stands there yet.
Verdict::State test(const Expression& expression, const Entity& entity, const Context& context, std::string& reason);

}  // namespace guidelint::expr
