// What there is to review and the hours there are for it, as the scheduler sees them: numbers, no guides.
//
// Guides of one company are read together, because opening its sources costs once: a visit to a family costs
// `visit_minutes`, each guide of it `task_minutes` on top. A task that is done in week t is max(0, t - due) weeks late,
// and its lateness counts `weight` times. What was late before the plan begins is the same in every plan and counts
// for none, so a due week before the first is the first.
//
//   600 minutes a week, 20 a visit, 6 a guide: five companies of 14 guides fit, and 80 minutes of a sixth
//
// Nothing may be done more than k_early weeks before it is due, even if a week stays empty: a review made too early is a
// review too many.
//
// A due week beyond k_last_week is that week: a plan has a row for every week, and a guide that says 9999 shall not make
// half a million of them.
//
// Units     whole minutes, of a whole family no more than an int holds; weeks from the first of the plan, which is 0.
// Source    REVIEW.md of the design, 2 and 3.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace guidelint::review {

constexpr int k_last_week = 520;  // ten years
constexpr int k_early = 4;

struct Task {
  double weight = 1;  // more than 0, and finite
  int due = 0;        // the last week in which it is not late; at most 0 where it is late already
};

// The due week, within those a plan has.
inline int due_week(const Task& task) { return std::clamp(task.due, 0, k_last_week); }

inline bool is_too_early(const Task& task, int week) { return due_week(task) - week > k_early; }

// Weighted weeks, if it is done in `week`.
inline double lateness(const Task& task, int week) {
  const int from = due_week(task);
  return week > from ? task.weight * (week - from) : 0;
}

struct Family {
  std::vector<Task> tasks = {};
  bool is_begun = false;  // others of it are done before the plan begins, in a visit that was cut short
};

struct Workload {
  std::vector<Family> families = {};
  int visit_minutes = 20;
  int task_minutes = 6;
  std::vector<int> first_weeks = {};  // minutes of the first weeks: those that differ from the usual
  int week_minutes = 600;             // of every later week

  [[nodiscard]] int minutes_of(int week) const {
    const auto index = static_cast<std::size_t>(week);
    return index < first_weeks.size() ? std::max(0, first_weeks[index]) : week_minutes;
  }
  [[nodiscard]] int cost_of(std::size_t tasks) const { return visit_minutes + task_minutes * static_cast<int>(tasks); }

  // Minutes of one pass over everything, whole families.
  [[nodiscard]] long pass_minutes() const;
  [[nodiscard]] std::size_t count_tasks() const;

  // Whether an ordinary week holds a visit and one task, and a task takes time. Without that nothing can be planned.
  [[nodiscard]] bool is_possible() const {
    return task_minutes > 0 && visit_minutes >= 0 && week_minutes >= cost_of(1);
  }
};

}  // namespace guidelint::review
