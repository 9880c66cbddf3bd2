#include "review/family_cost.h"

#include <algorithm>
#include <limits>

namespace guidelint::review {
namespace {

constexpr double k_unpayable = std::numeric_limits<double>::infinity();

double cost_in(const Task& task, int week) { return is_too_early(task, week) ? k_unpayable : lateness(task, week); }

// A choice of a state in a week.
constexpr std::uint8_t k_visits = 0x80, k_goes_on = 0x40, k_step = 0x3f;
constexpr std::size_t k_most_chains = k_step + 1;

// As few as there can be: each task joins the chain whose last weighs least of those that weigh no less.
std::vector<std::vector<std::size_t>> chains_of(const std::vector<Task>& tasks) {
  std::vector<std::vector<std::size_t>> chains;
  for (std::size_t task = 0; task < tasks.size(); ++task) {
    std::vector<std::size_t>* best = nullptr;
    for (std::vector<std::size_t>& chain : chains) {
      const double last = tasks[chain.back()].weight;
      if (last >= tasks[task].weight && (best == nullptr || last < tasks[best->back()].weight)) best = &chain;
    }
    if (best != nullptr) {
      best->push_back(task);
    } else {
      chains.push_back({task});
      if (chains.size() > k_most_chains) break;
    }
  }
  return chains;
}

// At most `most` + 1.
std::size_t count_states_of(const std::vector<std::vector<std::size_t>>& chains, std::size_t most) {
  if (chains.size() > k_most_chains) return most + 1;
  std::size_t states = 1;
  for (const auto& chain : chains) {
    if (states > most / (chain.size() + 1)) return most + 1;
    states *= chain.size() + 1;
  }
  return states;
}

}  // namespace

FamilyCost::FamilyCost(const Workload& workload, std::size_t family, std::size_t most_states)
    : workload_(&workload), family_(family), order_(by_urgency(workload.families[family])) {
  for (const std::size_t task : order_) tasks_.push_back(workload.families[family].tasks[task]);
  auto chains = chains_of(tasks_);
  is_exact_ = chains.size() <= 1 || count_states_of(chains, most_states) <= most_states;
  if (!is_exact_) {
    chains.assign(1, {});
    for (std::size_t task = 0; task < tasks_.size(); ++task) chains[0].push_back(task);
  }
  is_chain_ = chains.size() == 1;
  make_states(chains);
}

void FamilyCost::make_states(const std::vector<std::vector<std::size_t>>& chains) {
  std::size_t states = 1;
  for (const auto& chain : chains) states *= chain.size() + 1;
  for (std::size_t state = 0; state < states; ++state) {
    first_step_.push_back(steps_.size());
    std::size_t stride = 1;
    for (const auto& chain : chains) {
      const std::size_t done = state / stride % (chain.size() + 1);
      if (done < chain.size()) steps_.push_back({chain[done], state + stride});
      stride *= chain.size() + 1;
    }
  }
  first_step_.push_back(steps_.size());
}

double FamilyCost::solve(const WeekPrices& prices, Scratch& scratch, std::vector<Piece>* wishes) const {
  if (wishes == nullptr && !is_exact_) return bound_below(prices);
  const double least = plan_visits(prices, scratch);
  if (wishes != nullptr) collect(scratch, prices.price.size(), *wishes);
  return is_exact_ ? least : bound_below(prices);
}

// From the last week to the first. cost[s]: of all that is not done in state s, from this week on; with_visit[s]: the
// same if the family is visited in this week already and one more is done in it.
double FamilyCost::plan_visits(const WeekPrices& prices, Scratch& scratch) const {
  const std::size_t states = count_states(), weeks = prices.price.size();
  auto& [cost, with_visit, late, choices] = scratch;
  cost.assign(states, 0);
  with_visit.assign(states, k_unpayable);
  late.resize(tasks_.size());
  choices.assign(weeks * states, 0);
  for (std::size_t state = states - 1; state-- > 0;) {
    const Step& step = steps_[first_step_[state]];
    cost[state] = lateness(tasks_[step.task], static_cast<int>(weeks)) + cost[step.state];
  }
  for (std::size_t week = weeks; week-- > 0;) {
    if (prices.is_open[week] == 0) continue;
    for (std::size_t i = 0; i < tasks_.size(); ++i) late[i] = cost_in(tasks_[i], static_cast<int>(week));
    const double visit = workload_->visit_minutes * prices.price[week];
    const double task = workload_->task_minutes * prices.price[week];
    std::uint8_t* const chosen = &choices[week * states];
    if (is_chain_) {
      plan_chain(visit, task, scratch, chosen);
      continue;
    }
    for (std::size_t state = states - 1; state-- > 0;) {
      double least = k_unpayable;
      std::uint8_t choice = 0;
      for (std::size_t i = first_step_[state]; i < first_step_[state + 1]; ++i) {
        // cost[] of the later state holds this week's visit already; going on is never dearer than a visit more.
        const std::size_t next = steps_[i].state;
        const bool goes_on = with_visit[next] <= cost[next];
        const double sum = late[steps_[i].task] + (goes_on ? with_visit[next] : cost[next]);
        if (sum >= least) continue;  // nor what is too early
        least = sum;
        choice = static_cast<std::uint8_t>((i - first_step_[state]) | (goes_on ? k_goes_on : 0));
      }
      with_visit[state] = least + task;
      const bool visits = visit + with_visit[state] < cost[state];
      if (visits) cost[state] = visit + with_visit[state];
      chosen[state] = static_cast<std::uint8_t>(choice | (visits ? k_visits : 0));
    }
  }
  return cost[0];
}

// A week of plan_visits() where each state has one step: nearly all families, and nearly all the time.
void FamilyCost::plan_chain(double visit, double task, Scratch& scratch, std::uint8_t* chosen) const {
  double* const cost = scratch.cost.data();
  const double* const late = scratch.late.data();
  double with_visit = k_unpayable;
  for (std::size_t state = tasks_.size(); state-- > 0;) {
    const double later = cost[state + 1];
    const bool goes_on = with_visit <= later;
    with_visit = late[state] + task + std::min(with_visit, later);
    const double before = cost[state], now = visit + with_visit;
    cost[state] = std::min(now, before);
    chosen[state] = static_cast<std::uint8_t>(goes_on * k_goes_on | (now < before) * k_visits);
  }
}

void FamilyCost::collect(const Scratch& scratch, std::size_t weeks, std::vector<Piece>& wishes) const {
  const std::size_t states = count_states();
  std::size_t state = 0;
  const auto add = [&](std::size_t week, std::vector<std::size_t> tasks) {
    std::ranges::sort(tasks);  // places in order_
    for (std::size_t& task : tasks) task = order_[task];
    wishes.push_back({.family = family_, .tasks = std::move(tasks), .wish = static_cast<int>(week)});
  };
  std::vector<std::size_t> tasks;
  for (std::size_t week = 0; week < weeks && state + 1 < states; ++week) {
    const std::uint8_t* const chosen = &scratch.choices[week * states];
    if ((chosen[state] & k_visits) == 0) continue;
    tasks.clear();
    for (bool goes_on = true; goes_on;) {
      goes_on = (chosen[state] & k_goes_on) != 0;
      const Step& step = steps_[first_step_[state] + (chosen[state] & k_step)];
      tasks.push_back(step.task);
      state = step.state;
    }
    add(week, tasks);
  }
  tasks.clear();
  for (; state + 1 < states; state = steps_[first_step_[state]].state) tasks.push_back(steps_[first_step_[state]].task);
  if (!tasks.empty()) add(weeks, tasks);
}

// What each task pays, so that no week's visit is paid for more than once: first all the same share, then each as much
// more as still harms nobody.
double FamilyCost::bound_below(const WeekPrices& prices) const {
  const std::size_t weeks = prices.price.size();
  struct Week {
    double unpaid = 0;  // of the visit
    double task = 0;
    int week = 0;
    bool is_last = false;  // nothing is too early for it
  };
  std::vector<Week> open;
  for (std::size_t week = 0; week < weeks; ++week) {
    const double price = prices.price[week];
    if (prices.is_open[week] != 0)
      open.push_back({workload_->visit_minutes * price, workload_->task_minutes * price, static_cast<int>(week)});
  }
  open.push_back({.week = static_cast<int>(weeks), .is_last = true});
  const auto cost = [&](std::size_t k, const Week& week) {
    return week.is_last ? lateness(tasks_[k], week.week) : cost_in(tasks_[k], week.week) + week.task;
  };
  const auto count = static_cast<double>(tasks_.size());
  std::vector<double> pays(tasks_.size(), k_unpayable);
  for (const Week& week : open) {
    for (std::size_t k = 0; k < tasks_.size(); ++k) pays[k] = std::min(pays[k], cost(k, week) + week.unpaid / count);
  }
  for (Week& week : open) {
    for (std::size_t k = 0; k < tasks_.size(); ++k) week.unpaid -= std::max(0.0, pays[k] - cost(k, week));
    week.unpaid = std::max(0.0, week.unpaid);
  }
  double sum = 0;
  for (std::size_t k = 0; k < tasks_.size(); ++k) {
    double most = k_unpayable;
    for (const Week& week : open) most = std::min(most, std::max(pays[k], cost(k, week)) + week.unpaid);
    for (Week& week : open) {
      const double there = cost(k, week);
      if (there == k_unpayable) continue;
      week.unpaid = std::max(0.0, week.unpaid - (std::max(most, there) - std::max(pays[k], there)));
    }
    sum += most;
  }
  return sum;
}

}  // namespace guidelint::review
