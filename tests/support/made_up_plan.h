// A plan for tests of its formats: this week's visits one by one, and a later week with some guides.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/plan_format.h"
#include "support/catch.h"

namespace guidelint::report {

struct MadeUpVisit {
  std::string owner = {}, company = {};
  std::size_t guides = 1, done = 0;
  std::vector<std::string> errors = {};  // causes of each guide
  std::string reason = "183 days late";
  std::string role = "role";  // of the files' names
};

class MadeUpPlan {
 public:
  explicit MadeUpPlan(std::string_view today) {
    const auto date = base::parse_date(today);
    REQUIRE(date);
    schedule_.today = *date;
    schedule_.weeks.push_back({.week = review::week_of(*date), .limit = 600});
  }

  void visit(const MadeUpVisit& made_up) { add(schedule_.weeks.front(), made_up); }

  // In the week after.
  void later(std::size_t guides) {
    if (schedule_.weeks.size() == 1)
      schedule_.weeks.push_back({.week = review::week_after(schedule_.weeks.front().week, 1), .limit = 600});
    add(schedule_.weeks.back(), {.company = "later", .guides = guides});
  }

  [[nodiscard]] const review::Schedule& schedule() const { return schedule_; }

 private:
  void add(review::PlannedWeek& week, const MadeUpVisit& made_up) {
    review::PlannedVisit visit{.company = made_up.company, .owner = made_up.owner};
    visit.minutes = 20 + 6 * static_cast<int>(made_up.guides);
    for (std::size_t i = 0; i < made_up.guides; ++i) {
      visit.guides.push_back({.guide = schedule_.guides.size(), .is_done = i < made_up.done, .reason = made_up.reason});
      schedule_.guides.push_back(
          {.path = "research/" + made_up.company + "/" + made_up.role + "-" + std::to_string(i) + ".md",
           .company = made_up.company,
           .causes = made_up.errors});
    }
    week.minutes += visit.minutes;
    week.visits.push_back(std::move(visit));
  }

  review::Schedule schedule_;
};

inline std::string plan_text(std::string_view format, const plans::PlanReport& report) {
  for (const plans::PlanFormat* one : plans::all_plan_formats()) {
    if (one->name == format) return one->render(report, {});
  }
  FAIL("no format of plans " << std::string(format));
  throw 0;
}

}  // namespace guidelint::report
