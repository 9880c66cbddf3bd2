#include "review/packing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace guidelint::review {
namespace {

class Packer {
 public:
  Packer(const Workload& workload, std::vector<Piece> pieces, Order order, Split split)
      : workload_(workload), pieces_(std::move(pieces)), order_(order), split_(split) {
    std::erase_if(pieces_, [](const Piece& piece) { return piece.tasks.empty(); });
  }

  Plan pack() {
    Plan plan;
    while (!pieces_.empty()) {
      const int week = static_cast<int>(plan.weeks.size());
      plan.weeks.push_back(fill(week));
    }
    while (!plan.weeks.empty() && plan.weeks.back().empty()) plan.weeks.pop_back();
    return plan;
  }

 private:
  [[nodiscard]] const Task& task_of(const Piece& piece, std::size_t index) const {
    return workload_.families[piece.family].tasks[piece.tasks[index]];
  }

  [[nodiscard]] bool is_ripe(const Task& task, int week) const { return task.due - week <= k_early; }

  // How many of its tasks, the most urgent first, may be done in `week`.
  [[nodiscard]] std::size_t count_ripe(const Piece& piece, int week) const {
    std::size_t count = 0;
    while (count < piece.tasks.size() && is_ripe(task_of(piece, count), week)) ++count;
    return count;
  }

  [[nodiscard]] double urgency(const Piece& piece, std::size_t tasks, int week) const {
    double sum = 0;
    for (std::size_t i = 0; i < tasks; ++i) {
      const Task& task = task_of(piece, i);
      const int left = std::max(0, task.due - week);
      sum += left == 0 ? task.weight : task.weight * std::exp(-left / k_fade);
    }
    return sum / workload_.cost_of(tasks);
  }

  struct Candidate {
    std::size_t piece = 0;
    std::size_t ripe = 0;
    bool is_rest = false;
    int wish = 0;
    double urgency = 0;
  };

  [[nodiscard]] std::vector<Candidate> candidates(int week) const {
    std::vector<Candidate> all;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const std::size_t ripe = count_ripe(pieces_[i], week);
      if (ripe > 0)
        all.push_back({i, ripe, pieces_[i].is_rest, order_ == Order::wish ? pieces_[i].wish : 0,
                       urgency(pieces_[i], ripe, week)});
    }
    std::ranges::stable_sort(all, [](const Candidate& a, const Candidate& b) {
      if (a.is_rest != b.is_rest) return a.is_rest;
      return a.wish != b.wish ? a.wish < b.wish : a.urgency > b.urgency;
    });
    return all;
  }

  // How many of `tasks` go into the minutes left, if the visit is worth it.
  [[nodiscard]] std::size_t part_of(std::size_t tasks, int room) const {
    if (split_.least_tasks == Split::k_never && workload_.cost_of(tasks) <= workload_.week_minutes) return 0;
    if (room < workload_.cost_of(1)) return 0;
    const auto fit = static_cast<std::size_t>((room - workload_.visit_minutes) / workload_.task_minutes);
    const bool is_too_large = workload_.cost_of(tasks) > workload_.week_minutes;  // it has to be split anyway
    const std::size_t least =
        split_.least_tasks == 0 || split_.least_tasks == Split::k_never ? (tasks + 1) / 2 : split_.least_tasks;
    return fit >= least || is_too_large ? std::min(fit, tasks) : 0;
  }

  void take(std::vector<Visit>& visits, std::size_t piece, std::size_t tasks) {
    Piece& from = pieces_[piece];
    const auto there = std::ranges::find(visits, from.family, &Visit::family);
    Visit& visit = there == visits.end() ? visits.emplace_back(Visit{.family = from.family}) : *there;
    const auto end = from.tasks.begin() + static_cast<std::ptrdiff_t>(tasks);
    visit.tasks.insert(visit.tasks.end(), from.tasks.begin(), end);
    from.tasks.erase(from.tasks.begin(), end);
    from.is_rest = split_.finishes;
  }

  std::vector<Visit> fill(int week) {
    std::vector<Visit> visits;
    int room = workload_.minutes_of(week);
    for (const Candidate& candidate : candidates(week)) {
      if (room < workload_.task_minutes) break;
      const std::size_t family = pieces_[candidate.piece].family;
      const bool is_there = std::ranges::find(visits, family, &Visit::family) != visits.end();
      const int visit = is_there ? 0 : workload_.visit_minutes;
      const int whole = visit + workload_.task_minutes * static_cast<int>(candidate.ripe);
      const std::size_t tasks = whole <= room ? candidate.ripe : is_there ? 0 : part_of(candidate.ripe, room);
      if (tasks == 0) continue;
      take(visits, candidate.piece, tasks);
      room -= visit + workload_.task_minutes * static_cast<int>(tasks);
    }
    std::erase_if(pieces_, [](const Piece& piece) { return piece.tasks.empty(); });
    return visits;
  }

  const Workload& workload_;
  std::vector<Piece> pieces_;
  Order order_;
  Split split_;
};

}  // namespace

Plan pack(const Workload& workload, std::vector<Piece> pieces, Order order, Split split) {
  return Packer(workload, std::move(pieces), order, split).pack();
}

std::vector<std::size_t> by_urgency(const Family& family) {
  std::vector<std::size_t> order(family.tasks.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    const Task &first = family.tasks[a], &second = family.tasks[b];
    const int first_due = std::max(0, first.due), second_due = std::max(0, second.due);
    return first_due != second_due ? first_due < second_due : first.weight > second.weight;
  });
  return order;
}

}  // namespace guidelint::review
