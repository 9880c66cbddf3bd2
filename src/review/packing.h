// Packs pieces of work into weeks without ever exceeding one: the step that makes a plan of an order.
//
// Week after week the pieces are taken by urgency per minute. One that does not fit is passed over for a smaller one,
// or split where enough of it fits: a visit more, so not for a few minutes. What is left of it comes first in the next
// week, or when its own urgency says. Two pieces of one family that meet in a week are one visit.
//
// Urgency of a task that is late is its weight; of one that is not it fades by e for every k_fade weeks that are left,
// and one that may not be done yet (k_early) waits. (Lee and Pinedo's index for weighted tardiness with set-ups, without its look at the
// next set-up: here every set-up costs the same.)
//
// Units     as in review/workload.h.
// Requires  workload.is_possible(); otherwise nothing would ever fit.
// Source    Lee, Pinedo, "Scheduling jobs on parallel machines with sequence-dependent setup times", EJOR 100 (1997).
#pragma once

#include <cstddef>
#include <vector>

#include "review/plan.h"

namespace guidelint::review {

constexpr double k_fade = 8;

struct Piece {
  std::size_t family = 0;
  std::vector<std::size_t> tasks = {};  // in the order of by_urgency()
  int wish = 0;                         // the week it should be in, for Order::wish
  bool is_rest = false;                 // of one that was split: comes first if Split::finishes
};

enum class Order { urgency, wish };  // by wish, then by urgency

// When a piece that does not fit is split.
struct Split {
  std::size_t least_tasks = 0;  // this many must fit; 0: at least half
  bool finishes = false;        // what is left comes first in the next week
  static constexpr std::size_t k_never = static_cast<std::size_t>(-1);
};

Plan pack(const Workload& workload, std::vector<Piece> pieces, Order order, Split split);

// Tasks of a family, the most urgent first: what is due earlier, then what weighs more, then as they stand.
std::vector<std::size_t> by_urgency(const Family& family);

}  // namespace guidelint::review
