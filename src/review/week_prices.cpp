#include "review/week_prices.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <thread>
#include <vector>

#include "lint/parallel.h"
#include "review/family_cost.h"
#include "review/packing.h"

namespace guidelint::review {
namespace {

constexpr double k_never = std::numeric_limits<double>::infinity();
constexpr int k_steps_per_plan = 5;  // wishes change slowly

// States of a family in each step, and when the bound is taken once more at the end.
constexpr std::size_t k_step_states = 64, k_final_states = 1024;

// Tasks times weeks of a step that is shared between cores: half a millisecond.
constexpr std::size_t k_worth_threads = 50'000;

// A bound adds and multiplies up to a million numbers, none of them negative, and each time at most 1.2e-16 of a result
// is lost. Of the sum of all of them this much is given away, so that rounding can never lift a bound above a plan.
constexpr double k_rounding = 1e-9;

// Weeks with a price. A good plan ends in one and a half times the weeks of `start`; what is beyond is only bounded
// worse. Of huge families fewer, so that a step takes no more than some megabytes.
std::size_t count_weeks(const Workload& workload, const Plan& start) {
  constexpr std::size_t k_most_weeks = 520, k_most_choices = std::size_t{1} << 23;
  std::size_t largest = 1;
  for (const Family& family : workload.families) largest = std::max(largest, family.tasks.size() + 1);
  const std::size_t wanted = std::min(start.weeks.size() + start.weeks.size() / 2 + 2, k_most_weeks);
  return std::clamp<std::size_t>(k_most_choices / std::max(largest, k_final_states), 1, wanted);
}

class Optimiser {
 public:
  Optimiser(const Workload& workload, const Plan& start)
      : workload_(workload), best_{.plan = start}, lateness_(measure(workload, start).lateness) {
    for (std::size_t family = 0; family < workload.families.size(); ++family) {
      if (!workload.families[family].tasks.empty()) families_.emplace_back(workload, family, k_step_states);
    }
    family_wishes_.resize(families_.size());
    costs_.resize(families_.size());
    const std::size_t weeks = count_weeks(workload, start);
    if (workload.count_tasks() * weeks >= k_worth_threads) jobs_ = std::max(1U, std::thread::hardware_concurrency());
    for (std::size_t week = 0; week < weeks; ++week)
      prices_.is_open.push_back(workload.minutes_of(static_cast<int>(week)) >= workload.cost_of(1));
    prices_.price = first_prices(start, weeks);
  }

  Optimised run(int steps) {
    best_prices_ = prices_.price;
    step_to(prices_);
    best_.bound = std::max(0.0, bound_);
    for (int step = 0; step < steps && lateness_ - best_.bound > k_close * lateness_; ++step) {
      if (step % k_steps_per_plan == 0) try_plans();
      if (!move_prices()) break;
      step_to(prices_);
      if (bound_ > best_.bound) {
        best_.bound = bound_;
        best_prices_ = prices_.price;
        stale_ = 0;
      } else if (++stale_ == k_patience) {
        length_ *= k_shorter;
        stale_ = 0;
        prices_.price = best_prices_;
        step_to(prices_);
      }
    }
    if (steps > 0) {
      try_plans();
      tighten();
    }
    return std::move(best_);
  }

 private:
  static constexpr int k_patience = 10;
  static constexpr double k_shorter = 0.7;
  static constexpr double k_close = 1e-7;

  // The price of a week is what one minute less of it costs in `start`: every later week's least urgent work waits
  // one week more.
  [[nodiscard]] std::vector<double> first_prices(const Plan& start, std::size_t weeks) const {
    std::vector<double> prices(weeks, 0);
    double sum = 0;
    for (std::size_t week = start.weeks.size(); week-- > 0;) {
      double least = k_never;
      for (const Visit& visit : start.weeks[week]) {
        double weight = 0;
        for (const std::size_t task : visit.tasks) {
          const Task& one = workload_.families[visit.family].tasks[task];
          if (due_week(one) <= static_cast<int>(week)) weight += one.weight;
        }
        least = std::min(least, weight / workload_.cost_of(visit.tasks.size()));
      }
      if (least != k_never) sum += least;
      if (week < weeks) prices[week] = sum;
    }
    return prices;
  }

  // What all families cost at least, less what the minutes there are cost.
  [[nodiscard]] double bound_at(const WeekPrices& prices, const std::vector<double>& costs) const {
    double cost = 0, worth = 0;
    for (const double one : costs) cost += one;
    for (std::size_t week = 0; week < prices.price.size(); ++week) worth += prices.price[week] * minutes_of(week);
    return cost - worth - k_rounding * (cost + worth);
  }

  // Minutes that can be used.
  [[nodiscard]] int minutes_of(std::size_t week) const {
    return prices_.is_open[week] != 0 ? workload_.minutes_of(static_cast<int>(week)) : 0;
  }

  // Sums and wishes are in the order of families, whoever solved them: the same on any number of cores.
  void step_to(const WeekPrices& prices) {
    lint::for_each_index(families_.size(), jobs_, [&](std::size_t index) {
      thread_local FamilyCost::Scratch scratch;
      family_wishes_[index].clear();
      costs_[index] = families_[index].solve(prices, scratch, &family_wishes_[index]);
    });
    wishes_.clear();
    for (const auto& wishes : family_wishes_) wishes_.insert(wishes_.end(), wishes.begin(), wishes.end());
    bound_ = bound_at(prices, costs_);
    excess_.assign(prices.price.size(), 0);
    for (std::size_t week = 0; week < excess_.size(); ++week) excess_[week] = -minutes_of(week);
    for (const Piece& piece : wishes_) {
      const auto week = static_cast<std::size_t>(piece.wish);
      if (week < excess_.size()) excess_[week] += workload_.cost_of(piece.tasks.size());
    }
  }

  // The bound at the best prices once more, with more families exactly.
  void tighten() {
    if (std::ranges::all_of(families_, &FamilyCost::is_exact)) return;
    FamilyCost::Scratch scratch;
    prices_.price = best_prices_;
    step_to(prices_);
    std::size_t index = 0;
    for (std::size_t family = 0; family < workload_.families.size(); ++family) {
      if (workload_.families[family].tasks.empty()) continue;
      if (!families_[index].is_exact()) {
        const FamilyCost finer(workload_, family, k_final_states);
        costs_[index] = std::max(costs_[index], finer.solve(prices_, scratch, nullptr));
      }
      ++index;
    }
    best_.bound = std::max(best_.bound, bound_at(prices_, costs_));
  }

  // False: no week is wanted by too many, and none with a price by too few. That is optimal.
  bool move_prices() {
    std::vector<double>& prices = prices_.price;
    double norm = 0;
    for (std::size_t week = 0; week < prices.size(); ++week) {
      if (prices[week] <= 0 && excess_[week] < 0) excess_[week] = 0;
      norm += excess_[week] * excess_[week];
    }
    if (norm <= 0) return false;
    const double step = length_ * std::max(0.0, lateness_ - bound_) / norm;
    for (std::size_t week = 0; week < prices.size(); ++week)
      prices[week] = std::max(0.0, prices[week] + step * excess_[week]);
    return true;
  }

  void try_plans() {
    for (const Order order : {Order::urgency, Order::wish}) {
      for (const std::size_t least : std::array<std::size_t, 3>{Split::k_never, 0, 3}) {
        Plan plan = pack(workload_, wishes_, order, {.least_tasks = least});
        const double late = measure(workload_, plan).lateness;
        if (late >= lateness_) continue;
        lateness_ = late;
        best_.plan = std::move(plan);
      }
    }
  }

  const Workload& workload_;
  Optimised best_;
  double lateness_ = 0;  // of the best plan
  std::vector<FamilyCost> families_ = {};
  unsigned jobs_ = 1;
  WeekPrices prices_ = {};
  std::vector<double> best_prices_ = {};
  std::vector<Piece> wishes_ = {};
  std::vector<std::vector<Piece>> family_wishes_ = {};  // of each family
  std::vector<double> costs_ = {};                      // of each family
  std::vector<double> excess_ = {};                     // minutes, by week
  double bound_ = 0;                                    // at these prices
  double length_ = 1;
  int stale_ = 0;
};

}  // namespace

Optimised optimise(const Workload& workload, const Plan& start, int steps) {
  double most = 0;  // any plan's lateness, and more
  for (const Family& family : workload.families) {
    for (const Task& task : family.tasks) most += task.weight;
  }
  most *= static_cast<double>(k_last_week + start.weeks.size());
  if (most <= 0 || !std::isfinite(most * workload.week_minutes)) return {.plan = start};
  return Optimiser(workload, start).run(steps);
}

}  // namespace guidelint::review
