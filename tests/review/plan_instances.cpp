// Prints random work with its plan and bound, for a solver that knows nothing of this program: bound_lp.py.
//
//   guidelint_plan_instances small|large COUNT
//
// One line of JSON each. small: at most 14 tasks, for an exact answer; large: 96, for the relaxation.
#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <string_view>

#include "review/blocks.h"
#include "review/week_prices.h"
#include "support/workloads.h"

namespace {

using namespace guidelint::review;

Workload large_workload(testing::Random& random) {
  Workload work{.visit_minutes = 20, .task_minutes = 6, .week_minutes = random.between(60, 250)};
  for (int family = 0; family < 12; ++family) {
    work.families.emplace_back();
    const int due = random.happens(50) ? 0 : random.below(12);
    for (int task = 0; task < 8; ++task)
      work.families.back().tasks.push_back(
          {.weight = random.between(4, 60) / 4.0, .due = random.happens(25) ? due / 2 : due});
  }
  return work;
}

std::string line_of(const Workload& work) {
  std::string families;
  for (const Family& family : work.families) {
    std::string tasks;
    for (const Task& task : family.tasks)
      tasks += fmt::format("{}[{},{}]", tasks.empty() ? "" : ",", task.weight, task.due);
    families += fmt::format("{}[{}]", families.empty() ? "" : ",", tasks);
  }
  const Plan start = plan_blocks(work);
  const Optimised best = optimise(work, start, 300);
  return fmt::format(
      R"({{"visit":{},"task":{},"week":{},"first":[{}],"families":[{}],"bound":{},"plan":{},"blocks":{},"weeks":{},"early":{}}})",
      work.visit_minutes, work.task_minutes, work.week_minutes, fmt::join(work.first_weeks, ","), families, best.bound,
      measure(work, best.plan).lateness, measure(work, start).lateness, start.weeks.size(), k_early);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  testing::Random random(20);
  for (int count = std::atoi(argv[2]); count > 0; --count) {
    const bool is_small = std::string_view(argv[1]) == "small";
    fmt::print("{}\n", line_of(is_small ? testing::small_workload(random, 14) : large_workload(random)));
  }
  return 0;
}
