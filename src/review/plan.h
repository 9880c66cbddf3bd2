// Which tasks are done in which week, and how good that is.
//
// A plan is complete: every task stands in it once. No week holds more minutes than it has; both are checked by
// is_sound(), which the tests and the command ask after every plan.
//
// Units     weeks from the first of the plan; lateness in weighted weeks (see review/workload.h).
#pragma once

#include <cstddef>
#include <vector>

#include "review/workload.h"

namespace guidelint::review {

struct Visit {
  std::size_t family = 0;
  std::vector<std::size_t> tasks = {};  // of the family, the most urgent first
};

struct Plan {
  std::vector<std::vector<Visit>> weeks = {};  // in the order they should be made
};

struct Measure {
  double lateness = 0;
  std::size_t visits = 0;
  int weeks = 0;       // until the last visit
  double busiest = 0;  // the largest share of its minutes that a week uses
};

Measure measure(const Workload& workload, const Plan& plan);

// Each task exactly once, no week beyond its minutes.
bool is_sound(const Workload& workload, const Plan& plan);

}  // namespace guidelint::review
