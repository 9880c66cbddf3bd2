#include "review/blocks.h"

#include <numeric>

#include "review/packing.h"
#include "support/catch.h"
#include "support/workloads.h"

namespace guidelint::review {
namespace {

using testing::Random;
using testing::small_workload;

// A permutation of 0 … count - 1.
std::vector<std::size_t> shuffled(Random& random, std::size_t count) {
  std::vector<std::size_t> places(count);
  std::iota(places.begin(), places.end(), std::size_t{0});
  for (std::size_t i = count; i > 1; --i)
    std::swap(places[i - 1], places[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
  return places;
}

}  // namespace

TEST_CASE("no work makes no plan, and one task one visit", "[review]") {
  CHECK(plan_blocks({}).weeks.empty());
  CHECK(plan_blocks({.families = std::vector<Family>(3)}).weeks.empty());
  const Plan plan = plan_blocks({.families = {{}, {.tasks = {{.weight = 1}}}}});
  REQUIRE(plan.weeks.size() == 1);
  REQUIRE(plan.weeks[0].size() == 1);
  CHECK(plan.weeks[0][0].family == 1);
}

TEST_CASE("weeks off stay empty and nothing is lost", "[review]") {
  const Workload work{.families = std::vector<Family>(10, {.tasks = std::vector<Task>(14)}),
                      .first_weeks = {0, 600, 0, 0, 150}};
  const Plan plan = plan_blocks(work);
  CHECK(is_sound(work, plan));
  CHECK(plan.weeks[0].empty());
  CHECK(plan.weeks[2].empty());
  CHECK(plan.weeks[3].empty());
  CHECK_FALSE(plan.weeks[1].empty());
}

TEST_CASE("where there is time for all, what is due first comes first", "[review]") {
  // The second weighs more a minute and is due later: by weight the first would be a week late.
  const Workload work{.families = {{.tasks = {{.weight = 1, .due = 0}}}, {.tasks = {{.weight = 9, .due = 1}}}},
                      .week_minutes = 30};
  const Plan plan = plan_blocks(work);
  CHECK(measure(work, plan).lateness == 0);
}

TEST_CASE("next week is what it was announced to be when this week is kept", "[review]") {
  const Workload work = testing::corpus_workload({});
  const Plan announced = plan_blocks(work);
  Workload later = work;
  later.first_weeks = {0};
  std::vector<std::vector<std::size_t>> names(work.families.size());
  for (std::size_t i = 0; i < work.families.size(); ++i) {
    const auto kept = std::ranges::find(announced.weeks[0], i, &Visit::family);
    later.families[i].tasks.clear();
    for (std::size_t task = 0; task < work.families[i].tasks.size(); ++task) {
      if (kept != announced.weeks[0].end() && std::ranges::count(kept->tasks, task) == 1) {
        later.families[i].is_begun = true;
        continue;
      }
      later.families[i].tasks.push_back(work.families[i].tasks[task]);
      names[i].push_back(task);
    }
  }
  const Plan plan = plan_blocks(later);
  CHECK(plan.weeks[0].empty());
  REQUIRE(plan.weeks.size() == announced.weeks.size());
  for (std::size_t week = 1; week < 10; ++week) {
    REQUIRE(plan.weeks[week].size() == announced.weeks[week].size());
    for (std::size_t i = 0; i < plan.weeks[week].size(); ++i) {
      const Visit& visit = plan.weeks[week][i];
      CHECK(visit.family == announced.weeks[week][i].family);
      std::vector<std::size_t> tasks;
      for (const std::size_t task : visit.tasks) tasks.push_back(names[visit.family][task]);
      CHECK(tasks == announced.weeks[week][i].tasks);
    }
  }
}

TEST_CASE("blocks are sound and never better than the best plan there is", "[review]") {
  Random random(3);
  double blocks = 0, best = 0;
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const Workload work = small_workload(random, 7);
    const Plan plan = plan_blocks(work);
    REQUIRE(is_sound(work, plan));
    const double least = testing::least_lateness(work), found = measure(work, plan).lateness;
    REQUIRE(found >= least - 1e-9);
    blocks += found;
    best += least;
  }
  CHECK(blocks < 1.25 * best);
}

TEST_CASE("a plan is as good in whatever order families and tasks are given", "[review]") {
  Random random(4);
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    const Workload work = small_workload(random, 30);
    Workload other = work;
    const auto places = shuffled(random, work.families.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Family& family = work.families[places[i]];
      const auto tasks = shuffled(random, family.tasks.size());
      other.families[i].tasks.resize(tasks.size());
      for (std::size_t j = 0; j < tasks.size(); ++j) other.families[i].tasks[j] = family.tasks[tasks[j]];
    }
    const Measure first = measure(work, plan_blocks(work)), second = measure(other, plan_blocks(other));
    CHECK(std::abs(first.lateness - second.lateness) < 1e-9);
    CHECK(first.visits == second.visits);
    CHECK(first.weeks == second.weeks);
  }
}

TEST_CASE("the same work gives the same plan", "[review]") {
  const Workload work = testing::corpus_workload({});
  const Plan first = plan_blocks(work), second = plan_blocks(work);
  REQUIRE(first.weeks.size() == second.weeks.size());
  for (std::size_t week = 0; week < first.weeks.size(); ++week) {
    REQUIRE(first.weeks[week].size() == second.weeks[week].size());
    for (std::size_t i = 0; i < first.weeks[week].size(); ++i) {
      CHECK(first.weeks[week][i].family == second.weeks[week][i].family);
      CHECK(first.weeks[week][i].tasks == second.weeks[week][i].tasks);
    }
  }
}

}  // namespace guidelint::review
