#include "review/plan.h"

#include <algorithm>

namespace guidelint::review {

long Workload::pass_minutes() const {
  long minutes = 0;
  for (const Family& family : families) {
    if (!family.tasks.empty()) minutes += cost_of(family.tasks.size());
  }
  return minutes;
}

std::size_t Workload::count_tasks() const {
  std::size_t count = 0;
  for (const Family& family : families) count += family.tasks.size();
  return count;
}

Measure measure(const Workload& workload, const Plan& plan) {
  Measure result;
  for (std::size_t week = 0; week < plan.weeks.size(); ++week) {
    int minutes = 0;
    for (const Visit& visit : plan.weeks[week]) {
      minutes += workload.cost_of(visit.tasks.size());
      for (const std::size_t task : visit.tasks)
        result.lateness += lateness(workload.families[visit.family].tasks[task], static_cast<int>(week));
    }
    if (plan.weeks[week].empty()) continue;
    result.visits += plan.weeks[week].size();
    result.weeks = static_cast<int>(week) + 1;
    const int available = std::max(1, workload.minutes_of(static_cast<int>(week)));
    result.busiest = std::max(result.busiest, static_cast<double>(minutes) / available);
  }
  return result;
}

bool is_sound(const Workload& workload, const Plan& plan) {
  std::vector<std::vector<bool>> done;
  for (const Family& family : workload.families) done.emplace_back(family.tasks.size(), false);
  std::size_t count = 0;
  for (std::size_t week = 0; week < plan.weeks.size(); ++week) {
    int minutes = 0;
    for (const Visit& visit : plan.weeks[week]) {
      if (visit.tasks.empty()) return false;
      minutes += workload.cost_of(visit.tasks.size());
      for (const std::size_t task : visit.tasks) {
        if (visit.family >= done.size() || task >= done[visit.family].size() || done[visit.family][task]) return false;
        done[visit.family][task] = true;
        ++count;
      }
    }
    if (minutes > workload.minutes_of(static_cast<int>(week))) return false;
  }
  return count == workload.count_tasks();
}

}  // namespace guidelint::review
