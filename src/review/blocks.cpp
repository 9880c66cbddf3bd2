#include "review/blocks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <tuple>

#include "review/packing.h"

namespace guidelint::review {
namespace {

constexpr std::array<Split, 6> k_splits = {{{.least_tasks = 0, .finishes = true},
                                            {.least_tasks = 0},
                                            {.least_tasks = Split::k_never},
                                            {.least_tasks = 6},
                                            {.least_tasks = 4},
                                            {.least_tasks = 2}}};

constexpr double k_more_visits = 1.1;  // than companies: a tenth of them in two parts
constexpr double k_longer = 1.06;      // than the minutes of one pass take

// First the plans with few visits and no idle weeks, the least late of them; of the others visits count too.
std::tuple<bool, double> badness(const Workload& workload, const Measure& measure, std::size_t families) {
  const auto visits = static_cast<double>(measure.visits);
  const double weeks = static_cast<double>(workload.pass_minutes()) / workload.week_minutes;
  const bool is_poor =
      visits > k_more_visits * static_cast<double>(families) || measure.weeks > std::ceil(k_longer * weeks);
  return {is_poor, is_poor ? visits * measure.lateness : measure.lateness};
}

}  // namespace

Plan plan_blocks(const Workload& workload) {
  std::vector<Piece> pieces;
  bool is_one_week = true;  // in which all are due: then both orders are the same
  for (std::size_t family = 0; family < workload.families.size(); ++family) {
    if (workload.families[family].tasks.empty()) continue;
    Piece piece{.family = family,
                .tasks = by_urgency(workload.families[family]),
                .is_rest = workload.families[family].is_begun};
    piece.wish = due_week(workload.families[family].tasks[piece.tasks.front()]);
    is_one_week = is_one_week && (pieces.empty() || piece.wish == pieces.front().wish);
    pieces.push_back(std::move(piece));
  }
  Plan best;
  std::optional<std::tuple<bool, double>> least;
  for (const Order order : {Order::urgency, Order::wish}) {
    if (order == Order::wish && is_one_week) break;
    for (const Split& split : k_splits) {
      Plan plan = pack(workload, pieces, order, split);
      const auto bad = badness(workload, measure(workload, plan), pieces.size());
      if (least && *least <= bad) continue;
      least = bad;
      best = std::move(plan);
    }
  }
  return best;
}

}  // namespace guidelint::review
