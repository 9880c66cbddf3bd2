#include "review/plan.h"

#include "support/catch.h"

namespace guidelint::review {
namespace {

// Two families, of two tasks and of one; 30 minutes hold a visit with one task, 40 a visit with two.
Workload two_families() {
  return {.families = {{.tasks = {{.weight = 3}, {.weight = 1, .due = 1}}}, {.tasks = {{.weight = 2}}}},
          .visit_minutes = 20,
          .task_minutes = 10,
          .first_weeks = {40, 0},
          .week_minutes = 60};
}

}  // namespace

TEST_CASE("lateness counts weeks after the due week, or after the first for what is late already", "[review]") {
  CHECK(lateness({.weight = 2, .due = 3}, 3) == 0);
  CHECK(lateness({.weight = 2, .due = 3}, 5) == 4);
  CHECK(lateness({.weight = 2, .due = -40}, 0) == 0);
  CHECK(lateness({.weight = 2, .due = -40}, 5) == 10);
  CHECK(lateness({.weight = 2, .due = 2'000'000'000}, k_last_week) == 0);
  CHECK(lateness({.weight = 2, .due = 2'000'000'000}, k_last_week + 1) == 2);
}

TEST_CASE("a pass costs a visit for each family that has tasks", "[review]") {
  Workload work = two_families();
  CHECK(work.pass_minutes() == 70);
  CHECK(work.count_tasks() == 3);
  work.families.emplace_back();
  CHECK(work.pass_minutes() == 70);
  CHECK(work.minutes_of(1) == 0);
  CHECK(work.minutes_of(2) == 60);
}

TEST_CASE("nothing can be planned where a week holds no task, or tasks take no time", "[review]") {
  CHECK(Workload{.visit_minutes = 20, .task_minutes = 10, .week_minutes = 30}.is_possible());
  CHECK_FALSE(Workload{.visit_minutes = 20, .task_minutes = 10, .week_minutes = 29}.is_possible());
  CHECK_FALSE(Workload{.visit_minutes = 20, .task_minutes = 0, .week_minutes = 30}.is_possible());
  CHECK_FALSE(Workload{.visit_minutes = -20, .task_minutes = 10, .week_minutes = 30}.is_possible());
}

TEST_CASE("measure counts weeks to the last visit and the busiest week by share", "[review]") {
  const Plan plan{.weeks = {{{0, {0, 1}}}, {}, {{1, {0}}}, {}}};
  const Measure found = measure(two_families(), plan);
  CHECK(found.lateness == 4);
  CHECK(found.visits == 2);
  CHECK(found.weeks == 3);
  CHECK(found.busiest == 1);
  CHECK(measure(two_families(), {}).weeks == 0);
}

TEST_CASE("a plan is sound if each task stands in it once and no week has more than its minutes", "[review]") {
  const Workload work = two_families();
  CHECK(is_sound(work, {.weeks = {{{0, {0, 1}}}, {}, {{1, {0}}}}}));
  const struct {
    const char* why;
    Plan plan;
  } faults[] = {
      {"a task is missing", {.weeks = {{{0, {0, 1}}}}}},
      {"a task is done twice", {.weeks = {{{0, {0, 1}}}, {}, {{1, {0}}, {0, {1}}}}}},
      {"a task is done twice in one visit", {.weeks = {{}, {}, {{0, {0, 0}}}, {{0, {1}}, {1, {0}}}}}},
      {"a week off is used", {.weeks = {{{0, {0, 1}}}, {{1, {0}}}}}},
      {"a week is too full", {.weeks = {{{0, {0}}, {1, {0}}}, {}, {{0, {1}}}}}},
      {"two visits of a family in one week pay once", {.weeks = {{}, {}, {{0, {0}}, {0, {1}}}, {{1, {0}}}}}},
      {"a task that there is not", {.weeks = {{{0, {0, 2}}}, {}, {{1, {0}}, {0, {1}}}}}},
      {"a family that there is not", {.weeks = {{{2, {0}}}}}},
      {"a visit without tasks", {.weeks = {{{0, {0, 1}}}, {}, {{1, {0}}, {0, {}}}}}},
  };
  for (const auto& fault : faults) {
    CAPTURE(fault.why);
    // The sixth is sound by minutes: 30 + 30 fit into 60. It is here to say that visits are counted as they stand.
    CHECK(is_sound(work, fault.plan) == (&fault == &faults[5]));
  }
}

}  // namespace guidelint::review
