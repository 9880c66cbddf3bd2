// How good plans are on work in the shape of a real corpus: 4,466 guides of 319 companies, in one run against what
// else could be done. Prints a table for each setting, and exits 1 where a promise is broken.
//
//   guidelint_plan_quality [bulk|half|spread|mixed]...
//
// Times are printed and never judged.
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "review/blocks.h"
#include "review/packing.h"
#include "review/week_prices.h"
#include "support/workloads.h"

namespace {

using namespace guidelint::review;
using testing::CorpusShape;
using testing::DueShape;

int broken = 0;  // promises

void promise(bool is_kept, std::string_view what) {
  if (is_kept) return;
  fmt::print("  BROKEN: {}\n", what);
  ++broken;
}

// Guides one after the other, what is due first and weighs most first, whatever company they are of.
Plan sorted_list(const Workload& work) {
  std::vector<std::pair<std::size_t, std::size_t>> guides;
  for (std::size_t family = 0; family < work.families.size(); ++family) {
    for (std::size_t task = 0; task < work.families[family].tasks.size(); ++task) guides.emplace_back(family, task);
  }
  std::ranges::stable_sort(guides, [&](const auto& a, const auto& b) {
    const Task &one = work.families[a.first].tasks[a.second], &other = work.families[b.first].tasks[b.second];
    return due_week(one) != due_week(other) ? due_week(one) < due_week(other) : one.weight > other.weight;
  });
  Plan plan{.weeks = {{}}};
  int room = work.minutes_of(0);
  for (const auto& [family, task] : guides) {
    auto visit = std::ranges::find(plan.weeks.back(), family, &Visit::family);
    while (room < (visit == plan.weeks.back().end() ? work.cost_of(1) : work.task_minutes)) {
      room = work.minutes_of(static_cast<int>(plan.weeks.size()));
      visit = plan.weeks.emplace_back().end();
    }
    if (visit == plan.weeks.back().end()) {
      room -= work.visit_minutes;
      visit = plan.weeks.back().insert(visit, Visit{.family = family});
    }
    visit->tasks.push_back(task);
    room -= work.task_minutes;
  }
  return plan;
}

// Companies as they stand, or those first that weigh most per minute; never split.
Plan whole_companies(const Workload& work, Order order) {
  std::vector<Piece> pieces;
  for (std::size_t family = 0; family < work.families.size(); ++family)
    pieces.push_back({.family = family, .tasks = by_urgency(work.families[family]), .wish = static_cast<int>(family)});
  return pack(work, std::move(pieces), order, {.least_tasks = Split::k_never});
}

int longest_wait(const Workload& work, const Plan& plan) {
  int longest = 0;
  for (std::size_t week = 0; week < plan.weeks.size(); ++week) {
    for (const Visit& visit : plan.weeks[week]) {
      for (const std::size_t task : visit.tasks)
        longest = std::max(longest, static_cast<int>(week) - due_week(work.families[visit.family].tasks[task]));
    }
  }
  return longest;
}

using Guides = std::set<std::pair<std::size_t, std::size_t>>;  // company and guide

Guides guides_of(const Plan& plan, std::size_t week) {
  Guides guides;
  for (const Visit& visit : plan.weeks[week]) {
    for (const std::size_t task : visit.tasks) guides.emplace(visit.family, task);
  }
  return guides;
}

struct Change {
  double share = 0;           // of next week's guides: those that are not in it any more, in percent
  bool is_unrelated = false;  // the edited guide's company has no part in next week, before or after
};

// One guide is edited. This week stays as it was announced, as the caller keeps it.
Change change_of_next_week(const Workload& work, const Plan& announced, unsigned seed) {
  testing::Random random(seed);
  Workload edited = work;
  const auto company_edited = static_cast<std::size_t>(random.below(static_cast<int>(work.families.size())));
  Family& family = edited.families[company_edited];
  constexpr double k_factors[] = {0.5, 0.67, 0.8, 1.25, 1.5, 2};
  family.tasks[static_cast<std::size_t>(random.below(static_cast<int>(family.tasks.size())))].weight *=
      k_factors[random.below(6)];
  const Guides frozen = guides_of(announced, 0), promised = guides_of(announced, 1);
  edited.first_weeks = {0};
  std::vector<std::vector<std::size_t>> names(work.families.size());
  for (std::size_t i = 0; i < edited.families.size(); ++i) {
    std::vector<Task> left;
    for (std::size_t task = 0; task < edited.families[i].tasks.size(); ++task) {
      if (frozen.contains({i, task})) continue;
      left.push_back(edited.families[i].tasks[task]);
      names[i].push_back(task);
    }
    edited.families[i].is_begun = left.size() < edited.families[i].tasks.size();
    edited.families[i].tasks = std::move(left);
  }
  const auto is_edited = [&](const auto& one) { return one.first == company_edited; };
  Change change{.is_unrelated = std::ranges::none_of(promised, is_edited)};
  Guides kept;
  for (const auto& [company, guide] : guides_of(plan_blocks(edited), 1)) {
    if (company == company_edited) change.is_unrelated = false;
    if (promised.contains({company, names[company][guide]})) kept.emplace(company, guide);
  }
  change.share = 100.0 * static_cast<double>(promised.size() - kept.size()) / static_cast<double>(promised.size());
  return change;
}

struct Promises {
  double blocks = 1.15, prices = 1.05;  // weighted lateness over the bound …
  double mean = 0;                      // … or, where there is time for nearly all, weeks late on average, by weight
  double visits = 1.1;                  // by blocks, over the companies
  double weeks = 1.06;                  // of a pass by blocks, over its minutes
  double wait = 1.5;                    // longest wait over the weeks of a pass
};

void judge(std::string_view title, const CorpusShape& shape, const Promises& promises) {
  const Workload work = testing::corpus_workload(shape);
  const double pass = static_cast<double>(work.pass_minutes()) / work.week_minutes;
  fmt::print("{}: {} min a week, {} a visit, {} a guide; a pass is {:.1f} full weeks\n", title, work.week_minutes,
             work.visit_minutes, work.task_minutes, pass);
  const auto now = [] { return std::chrono::steady_clock::now(); };
  const auto start = now();
  const Plan blocks = plan_blocks(work);
  const auto between = now();
  const Optimised best = optimise(work, blocks);
  const std::chrono::duration<double, std::milli> blocks_time = between - start, prices_time = now() - between;

  fmt::print("  {:34} {:>9} {:>7} {:>6} {:>6} {:>7} {:>7} {:>5} {:>6}\n", "", "lateness", "/bound", "weeks", "/pass",
             "visits", "busiest", "wait", "ms");
  const auto row = [&](std::string_view name, const Plan& plan, double ms) {
    const Measure found = measure(work, plan);
    fmt::print("  {:34} {:9.0f} {:>7} {:6} {:6.3f} {:7} {:7.3f} {:5} {:6.0f}\n", name, found.lateness,
               best.bound > 0 ? fmt::format("{:.3f}", found.lateness / best.bound) : "-", found.weeks,
               found.weeks / pass, found.visits, found.busiest, longest_wait(work, plan), ms);
    promise(is_sound(work, plan), "each guide once, no week beyond its minutes");
    return found;
  };
  const Measure list = row("guides sorted by weight", sorted_list(work), 0);
  row("whole companies as they stand", whole_companies(work, Order::wish), 0);
  row("whole companies by weight a minute", whole_companies(work, Order::urgency), 0);
  const Measure block = row("blocks", blocks, blocks_time.count());
  const Measure price = row("week prices", best.plan, prices_time.count());
  const auto companies = static_cast<double>(work.families.size());
  double weight = 0;
  for (const Family& family : work.families) {
    for (const Task& task : family.tasks) weight += task.weight;
  }
  if (promises.mean > 0) {
    promise(block.lateness <= promises.mean * weight, fmt::format("blocks: {} weeks late", promises.mean));
  } else {
    promise(block.lateness <= promises.blocks * best.bound, fmt::format("blocks: {} x the bound", promises.blocks));
    promise(price.lateness <= promises.prices * best.bound,
            fmt::format("week prices: {} x the bound", promises.prices));
  }
  promise(block.weeks <= std::ceil(promises.weeks * pass), fmt::format("blocks: {} x a pass", promises.weeks));
  promise(static_cast<double>(block.visits) <= promises.visits * companies,
          fmt::format("blocks: {} x as many visits as companies", promises.visits));
  promise(longest_wait(work, blocks) <= promises.wait * pass, fmt::format("wait: {} x a pass", promises.wait));
  promise(price.lateness <= block.lateness && block.lateness < list.lateness, "week prices < blocks < list");

  double mean = 0, worst = 0, worst_unrelated = 0;
  unsigned unrelated = 0;
  constexpr unsigned k_edits = 200;
  for (unsigned edit = 0; edit < k_edits; ++edit) {
    const Change change = change_of_next_week(work, blocks, edit);
    mean += change.share / k_edits;
    worst = std::max(worst, change.share);
    if (!change.is_unrelated) continue;
    ++unrelated;
    worst_unrelated = std::max(worst_unrelated, change.share);
  }
  fmt::print(
      "  next week's guides that change with one edit of {}: {:.2f} % on average, {:.1f} % at most; of {} in "
      "companies of other weeks {:.1f} % at most\n",
      k_edits, mean, worst, unrelated, worst_unrelated);
  promise(mean <= 2, "blocks: 2 % of next week");
  promise(worst_unrelated <= 2, "blocks: 2 % of next week, by a guide of another week");
}

}  // namespace

int main(int argc, char** argv) {
  const std::set<std::string_view> wanted(argv + 1, argv + argc);
  const auto is_wanted = [&](std::string_view name) { return wanted.empty() || wanted.contains(name); };
  if (is_wanted("bulk")) {
    judge("all late", {}, {});
    judge("all late", {.visit_minutes = 5, .seed = 2}, {});
    judge("all late", {.week_minutes = 1200, .seed = 3}, {});
  }
  if (is_wanted("half")) judge("half due in the next 26 weeks", {.due = DueShape::half}, {});
  if (is_wanted("spread")) judge("companies due within 60 weeks", {.due = DueShape::spread}, {.mean = 0.5});
  if (is_wanted("mixed"))
    judge("the same, a third of the guides in half the time", {.due = DueShape::mixed},
          {.blocks = 2, .prices = 1.3, .weeks = 1.1});
  return broken == 0 ? 0 : 1;
}
