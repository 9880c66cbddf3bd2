// Work to be planned in tests: small and random, or in the shape of a real corpus; and what is best, by trying all.
//
// Numbers come from mt19937 alone: distributions of the standard library differ between libraries.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "review/plan.h"

namespace guidelint::review::testing {

class Random {
 public:
  explicit Random(unsigned seed) : next_(seed) {}
  int below(int limit) { return static_cast<int>(next_() % static_cast<unsigned>(limit)); }
  int between(int low, int high) { return low + below(high - low + 1); }
  bool happens(int percent) { return below(100) < percent; }

 private:
  std::mt19937 next_;
};

// One to `most` tasks, due weeks mixed in half of the cases, weeks off and short ones, settings of all kinds.
inline Workload small_workload(Random& random, int most = 8) {
  Workload work{.visit_minutes = random.below(4) * 10, .task_minutes = random.between(1, 12)};
  work.week_minutes = work.cost_of(static_cast<std::size_t>(random.between(1, 5))) + random.below(15);
  for (int weeks = random.below(4); weeks > 0; --weeks)
    work.first_weeks.push_back(random.happens(40) ? 0 : random.below(2 * work.week_minutes));
  const bool is_mixed = random.happens(50), is_round = random.happens(30);
  work.families.resize(static_cast<std::size_t>(random.between(1, 4)));
  for (int tasks = random.between(1, most); tasks > 0; --tasks) {
    const double weight = is_round ? random.between(1, 3) : (1 + random.below(10'000)) / 1000.0;
    const int due = is_mixed ? random.below(9) - 1 : 0;
    work.families[static_cast<std::size_t>(random.below(static_cast<int>(work.families.size())))].tasks.push_back(
        {.weight = weight, .due = due});
  }
  return work;
}

enum class DueShape {
  bulk,    // all late already
  half,    // half of the companies are due in the next 26 weeks
  spread,  // each company is due in one of 60 weeks
  mixed,   // the same, and every third guide of a company in half the time
};

struct CorpusShape {
  int week_minutes = 600, visit_minutes = 20, task_minutes = 6;
  DueShape due = DueShape::bulk;
  unsigned seed = 1;
};

// 319 companies of 14 guides: two roles that count more, open errors, data quality, companies that are asked for more.
inline Workload corpus_workload(const CorpusShape& shape) {
  constexpr int k_companies = 319, k_guides = 14;
  Random random(shape.seed);
  Workload work{
      .visit_minutes = shape.visit_minutes, .task_minutes = shape.task_minutes, .week_minutes = shape.week_minutes};
  for (int company = 0; company < k_companies; ++company) {
    Family family;
    const double traffic = (random.happens(20) ? 4.0 : 1.0) + random.below(100) / 100.0;
    int due = 0;
    if (shape.due == DueShape::half && random.happens(50)) due = random.between(1, 26);
    if (shape.due == DueShape::spread || shape.due == DueShape::mixed) due = random.below(60);
    for (int guide = 0; guide < k_guides; ++guide) {
      const double role = guide == 0 ? 5 : guide == 1 ? 4 : 2;
      const double errors = 1 + 0.5 * (random.happens(40) ? random.below(5) : 0);
      const double quality = random.happens(50) ? 1 : 1.5;
      family.tasks.push_back({.weight = role * errors * quality * traffic / 2,
                              .due = shape.due == DueShape::mixed && guide % 3 == 0 ? due / 2 : due});
    }
    work.families.push_back(std::move(family));
  }
  return work;
}

// The least lateness any plan has: for each set of tasks the best way to have done it by the end of each week. Shares
// nothing with the scheduler; for at most 10 tasks. When all is due and the first weeks are over, something is done in
// every week until all is.
inline double least_lateness(const Workload& work) {
  struct One {
    std::size_t family;
    double weight;
    int due;
  };
  std::vector<One> tasks;
  for (std::size_t family = 0; family < work.families.size(); ++family) {
    for (const Task& task : work.families[family].tasks) tasks.push_back({family, task.weight, std::max(0, task.due)});
  }
  const std::size_t sets = std::size_t{1} << tasks.size();
  std::vector<int> minutes(sets, 0);
  for (std::size_t set = 1; set < sets; ++set) {
    std::vector<bool> is_visited(work.families.size(), false);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      if ((set >> i & 1) == 0) continue;
      minutes[set] += work.task_minutes + (is_visited[tasks[i].family] ? 0 : work.visit_minutes);
      is_visited[tasks[i].family] = true;
    }
  }
  constexpr double k_impossible = std::numeric_limits<double>::infinity();
  std::vector<double> best(sets, k_impossible);
  best[0] = 0;
  int last_due = 0;
  for (const One& task : tasks) last_due = std::max(last_due, task.due);
  const std::size_t weeks = work.first_weeks.size() + static_cast<std::size_t>(last_due) + tasks.size();
  std::vector<double> late(sets, 0);
  for (std::size_t week = 0; week < weeks; ++week) {
    const int limit = week < work.first_weeks.size() ? work.first_weeks[week] : work.week_minutes;
    for (std::size_t set = 1; set < sets; ++set) {
      std::size_t first = 0;
      while ((set >> first & 1) == 0) ++first;
      const int weeks_late = std::max(0, static_cast<int>(week) - tasks[first].due);
      late[set] = late[set & (set - 1)] + tasks[first].weight * weeks_late;
      if (tasks[first].due > static_cast<int>(week) + 4) late[set] = k_impossible;
    }
    std::vector<double> next = best;
    for (std::size_t done = 0; done < sets; ++done) {
      if (best[done] == k_impossible) continue;
      const std::size_t left = sets - 1 - done;
      for (std::size_t now = left; now != 0; now = (now - 1) & left) {
        if (minutes[now] <= limit) next[done | now] = std::min(next[done | now], best[done] + late[now]);
      }
    }
    best = std::move(next);
  }
  return best[sets - 1];
}

}  // namespace guidelint::review::testing
