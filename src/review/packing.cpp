#include "review/packing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace guidelint::review {
namespace {

// What a weight counts so many weeks before its due week.
double fade(int weeks_left) {
  static const auto k_table = [] {
    std::array<double, k_early + 1> table{};
    for (std::size_t left = 0; left < table.size(); ++left) table[left] = std::exp(-static_cast<double>(left) / k_fade);
    return table;
  }();
  return k_table[static_cast<std::size_t>(weeks_left)];
}

// A piece and what of it is done. Its weights are summed once: most pieces are late, and then urgency is one division.
struct Work {
  Piece piece;
  std::size_t done = 0;
  std::vector<double> weight_from = {};  // of task i and all that follow

  [[nodiscard]] std::size_t count_left() const { return piece.tasks.size() - done; }
};

class Packer {
 public:
  Packer(const Workload& workload, std::vector<Piece> pieces, Order order, Split split)
      : workload_(workload), order_(order), split_(split), visit_of_(workload.families.size(), k_no_visit) {
    for (Piece& piece : pieces) {
      if (piece.tasks.empty()) continue;
      Work work{.piece = std::move(piece)};
      work.piece.is_rest = work.piece.is_rest && split.finishes;
      std::vector<double> sums(work.piece.tasks.size());
      double sum = 0;
      for (std::size_t i = sums.size(); i-- > 0;) sums[i] = sum += task_of(work, i).weight;
      work.weight_from = std::move(sums);
      works_.push_back(std::move(work));
    }
  }

  Plan pack() {
    Plan plan;
    while (!works_.empty()) {
      plan.weeks.resize(std::max(plan.weeks.size(), static_cast<std::size_t>(first_ripe_week())));
      const int week = static_cast<int>(plan.weeks.size());
      plan.weeks.push_back(fill(week));
    }
    while (!plan.weeks.empty() && plan.weeks.back().empty()) plan.weeks.pop_back();
    return plan;
  }

 private:
  static constexpr std::size_t k_no_visit = static_cast<std::size_t>(-1);

  [[nodiscard]] const Task& task_of(const Work& work, std::size_t index) const {
    return workload_.families[work.piece.family].tasks[work.piece.tasks[index]];
  }

  [[nodiscard]] int first_ripe_week() const {
    int first = k_last_week;
    for (const Work& work : works_) first = std::min(first, due_week(task_of(work, work.done)) - k_early);
    return std::max(0, first);
  }

  [[nodiscard]] bool is_late(const Task& task, int week) const { return due_week(task) <= week; }

  // How many of its tasks, the most urgent first, may be done in `week`.
  [[nodiscard]] std::size_t count_ripe(const Work& work, int week) const {
    if (is_late(task_of(work, work.piece.tasks.size() - 1), week)) return work.count_left();
    std::size_t count = 0;
    while (count < work.count_left() && !is_too_early(task_of(work, work.done + count), week)) ++count;
    return count;
  }

  [[nodiscard]] double urgency(const Work& work, std::size_t tasks, int week) const {
    double sum = 0;
    if (tasks == work.count_left() && is_late(task_of(work, work.piece.tasks.size() - 1), week)) {
      sum = work.weight_from[work.done];
    } else {
      for (std::size_t i = work.done; i < work.done + tasks; ++i) {
        const Task& task = task_of(work, i);
        sum += task.weight * fade(std::max(0, due_week(task) - week));
      }
    }
    return sum / workload_.cost_of(tasks);
  }

  struct Candidate {
    std::size_t work = 0;
    std::size_t ripe = 0;
    bool is_rest = false;
    int wish = 0;
    double urgency = 0;
  };

  // Where two are as urgent, what they hold decides and not where they stand: the plan is as good in any order.
  [[nodiscard]] bool holds_more(const Candidate& a, const Candidate& b) const {
    if (a.ripe != b.ripe) return a.ripe > b.ripe;
    const Work &first = works_[a.work], &second = works_[b.work];
    if (first.count_left() != second.count_left()) return first.count_left() > second.count_left();
    for (std::size_t i = 0; i < first.count_left(); ++i) {
      const Task &one = task_of(first, first.done + i), &other = task_of(second, second.done + i);
      if (due_week(one) != due_week(other)) return due_week(one) < due_week(other);
      if (one.weight != other.weight) return one.weight > other.weight;
    }
    return false;
  }

  [[nodiscard]] std::vector<Candidate> candidates(int week) const {
    std::vector<Candidate> all;
    for (std::size_t i = 0; i < works_.size(); ++i) {
      const Work& work = works_[i];
      const std::size_t ripe = count_ripe(work, week);
      if (ripe == 0) continue;
      const int wish = order_ == Order::wish ? work.piece.wish : 0;
      all.push_back({i, ripe, work.piece.is_rest, wish, urgency(work, ripe, week)});
    }
    std::ranges::stable_sort(all, [&](const Candidate& a, const Candidate& b) {
      if (a.is_rest != b.is_rest) return a.is_rest;
      if (a.wish != b.wish) return a.wish < b.wish;
      return a.urgency != b.urgency ? a.urgency > b.urgency : holds_more(a, b);
    });
    return all;
  }

  // How many of `tasks` go into the minutes left, if the visit is worth it.
  [[nodiscard]] std::size_t part_of(std::size_t tasks, int room) const {
    const bool is_too_large = workload_.cost_of(tasks) > workload_.week_minutes;  // it has to be split anyway
    if (room < workload_.cost_of(1) || (split_.least_tasks == Split::k_never && !is_too_large)) return 0;
    const auto fit = static_cast<std::size_t>((room - workload_.visit_minutes) / workload_.task_minutes);
    const std::size_t least =
        split_.least_tasks == 0 || split_.least_tasks == Split::k_never ? (tasks + 1) / 2 : split_.least_tasks;
    return fit >= least || is_too_large ? std::min(fit, tasks) : 0;
  }

  void take(Visit& visit, Work& work, std::size_t tasks) const {
    const auto from = work.piece.tasks.begin() + static_cast<std::ptrdiff_t>(work.done);
    visit.tasks.insert(visit.tasks.end(), from, from + static_cast<std::ptrdiff_t>(tasks));
    work.done += tasks;
    work.piece.is_rest = split_.finishes;
  }

  std::vector<Visit> fill(int week) {
    std::vector<Visit> visits;
    int room = workload_.minutes_of(week);
    if (room < workload_.cost_of(1)) return visits;
    for (const Candidate& candidate : candidates(week)) {
      if (room < workload_.task_minutes) break;
      Work& work = works_[candidate.work];
      std::size_t& there = visit_of_[work.piece.family];
      const int visit = there == k_no_visit ? workload_.visit_minutes : 0;
      const int whole = visit + workload_.task_minutes * static_cast<int>(candidate.ripe);
      const std::size_t tasks = whole <= room         ? candidate.ripe
                                : there == k_no_visit ? part_of(candidate.ripe, room)
                                                      : 0;
      if (tasks == 0) continue;
      if (there == k_no_visit) {
        there = visits.size();
        visits.push_back({.family = work.piece.family});
      }
      take(visits[there], work, tasks);
      room -= visit + workload_.task_minutes * static_cast<int>(tasks);
    }
    for (const Visit& visit : visits) visit_of_[visit.family] = k_no_visit;
    std::erase_if(works_, [](const Work& work) { return work.count_left() == 0; });
    return visits;
  }

  const Workload& workload_;
  std::vector<Work> works_ = {};
  Order order_;
  Split split_;
  std::vector<std::size_t> visit_of_;  // of a family, in the week that is filled
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
    return due_week(first) != due_week(second) ? due_week(first) < due_week(second) : first.weight > second.weight;
  });
  return order;
}

}  // namespace guidelint::review
