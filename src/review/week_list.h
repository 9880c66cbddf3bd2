// The weeks of a schedule while they are filled: guides go in one at a time, and guides of one company that meet in a
// week are one visit.
//
// Lifetime  keeps references to the companies and settings given.
#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "review/lanes.h"
#include "review/schedule.h"

namespace guidelint::review {

class WeekList {
 public:
  WeekList(const std::vector<Company>& companies, const Settings& settings)
      : companies_(companies), settings_(settings) {}

  // Behind those that are in the visit already; a first guide opens the visit behind the week's others.
  void add(std::size_t week, std::size_t company, PlannedGuide guide);

  // From `first` to the last week with a visit, at least one: visits by owner, nobody's last, with minutes and reasons.
  std::vector<PlannedWeek> finish(Week first, const std::vector<Guide>& guides);

 private:
  const std::vector<Company>& companies_;
  const Settings& settings_;
  std::vector<std::vector<PlannedVisit>> weeks_ = {};
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> visit_of_ = {};  // week and company -> index
};

}  // namespace guidelint::review
