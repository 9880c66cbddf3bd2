#include "review/family_cost.h"

#include "support/catch.h"
#include "support/workloads.h"

namespace guidelint::review {
namespace {

using testing::Random;

struct Case {
  Workload work = {};
  WeekPrices prices = {};
};

// One family of up to 7 tasks, up to 6 weeks with prices, some of them closed or free.
Case random_case(Random& random) {
  Case one{.work = {.families = {{}}, .visit_minutes = random.below(30), .task_minutes = random.between(1, 9)}};
  for (int tasks = random.between(1, 7); tasks > 0; --tasks)
    one.work.families[0].tasks.push_back({random.between(1, 40) / 8.0, random.happens(40) ? 0 : random.below(10) - 1});
  for (int weeks = random.between(1, 6); weeks > 0; --weeks) {
    one.prices.price.push_back(random.happens(20) ? 0 : random.below(100) / 100.0);
    one.prices.is_open.push_back(random.happens(80));
  }
  return one;
}

// Every choice of weeks that are visited; each task then takes the cheapest of them.
double least_by_trying(const Case& one) {
  const std::size_t weeks = one.prices.price.size();
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t set = 0; set < std::size_t{1} << weeks; ++set) {
    double sum = 0;
    for (std::size_t week = 0; week < weeks; ++week) {
      if ((set >> week & 1) != 0)
        sum += one.prices.is_open[week] != 0 ? one.work.visit_minutes * one.prices.price[week] : 1e9;
    }
    for (const Task& task : one.work.families[0].tasks) {
      double least = task.weight * std::max(0, static_cast<int>(weeks) - std::max(0, task.due));
      for (std::size_t week = 0; week < weeks; ++week) {
        if ((set >> week & 1) == 0 || task.due > static_cast<int>(week) + 4) continue;
        const double late = task.weight * std::max(0, static_cast<int>(week) - std::max(0, task.due));
        least = std::min(least, late + one.work.task_minutes * one.prices.price[week]);
      }
      sum += least;
    }
    best = std::min(best, sum);
  }
  return best;
}

// What these wishes cost.
double cost_of(const Case& one, const std::vector<Piece>& wishes) {
  double sum = 0;
  for (const Piece& piece : wishes) {
    const auto week = static_cast<std::size_t>(piece.wish);
    if (week < one.prices.price.size()) sum += one.prices.price[week] * one.work.cost_of(piece.tasks.size());
    for (const std::size_t task : piece.tasks) sum += lateness(one.work.families[0].tasks[task], piece.wish);
  }
  return sum;
}

}  // namespace

TEST_CASE("tasks due in one week are one chain, and so are those that weigh less the later they are due", "[review]") {
  const auto states = [](std::vector<Task> tasks) {
    const Workload work{.families = {{std::move(tasks)}}};
    return FamilyCost(work, 0, 1000).count_states();
  };
  CHECK(states({{1, 0}, {7, -3}, {3, 0}}) == 4);
  CHECK(states({{5, 0}, {5, 2}, {3, 3}}) == 4);
  CHECK(states({{5, 0}, {6, 2}, {3, 3}}) == 6);  // two and one
  CHECK(states({{1, 0}, {2, 1}, {3, 2}}) == 8);
}

TEST_CASE("the cost of a family is the least there is where few states tell it", "[review]") {
  Random random(5);
  for (int round = 0; round < 3000; ++round) {
    CAPTURE(round);
    const Case one = random_case(random);
    FamilyCost::Scratch scratch;
    const FamilyCost family(one.work, 0, 1000);
    REQUIRE(family.is_exact());
    std::vector<Piece> wishes;
    const double found = family.solve(one.prices, scratch, &wishes), best = least_by_trying(one);
    CHECK(std::abs(found - best) < 1e-9);
    CHECK(std::abs(cost_of(one, wishes) - best) < 1e-9);
    std::vector<int> times(one.work.families[0].tasks.size(), 0);
    for (const Piece& piece : wishes) {
      for (const std::size_t task : piece.tasks) ++times[task];
      CHECK((piece.wish == static_cast<int>(one.prices.price.size()) ||
             one.prices.is_open[static_cast<std::size_t>(piece.wish)] != 0));
    }
    CHECK(std::ranges::count(times, 1) == static_cast<std::ptrdiff_t>(times.size()));
  }
}

TEST_CASE("where there would be too many states the cost is bounded from below, and wishes are whole", "[review]") {
  Random random(6);
  double found = 0, best = 0;
  int inexact = 0;
  for (int round = 0; round < 3000; ++round) {
    CAPTURE(round);
    const Case one = random_case(random);
    FamilyCost::Scratch scratch;
    const FamilyCost family(one.work, 0, 1);
    std::vector<Piece> wishes;
    const double least = least_by_trying(one), bound = family.solve(one.prices, scratch, &wishes);
    CHECK(bound <= least + 1e-9);
    CHECK(cost_of(one, wishes) >= least - 1e-9);
    if (family.is_exact()) continue;
    ++inexact;
    found += bound;
    best += least;
  }
  CHECK(inexact > 1000);
  CHECK(found > 0.9 * best);
}

}  // namespace guidelint::review
