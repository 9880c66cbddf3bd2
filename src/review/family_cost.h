// A family alone, when minutes of weeks have prices: which weeks it wants, and what that costs at least.
//
// Visits of other families do not matter here; only prices do. Of two tasks where one is due no later and weighs no
// less than the other, that one goes first in some best plan (exchange the two: what the first gains is at least what
// the second loses, and neither is too early). So tasks fall into chains, in each of which only the number done counts, and a dynamic programme
// over week and numbers done is exact. Tasks that are all late, or all due in one week, are one chain, and 14 of them
// 15 states; due weeks at random make five or six chains and thousands of states. Where there would be more than is
// allowed, wishes are those of the one chain by urgency, and the cost is bounded from below instead: each task pays for
// its own minutes and a share of visits so that no visit is paid for more than once (the dual of uncapacitated
// facility location; any such payments are a bound).
//
// Weeks beyond the last price are one week more, that costs nothing and holds everything.
//
// Units     prices in weighted weeks per minute; costs in weighted weeks.
// Lifetime  views the workload.
// Threads   solve() is const: one scratch for each thread.
// Source    Erlenkotter, "A dual-based procedure for uncapacitated facility location", Operations Research 26 (1978).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "review/packing.h"
#include "review/workload.h"

namespace guidelint::review {

struct WeekPrices {
  std::vector<double> price = {};  // of a minute; at least 0
  std::vector<char> is_open = {};  // whether a visit and a task fit in the week
};

class FamilyCost {
 public:
  struct Scratch {
    std::vector<double> cost = {}, with_visit = {}, late = {};
    std::vector<std::uint8_t> choices = {};
  };

  FamilyCost(const Workload& workload, std::size_t family, std::size_t most_states);

  [[nodiscard]] bool is_exact() const { return is_exact_; }
  [[nodiscard]] std::size_t count_states() const { return first_step_.size() - 1; }

  // Appends the wishes, if asked for. What the family costs at least: lateness, and its minutes at these prices.
  double solve(const WeekPrices& prices, Scratch& scratch, std::vector<Piece>* wishes) const;

 private:
  struct Step {
    std::size_t task = 0;   // as in tasks_
    std::size_t state = 0;  // after it
  };

  void make_states(const std::vector<std::vector<std::size_t>>& chains);
  double plan_visits(const WeekPrices& prices, Scratch& scratch) const;
  void plan_chain(double visit, double task, Scratch& scratch, std::uint8_t* chosen) const;
  void collect(const Scratch& scratch, std::size_t weeks, std::vector<Piece>& wishes) const;
  [[nodiscard]] double bound_below(const WeekPrices& prices) const;

  const Workload* workload_;
  std::size_t family_;
  std::vector<std::size_t> order_;            // tasks of the family by urgency
  std::vector<Task> tasks_ = {};              // in that order
  std::vector<Step> steps_ = {};              // of all states
  std::vector<std::size_t> first_step_ = {};  // of a state: the first is nothing done, the last all
  bool is_exact_ = true, is_chain_ = true;
};

}  // namespace guidelint::review
