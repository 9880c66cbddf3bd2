#include "review/due.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <utility>

namespace guidelint::review {
namespace {

Undated why_undated(const Guide& guide) {
  if (!guide.has_front_matter) return Undated::no_front_matter;
  return guide.unreadable.empty() ? Undated::missing : Undated::not_a_date;
}

std::vector<BulkStamp> bulk_stamps(const std::vector<Guide>& guides) {
  std::map<base::Date, BulkStamp> stamps;
  std::uint64_t dated = 0;
  for (const Guide& guide : guides) {
    if (!guide.next_review_due) continue;
    BulkStamp& stamp = stamps[*guide.next_review_due];
    ++stamp.guides;
    if (guide.never_reviewed()) ++stamp.never_reviewed;
    ++dated;
  }
  std::vector<BulkStamp> bulk;
  for (auto& [date, stamp] : stamps) {
    stamp.date = date;
    if (stamp.guides >= k_bulk_guides && stamp.guides * k_bulk_share >= dated) bulk.push_back(stamp);
  }
  std::ranges::stable_sort(bulk, std::greater<>(), &BulkStamp::guides);
  return bulk;
}

bool comes_before(const DueGuide& a, const DueGuide& b) {
  const auto key = [](const DueGuide& one) { return std::tuple(one.kind, -one.days_late); };
  if (key(a) != key(b)) return key(a) < key(b);
  return a.guide.path < b.guide.path;
}

}  // namespace

DueList find_due(std::vector<Guide> guides, base::Date today, std::int64_t within_days) {
  DueList list{.today = today, .within_days = within_days, .guides = guides.size(), .bulk = bulk_stamps(guides)};
  list.never_reviewed = static_cast<std::uint64_t>(std::ranges::count_if(guides, &Guide::never_reviewed));
  for (Guide& guide : guides) {
    if (!guide.next_review_due) {
      const Undated why = why_undated(guide);
      list.due.push_back({.guide = std::move(guide), .kind = DueKind::undated, .why = why});
      ++list.undated;
      continue;
    }
    const std::int64_t late = std::int64_t{today.days} - guide.next_review_due->days;
    if (late < -within_days) continue;
    const DueKind kind = late > 0 ? DueKind::overdue : DueKind::soon;
    ++(kind == DueKind::overdue ? list.overdue : list.soon);
    list.due.push_back({.guide = std::move(guide), .kind = kind, .days_late = late});
  }
  std::ranges::sort(list.due, comes_before);
  return list;
}

}  // namespace guidelint::review
