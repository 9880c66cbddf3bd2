// One line of a guide explained: what is read there, and what each rule made of it.
//
//   research/adyen/data-engineer.md:20: total_comp_high: 238000
//   front matter, key compensation[amsterdam].total_comp_high
//   6 rules judged it: 5 passed, 1 failed
//
// What failed comes first and in full, the rest in a line or two; inside a group rules stand in the order they run.
// With `full` every computation is shown.
//
// Errors    none.
#pragma once

#include <string>

#include "lint/inspect.h"

namespace guidelint::report {

struct ExplanationStyle {
  bool color = false;
  bool full = false;  // --verbose
};

std::string explanation(const lint::InspectedLine& line, const ExplanationStyle& style);

}  // namespace guidelint::report
