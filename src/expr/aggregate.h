// What an aggregate collects from one entity: its group and its arguments, as bytes that are equal for equal values.
#pragma once

#include <optional>

#include "expr/eval.h"

namespace guidelint::expr {

std::optional<AggregateInput> read_aggregate(const Aggregate& aggregate, Evaluator& evaluator);

}  // namespace guidelint::expr
