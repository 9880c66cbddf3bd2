// A better plan and a proof of how good it is: minutes of a week get a price, and each family alone decides when.
//
// Lagrangian relaxation of the weekly limits. With a price per minute of each week every family is a problem of its
// own: when to visit it, and which tasks to do then (review/family_cost.h). The sum of their least costs, less what the
// minutes of all weeks cost, is a bound that no plan can be below, whatever the prices: a plan pays for no more minutes
// than there are. Prices rise where a week is wanted by more than fit in it and fall where it is not (subgradient
// steps), which raises the bound; the wishes at each step are packed into weeks (review/packing.h) and the best plan is
// kept.
//
// "No plan" is none that keeps to k_early, as all of ours do.
//
// No clock: a fixed number of steps, so the same work gives the same plan. Weeks beyond the horizon are one week more
// that costs nothing and holds everything, which keeps the bound a bound.
//
// Decided against: an integer programme (no solver small enough to depend on, and 4,466 tasks x 120 weeks take one
// minutes); priorities alone, which cannot say how far from the best they are.
//
// Units     lateness in weighted weeks.
// Threads   families are solved on all cores; the answer is the same on any number.
// Errors    none. Weights so large that a sum of them is infinite are planned as `start` is, and have no bound.
// Requires  workload.is_possible(), weights that are not negative.
// Source    Fisher, "The Lagrangian relaxation method", Management Science 27 (1981).
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
