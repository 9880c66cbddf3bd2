#include "review/schedule.h"

namespace guidelint::review {

std::size_t PlannedWeek::count_guides() const {
  std::size_t count = 0;
  for (const PlannedVisit& visit : visits) count += visit.guides.size();
  return count;
}

double PlanQuality::gap() const { return bound > 0 ? (lateness - bound) / bound : 0; }

}  // namespace guidelint::review
