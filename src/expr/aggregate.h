// What an aggregate collects from one entity: its group and its arguments, as digests that are equal for equal values.
#pragma once

#include <optional>

#include "expr/eval.h"

namespace guidelint::expr {

// What the entity is asked with: the key of its group, and its own arguments where the answer depends on them
// (reads_own_value). Nothing if any of them is missing.
std::optional<AggregateInput> read_question(const Aggregate& aggregate, Evaluator& evaluator);

// shared and robust_z are about the value at hand; the others only about its group.
bool reads_own_value(const Aggregate& aggregate);

}  // namespace guidelint::expr
