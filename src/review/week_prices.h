// A better plan and a proof of how good it is: minutes of a week get a price, and each family alone decides when.
//
// Lagrangian relaxation of the weekly limits. With a price per minute of each week every family is a problem of its own:
// when to visit it, and which tasks to do then. Its least cost is found exactly where all its tasks are due in one week
// (then what weighs more goes first, and a dynamic programme over week and how many are done decides, in two
// comparisons a state), and from below elsewhere (the dual of a facility location problem). The sum of these, less what
// the minutes cost, is a bound that no plan can be below, whatever the prices. Prices rise where a week is wanted by
// more than fit in it and fall where it is not (subgradient steps), which raises the bound; the wishes at each step are
// packed into weeks (review/packing.h) and the best plan is kept.
//
// No clock: a fixed number of steps, so the same work gives the same plan. Weeks beyond the horizon are one week more
// that costs nothing and holds everything, which keeps the bound a bound.
//
// Decided against: an integer programme (no solver small enough to depend on, and 4,466 tasks x 120 weeks take one
// minutes); priorities alone, which cannot say how far from the best they are.
//
// Units     lateness in weighted weeks.
// Requires  workload.is_possible().
// Source    Fisher, "The Lagrangian relaxation method", Management Science 27 (1981); Erlenkotter, "A dual-based
//           procedure for uncapacitated facility location", Operations Research 26 (1978).
#pragma once

#include "review/plan.h"

namespace guidelint::review {

struct Optimised {
  Plan plan = {};
  double bound = 0;  // no plan has less lateness
};

// At least as good as `start`. With 0 steps it is `start`, and the bound that the first prices give.
Optimised optimise(const Workload& workload, const Plan& start, int steps = 300);

}  // namespace guidelint::review
