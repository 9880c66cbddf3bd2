// What the page shows of a plan, counted once: where each guide stands, what is late by company, what is left when.
//
// Totals are always those of the whole plan; --owner only chooses which visits and guides are listed.
//
// Units     days; late is positive, and counted today: the plan's own lateness, on the Friday of its week, is not shown.
// Lifetime  views the report it was made from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/plan_format.h"

namespace guidelint::report::plan_page {

struct Row {
  const review::Guide* guide = nullptr;
  const review::PlannedGuide* planned = nullptr;  // nullptr: due after all this, or there is no plan
  std::string_view owner = {};
  std::size_t week = 0;                        // index of a planned one
  std::optional<std::int64_t> days_late = {};  // nothing without a readable date
  [[nodiscard]] bool is_late() const { return days_late && *days_late > 0; }
};

struct CompanyLine {
  std::string_view company = {};
  std::uint64_t guides = 0, late = 0, undated = 0, errors = 0;
  std::int64_t days_late = 0;                                  // of the latest
  std::optional<std::size_t> first_week = {}, last_week = {};  // of its visits
};

struct View {
  const plans::PlanReport& report;
  std::vector<Row> rows = {};               // listed guides in the order of the plan, those due later last
  std::vector<CompanyLine> companies = {};  // all, the most late first
  std::vector<std::uint64_t> left = {};     // guides still to review at the end of each week
  std::uint64_t planned = 0;                // guides of all weeks
  std::uint64_t still_to_do = 0;            // of them not reviewed yet

  [[nodiscard]] const review::Schedule& schedule() const { return report.schedule; }
  [[nodiscard]] bool lists(std::string_view owner) const { return report.owner.empty() || report.owner == owner; }
};

View view_of(const plans::PlanReport& report);

// "23 Nov"
std::string day_and_month(base::Date date);

// A company's name as the page says it; for one without, that.
std::string company_name(std::string_view company);
std::string owner_name(std::string_view owner);

}  // namespace guidelint::report::plan_page
