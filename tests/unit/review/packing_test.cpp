#include "review/packing.h"

#include "support/catch.h"
#include "support/workloads.h"

namespace guidelint::review {
namespace {

using testing::Random;
using testing::small_workload;

std::vector<Piece> whole_families(const Workload& work) {
  std::vector<Piece> pieces;
  for (std::size_t family = 0; family < work.families.size(); ++family)
    pieces.push_back({.family = family, .tasks = by_urgency(work.families[family])});
  return pieces;
}

Family family_of(std::size_t tasks, double weight, int due = 0) {
  return {.tasks = std::vector<Task>(tasks, Task{.weight = weight, .due = due})};
}

int week_of_task(const Plan& plan, std::size_t family, std::size_t task) {
  for (std::size_t week = 0; week < plan.weeks.size(); ++week) {
    for (const Visit& visit : plan.weeks[week]) {
      if (visit.family == family && std::ranges::count(visit.tasks, task) == 1) return static_cast<int>(week);
    }
  }
  return -1;
}

constexpr Split k_whole{.least_tasks = Split::k_never};
constexpr Split k_splits[] = {{.least_tasks = 0, .finishes = true}, {.least_tasks = 0}, k_whole, {.least_tasks = 2}};

}  // namespace

TEST_CASE("tasks of a family go by due week, then by weight, then as they stand", "[review]") {
  const Family family{.tasks = {{1, 3}, {2, -7}, {2, 0}, {5, 3}, {1, 3}, {9, 1}}};
  CHECK(by_urgency(family) == std::vector<std::size_t>{1, 2, 5, 3, 0, 4});
}

TEST_CASE("what weighs more per minute comes first, and what does not fit is passed over", "[review]") {
  // 80, 50 and 40 minutes.
  const Workload work{
      .families = {family_of(6, 1), family_of(3, 3), family_of(2, 1)}, .task_minutes = 10, .week_minutes = 100};
  const Plan plan = pack(work, whole_families(work), Order::urgency, k_whole);
  REQUIRE(plan.weeks.size() == 2);
  REQUIRE(plan.weeks[0].size() == 2);
  CHECK(plan.weeks[0][0].family == 1);
  CHECK(plan.weeks[0][1].family == 2);
  CHECK(plan.weeks[1][0].family == 0);
}

TEST_CASE("a family is split where at least so many of its tasks fit", "[review]") {
  const Workload work{.families = {family_of(3, 3), family_of(6, 1)}, .task_minutes = 10, .week_minutes = 100};
  const auto in_first = [&](Split split) {
    const Plan plan = pack(work, whole_families(work), Order::urgency, split);
    return plan.weeks[0].size() == 2 ? plan.weeks[0][1].tasks.size() : 0;
  };
  CHECK(in_first({.least_tasks = 3}) == 3);  // 50 minutes are left: a visit and three
  CHECK(in_first({.least_tasks = 4}) == 0);
  CHECK(in_first({.least_tasks = 0}) == 3);
  CHECK(in_first(k_whole) == 0);
}

TEST_CASE("a family longer than a week fills weeks, however families are split", "[review]") {
  Workload work{.families = {family_of(20, 1)}, .task_minutes = 10, .week_minutes = 75};
  for (const Split split : k_splits) {
    const Plan plan = pack(work, whole_families(work), Order::urgency, split);
    CHECK(is_sound(work, plan));
    CHECK(plan.weeks.size() == 4);
  }
}

TEST_CASE("pieces of a family that meet in a week are one visit", "[review]") {
  const Workload work{.families = {family_of(4, 1)}, .task_minutes = 10, .week_minutes = 60};
  const Plan plan =
      pack(work, {{.family = 0, .tasks = {0, 1}}, {.family = 0, .tasks = {2, 3}}}, Order::urgency, k_whole);
  REQUIRE(plan.weeks.size() == 1);
  REQUIRE(plan.weeks[0].size() == 1);
  CHECK(plan.weeks[0][0].tasks == std::vector<std::size_t>{0, 1, 2, 3});
}

TEST_CASE("nothing is done more than four weeks before it is due, and weeks until then are empty", "[review]") {
  const Workload work{.families = {family_of(1, 1, 9), family_of(1, 1, 300)}};
  const Plan plan = pack(work, whole_families(work), Order::urgency, k_whole);
  CHECK(plan.weeks.size() == 297);
  CHECK(week_of_task(plan, 0, 0) == 5);
  CHECK(week_of_task(plan, 1, 0) == 296);
}

TEST_CASE("a plan ends with the last week there is, whatever a guide says", "[review]") {
  const Workload work{.families = {family_of(2, 1, 2'147'483'647), family_of(2, 1, -2'147'483'647)}};
  const Plan plan = pack(work, whole_families(work), Order::urgency, k_whole);
  CHECK(is_sound(work, plan));
  CHECK(plan.weeks.size() == static_cast<std::size_t>(k_last_week - k_early + 1));
  CHECK(week_of_task(plan, 1, 0) == 0);
}

TEST_CASE("wishes come first where they are asked for", "[review]") {
  const Workload work{.families = {family_of(1, 1), family_of(1, 9)}, .week_minutes = 30};
  const std::vector<Piece> pieces = {{.family = 0, .tasks = {0}, .wish = 0}, {.family = 1, .tasks = {0}, .wish = 2}};
  CHECK(week_of_task(pack(work, pieces, Order::wish, k_whole), 0, 0) == 0);
  CHECK(week_of_task(pack(work, pieces, Order::urgency, k_whole), 0, 0) == 1);
}

TEST_CASE("what is left of a family that is begun comes first where families are finished", "[review]") {
  const Workload work{.families = {family_of(1, 9), family_of(1, 1)}, .week_minutes = 30};
  const std::vector<Piece> pieces = {{.family = 0, .tasks = {0}}, {.family = 1, .tasks = {0}, .is_rest = true}};
  CHECK(week_of_task(pack(work, pieces, Order::urgency, {.finishes = true}), 1, 0) == 0);
  CHECK(week_of_task(pack(work, pieces, Order::urgency, {.finishes = false}), 1, 0) == 1);
}

TEST_CASE("any work packed in any way is a sound plan, and weeks without minutes stay empty", "[review]") {
  Random random(1);
  for (int round = 0; round < 2000; ++round) {
    CAPTURE(round);
    const Workload work = small_workload(random, 30);
    const Split split = k_splits[static_cast<std::size_t>(random.below(4))];
    const Plan plan = pack(work, whole_families(work), Order::urgency, split);
    REQUIRE(is_sound(work, plan));
    for (std::size_t week = 0; week < std::min(plan.weeks.size(), work.first_weeks.size()); ++week)
      CHECK((work.first_weeks[week] > 0 || plan.weeks[week].empty()));
    CHECK((plan.weeks.empty() || !plan.weeks.back().empty()));
  }
}

TEST_CASE("a task that weighs more is not done later while families stay whole", "[review]") {
  Random random(2);
  for (int round = 0; round < 2000; ++round) {
    CAPTURE(round);
    Workload work = small_workload(random, 20);
    const auto family = static_cast<std::size_t>(random.below(static_cast<int>(work.families.size())));
    if (work.families[family].tasks.empty() || work.cost_of(work.families[family].tasks.size()) > work.week_minutes)
      continue;
    const Plan before = pack(work, whole_families(work), Order::urgency, k_whole);
    const auto task = static_cast<std::size_t>(random.below(static_cast<int>(work.families[family].tasks.size())));
    work.families[family].tasks[task].weight *= 1 + random.below(300) / 100.0;
    const Plan after = pack(work, whole_families(work), Order::urgency, k_whole);
    CHECK(week_of_task(after, family, task) <= week_of_task(before, family, task));
  }
}

}  // namespace guidelint::review
