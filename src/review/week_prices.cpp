#include "review/week_prices.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "review/packing.h"

namespace guidelint::review {
namespace {

constexpr double k_never = std::numeric_limits<double>::infinity();
constexpr int k_steps_per_plan = 5;  // wishes change slowly

using Prices = std::vector<double>;  // of a minute, by week

// A family with the prices of weeks: when is it visited, and what does that cost at least.
class FamilyProblem {
 public:
  FamilyProblem(const Workload& workload, std::size_t family)
      : workload_(&workload), family_(family), order_(by_urgency(workload.families[family])) {
    const auto& tasks = workload.families[family].tasks;
    for (const std::size_t task : order_) tasks_.push_back(tasks[task]);
    const auto due = [](const Task& task) { return std::max(0, task.due); };
    is_exact_ = std::ranges::all_of(tasks_, [&](const Task& task) { return due(task) == due(tasks_.front()); });
  }

  // Appends the wishes. What it costs at least, prices included.
  double solve(const Prices& prices, const std::vector<bool>& is_open, std::vector<Piece>& wishes) {
    const double best = plan_visits(prices, is_open);
    collect(wishes);
    return is_exact_ ? best : bound_below(prices, is_open);
  }

 private:
  // cost_[t][k]: of tasks k and later, from week t on; visit_[t][k]: the same if the family is visited in t and k done.
  double plan_visits(const Prices& prices, const std::vector<bool>& is_open) {
    const std::size_t count = tasks_.size(), weeks = prices.size();
    width_ = count + 1;
    cost_.assign((weeks + 1) * width_, 0);
    visits_.assign(weeks * width_, 0);
    continues_.assign(weeks * width_, 0);
    for (std::size_t k = count; k-- > 0;)
      cost_[weeks * width_ + k] = cost_[weeks * width_ + k + 1] + lateness(tasks_[k], static_cast<int>(weeks));
    for (std::size_t week = weeks; week-- > 0;) {
      double* now = &cost_[week * width_];
      const double* later = now + width_;
      if (!is_open[week]) {
        std::copy(later, later + width_, now);
        continue;
      }
      const double visit = workload_->visit_minutes * prices[week], task = workload_->task_minutes * prices[week];
      double with_this = k_never;  // the visit goes on with k
      for (std::size_t k = count; k-- > 0;) {
        const bool goes_on = with_this < later[k + 1];
        continues_[week * width_ + k] = goes_on;
        with_this = lateness(tasks_[k], static_cast<int>(week)) + task + (goes_on ? with_this : later[k + 1]);
        const bool visited = visit + with_this < later[k];
        visits_[week * width_ + k] = visited;
        now[k] = visited ? visit + with_this : later[k];
      }
    }
    return cost_[0];
  }

  void collect(std::vector<Piece>& wishes) const {
    const std::size_t weeks = visits_.size() / width_;
    std::size_t k = 0;
    for (std::size_t week = 0; week < weeks && k < tasks_.size(); ++week) {
      if (visits_[week * width_ + k] == 0) continue;
      Piece piece{.family = family_, .wish = static_cast<int>(week)};
      bool goes_on = true;
      for (; goes_on; ++k) {
        piece.tasks.push_back(order_[k]);
        goes_on = continues_[week * width_ + k] != 0;
      }
      wishes.push_back(std::move(piece));
    }
    if (k == tasks_.size()) return;
    Piece rest{.family = family_, .wish = static_cast<int>(weeks)};
    rest.tasks.assign(order_.begin() + static_cast<std::ptrdiff_t>(k), order_.end());
    wishes.push_back(std::move(rest));
  }

  // A feasible solution of the dual: what each task pays, so that no week's visit is paid for more than once.
  [[nodiscard]] double bound_below(const Prices& prices, const std::vector<bool>& is_open) const {
    const std::size_t weeks = prices.size();
    const auto cost = [&](const Task& task, std::size_t week) {
      return lateness(task, static_cast<int>(week)) + (week < weeks ? workload_->task_minutes * prices[week] : 0);
    };
    const auto visit = [&](std::size_t week) { return week < weeks ? workload_->visit_minutes * prices[week] : 0; };
    const auto opens = [&](std::size_t week) { return week == weeks || is_open[week]; };
    const auto count = static_cast<double>(tasks_.size());
    std::vector<double> pays(tasks_.size(), k_never), unpaid(weeks + 1, 0);
    for (std::size_t week = 0; week <= weeks; ++week) {
      if (!opens(week)) continue;
      for (std::size_t k = 0; k < tasks_.size(); ++k)
        pays[k] = std::min(pays[k], cost(tasks_[k], week) + visit(week) / count);
    }
    for (std::size_t week = 0; week <= weeks; ++week) {
      unpaid[week] = visit(week);
      for (std::size_t k = 0; k < tasks_.size(); ++k) unpaid[week] -= std::max(0.0, pays[k] - cost(tasks_[k], week));
      unpaid[week] = std::max(0.0, unpaid[week]);
    }
    double sum = 0;
    for (std::size_t k = 0; k < tasks_.size(); ++k) {  // each pays as much more as still harms nobody
      double most = k_never;
      for (std::size_t week = 0; week <= weeks; ++week) {
        if (opens(week)) most = std::min(most, std::max(pays[k], cost(tasks_[k], week)) + unpaid[week]);
      }
      for (std::size_t week = 0; week <= weeks; ++week) {
        if (!opens(week)) continue;
        const double there = cost(tasks_[k], week);
        unpaid[week] = std::max(0.0, unpaid[week] - (std::max(most, there) - std::max(pays[k], there)));
      }
      sum += most;
    }
    return sum;
  }

  const Workload* workload_;
  std::size_t family_;
  std::vector<std::size_t> order_;
  std::vector<Task> tasks_ = {};  // in that order
  bool is_exact_ = true;
  std::size_t width_ = 0;
  std::vector<double> cost_ = {};
  std::vector<char> visits_ = {}, continues_ = {};
};

class Optimiser {
 public:
  Optimiser(const Workload& workload, const Plan& start) : workload_(workload), best_{.plan = start} {
    lateness_ = measure(workload, start).lateness;
    for (std::size_t family = 0; family < workload.families.size(); ++family) {
      if (!workload.families[family].tasks.empty()) families_.emplace_back(workload, family);
    }
    // A good plan ends in one and a half times this; what is beyond the horizon is only bounded worse.
    const std::size_t weeks = 2 * start.weeks.size() + 2;
    for (std::size_t week = 0; week < weeks; ++week)
      is_open_.push_back(workload.minutes_of(static_cast<int>(week)) >= workload.cost_of(1));
    prices_ = first_prices(start, weeks);
  }

  Optimised run(int steps) {
    step_to(prices_);
    best_.bound = bound_;
    for (int step = 0; step < steps && lateness_ - best_.bound > k_close * lateness_; ++step) {
      if (step % k_steps_per_plan == 0) try_plans();
      if (!move_prices()) break;
      step_to(prices_);
      if (bound_ > best_.bound) {
        best_.bound = bound_;
        best_prices_ = prices_;
        stale_ = 0;
      } else if (++stale_ == k_patience) {
        length_ *= k_shorter;
        stale_ = 0;
        if (!best_prices_.empty()) prices_ = best_prices_;
        step_to(prices_);
      }
    }
    if (steps > 0) try_plans();
    return std::move(best_);
  }

 private:
  static constexpr int k_patience = 10;
  static constexpr double k_shorter = 0.7;
  static constexpr double k_close = 1e-9;

  // The price of a week is what one minute less of it costs in `start`: every later week's least urgent work waits
  // one week more.
  [[nodiscard]] Prices first_prices(const Plan& start, std::size_t weeks) const {
    Prices prices(weeks, 0);
    double sum = 0;
    for (std::size_t week = start.weeks.size(); week-- > 0;) {
      double least = k_never;
      for (const Visit& visit : start.weeks[week]) {
        double weight = 0;
        for (const std::size_t task : visit.tasks) {
          const Task& one = workload_.families[visit.family].tasks[task];
          if (one.due <= static_cast<int>(week)) weight += one.weight;
        }
        least = std::min(least, weight / workload_.cost_of(visit.tasks.size()));
      }
      if (least != k_never) sum += least;
      prices[week] = sum;
    }
    return prices;
  }

  void step_to(const Prices& prices) {
    wishes_.clear();
    bound_ = 0;
    for (FamilyProblem& family : families_) bound_ += family.solve(prices, is_open_, wishes_);
    excess_.assign(prices.size(), 0);
    for (std::size_t week = 0; week < prices.size(); ++week) {
      const int minutes = is_open_[week] ? workload_.minutes_of(static_cast<int>(week)) : 0;
      bound_ -= prices[week] * minutes;
      excess_[week] = -minutes;
    }
    for (const Piece& piece : wishes_) {
      const auto week = static_cast<std::size_t>(piece.wish);
      if (week < excess_.size()) excess_[week] += workload_.cost_of(piece.tasks.size());
    }
  }

  // False: no week is wanted by too many, and none with a price by too few. That is optimal.
  bool move_prices() {
    double norm = 0;
    for (std::size_t week = 0; week < prices_.size(); ++week) {
      if (prices_[week] <= 0 && excess_[week] < 0) excess_[week] = 0;
      norm += excess_[week] * excess_[week];
    }
    if (norm <= 0) return false;
    const double step = length_ * std::max(0.0, lateness_ - bound_) / norm;
    for (std::size_t week = 0; week < prices_.size(); ++week)
      prices_[week] = std::max(0.0, prices_[week] + step * excess_[week]);
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
  std::vector<FamilyProblem> families_ = {};
  std::vector<bool> is_open_ = {};
  Prices prices_ = {}, best_prices_ = {};
  std::vector<Piece> wishes_ = {};
  std::vector<double> excess_ = {};  // minutes, by week
  double bound_ = 0;                 // at these prices
  double length_ = 1;
  int stale_ = 0;
};

}  // namespace

Optimised optimise(const Workload& workload, const Plan& start, int steps) {
  if (workload.count_tasks() == 0) return {.plan = start};
  return Optimiser(workload, start).run(steps);
}

}  // namespace guidelint::review
