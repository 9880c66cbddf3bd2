#include "review/week_prices.h"

#include <cmath>

#include "review/blocks.h"
#include "support/catch.h"
#include "support/workloads.h"

namespace guidelint::review {

using testing::Random;
using testing::small_workload;

TEST_CASE("no work, one task and work that is not due have no lateness and no bound", "[review]") {
  CHECK(optimise({}, {}).bound == 0);
  const Workload works[] = {
      {.families = {{.tasks = {{.weight = 1}}}}},
      {.families = {{.tasks = {{.weight = 1, .due = 30}}}, {.tasks = {{.weight = 2, .due = 99}}}}}};
  for (const Workload& work : works) {
    const Optimised best = optimise(work, plan_blocks(work));
    CHECK(best.bound == 0);
    CHECK(is_sound(work, best.plan));
    CHECK(measure(work, best.plan).lateness == 0);
  }
}

TEST_CASE("the bound is at most the best plan there is, and that at most the plan found", "[review]") {
  Random random(7);
  double bound = 0, best = 0, found = 0, blocks = 0;
  for (int round = 0; round < 1000; ++round) {
    CAPTURE(round);
    const Workload work = small_workload(random);
    const Plan start = plan_blocks(work);
    const Optimised optimised = optimise(work, start, 20);
    REQUIRE(is_sound(work, optimised.plan));
    const double least = testing::least_lateness(work), late = measure(work, optimised.plan).lateness;
    REQUIRE(optimised.bound <= least);  // to the last digit
    REQUIRE(late >= least - 1e-9);
    REQUIRE(late <= measure(work, start).lateness);
    bound += optimised.bound;
    best += least;
    found += late;
    blocks += measure(work, start).lateness;
  }
  CAPTURE(bound, best, found, blocks);
  CHECK(bound > 0.75 * best);
  CHECK(found < 1.03 * best);
}

TEST_CASE("a minute more a week never gives a bound that the best plan before was below", "[review]") {
  Random random(8);
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    Workload work = small_workload(random, 7);
    const double least = testing::least_lateness(work);
    ++work.week_minutes;
    for (int& minutes : work.first_weeks) ++minutes;
    CHECK(optimise(work, plan_blocks(work), 20).bound <= least);
  }
}

TEST_CASE("with no steps the plan is the one given, with a bound", "[review]") {
  const Workload work = testing::corpus_workload({.week_minutes = 3000});
  const Plan start = plan_blocks(work);
  const Optimised best = optimise(work, start, 0);
  const double late = measure(work, start).lateness;
  CHECK(measure(work, best.plan).lateness == late);
  CHECK(best.bound > late / 1.3);
  CHECK(best.bound <= late);
}

TEST_CASE("the same work gives the same plan and bound, whichever core solved a family", "[review]") {
  const Workload work = testing::corpus_workload({.due = testing::DueShape::half});
  const Plan start = plan_blocks(work);
  const Optimised first = optimise(work, start, 4), second = optimise(work, start, 4);
  CHECK(first.bound == second.bound);
  CHECK(measure(work, first.plan).lateness == measure(work, second.plan).lateness);
  CHECK(first.plan.weeks.size() == second.plan.weeks.size());
}

TEST_CASE("weights beyond all measure are planned, without a bound", "[review]") {
  Workload work{.families = {{.tasks = {{1e300, 0}, {1e308, 0}}}, {.tasks = {{1e308, 0}, {1, 3}}}}, .week_minutes = 27};
  const Optimised best = optimise(work, plan_blocks(work), 10);
  CHECK(is_sound(work, best.plan));
  CHECK(best.bound == 0);
  for (Family& family : work.families) {
    for (Task& task : family.tasks) task.weight /= 1e200;
  }
  const Optimised large = optimise(work, plan_blocks(work), 10);
  CHECK(is_sound(work, large.plan));
  CHECK(std::isfinite(large.bound));
  CHECK(large.bound <= measure(work, large.plan).lateness);
}

TEST_CASE("weights of nothing, weeks that owe minutes and guides due on any day are planned", "[review]") {
  Random random(9);
  constexpr int k_dues[] = {-2'147'483'647 - 1, -1,           0, 1, 5, k_last_week - 1, k_last_week,
                            k_last_week + 1,    2'147'483'647};
  for (int round = 0; round < 30; ++round) {
    CAPTURE(round);
    Workload work = small_workload(random, 12);
    for (Family& family : work.families) {
      for (Task& task : family.tasks) {
        if (random.happens(30)) task.weight = random.happens(50) ? 0 : 1e-300;
        if (random.happens(40)) task.due = k_dues[random.below(9)];
      }
    }
    work.first_weeks.insert(work.first_weeks.begin(), -random.below(500));
    const Optimised best = optimise(work, plan_blocks(work), 3);
    REQUIRE(is_sound(work, best.plan));
    CHECK(best.bound >= 0);
    CHECK(best.bound <= measure(work, best.plan).lateness);
  }
}

TEST_CASE("one family longer than a year and due weeks beyond all plans are planned in bounded room", "[review]") {
  Workload work{.families = {{.tasks = std::vector<Task>(2000)}}, .week_minutes = 100};
  work.families.push_back({.tasks = {{1, 2'000'000'000}, {1, 5'000}, {1, 300}}});
  const Optimised best = optimise(work, plan_blocks(work), 2);
  CHECK(is_sound(work, best.plan));
  CHECK(best.bound <= measure(work, best.plan).lateness);
  CHECK(best.bound > 0);
}

}  // namespace guidelint::review
