// A format of `plan`: one file in src/report/plans/, one entry of all_plan_formats() by being there.
//
// Beside the formats of `check` (report/format.h) and of `due` (report/agenda.h), because it answers a third question:
// what is done when, and how good that plan is. Lists that are cut say how long they are.
//
// Lifetime  PlanReport views what it is given.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "report/format.h"
#include "review/quality.h"
#include "review/schedule.h"

namespace guidelint::report::plans {

struct PlanReport {
  const review::Schedule& schedule;
  const review::Quality& quality;
  std::size_t shown_weeks = 8;            // --weeks: what lists for people show; machine formats hold all
  std::string_view owner = {};            // --owner: only this one's work is listed; totals stay those of all
  std::optional<review::Week> from = {};  // --week: lists begin there instead of in the current week
  std::string_view files = {};  // where guides can be seen: "https://github.com/o/r/blob/main"; empty: unknown
};

// Whether a visit is listed.
inline bool is_asked_for(const PlanReport& report, const review::PlannedVisit& visit) {
  return report.owner.empty() || report.owner == visit.owner;
}

struct PlanFormat {
  std::string_view name;     // what --format takes; the file's stem
  std::string_view summary;  // one line for --help
  std::string (*render)(const PlanReport& report, const Style& style);
  bool stands_alone = false;  // for programs that read all of a file: nothing else may stand in it
};

// Every format of this build, in name order.
std::span<const PlanFormat* const> all_plan_formats();

}  // namespace guidelint::report::plans
