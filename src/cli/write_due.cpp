#include "cli/write_due.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/strings.h"
#include "base/write_together.h"
#include "cli/fixing.h"
#include "cli/outputs.h"
#include "cli/terminal.h"
#include "report/unified_diff.h"
#include "review/front_stamp.h"

namespace guidelint::cli {
namespace {

struct Promise {
  const review::Guide* guide = nullptr;
  base::Date due;
};

// Dates to come that more guides share than a week has minutes for.
std::set<base::Date> crowded_dates(const review::Schedule& schedule) {
  std::map<base::Date, std::int64_t> counts;
  for (const review::Guide& guide : schedule.guides) {
    if (guide.next_review_due && guide.never_reviewed()) ++counts[*guide.next_review_due];
  }
  std::set<base::Date> crowded;
  for (const auto& [date, count] : counts) {
    if (count * schedule.settings.guide_minutes > schedule.settings.week_minutes) crowded.insert(date);
  }
  return crowded;
}

std::vector<Promise> promises_of(const review::Schedule& schedule, const Options& options) {
  const std::set<base::Date> crowded = crowded_dates(schedule);
  const auto can_be_kept = [&](const review::Guide& guide) {
    return guide.next_review_due && *guide.next_review_due >= schedule.today &&
           !crowded.contains(*guide.next_review_due);
  };
  std::vector<Promise> promises;
  for (const review::PlannedWeek& week : schedule.weeks) {
    const base::Date due = std::max(review::friday_of(week.week), schedule.today);
    for (const review::PlannedVisit& visit : week.visits) {
      if (!options.owner.empty() && visit.owner != options.owner) continue;
      for (const review::PlannedGuide& planned : visit.guides) {
        const review::Guide& guide = schedule.guides[planned.guide];
        if (guide.never_reviewed() && !planned.is_done && !can_be_kept(guide)) promises.push_back({&guide, due});
      }
    }
  }
  std::ranges::sort(promises, {}, [](const Promise& one) { return std::string_view(one.guide->path); });
  return promises;
}

void complain_of_front_matter(const std::vector<const review::Guide*>& guides) {
  constexpr std::size_t k_most = 10;
  for (std::size_t i = 0; i < std::min(guides.size(), k_most); ++i)
    complain(fmt::format("{}: no front matter; left as it is", guides[i]->path));
  if (guides.size() > k_most)
    complain(fmt::format("… and {} without front matter", base::counted(guides.size() - k_most, "more guide")));
}

}  // namespace

int write_due(const Session& session, const Options& options, const review::Schedule& schedule) {
  std::vector<review::StampedGuide> stamped;
  std::vector<const review::Guide*> bare;
  base::Date first = {}, last = {};
  bool failed = false;
  for (const Promise& promise : promises_of(schedule, options)) {
    if (!promise.guide->has_front_matter) {
      bare.push_back(promise.guide);
      continue;
    }
    auto guide = review::stamp_file(promise.guide->path, session.rules->model(), {.next_review_due = promise.due});
    if (!guide) {
      complain(guide.error().message);
      failed = true;
      continue;
    }
    if (guide->edits.empty()) continue;
    first = stamped.empty() ? promise.due : std::min(first, promise.due);
    last = stamped.empty() ? promise.due : std::max(last, promise.due);
    stamped.push_back(*std::move(guide));
  }
  complain_of_front_matter(bare);
  if (failed) {
    complain("no date was written");
    return k_exit_could_not_judge;
  }
  if (stamped.empty()) {
    complain("no date to write: every guide that was never reviewed has one that can be kept");
    return k_exit_ok;
  }
  if (options.dry_run) {
    std::string patch;
    for (const review::StampedGuide& guide : stamped)
      patch += report::unified_diff({.path = path_in_patch(guide.path), .before = guide.before, .edits = guide.edits});
    return print(on_github_actions() ? without_commands(patch) : patch) ? k_exit_ok : k_exit_could_not_judge;
  }
  std::vector<base::FileToWrite> files;
  for (const review::StampedGuide& guide : stamped)
    files.push_back({.path = guide.path, .bytes = guide.after, .expected = guide.before});
  if (const auto written = base::write_together(files); !written) {
    complain(fmt::format("{}; no date was written", written.error().message));
    return k_exit_could_not_judge;
  }
  complain(
      fmt::format("{} due when planned: {} to {}",
                  stamped.size() == 1 ? "1 guide is" : fmt::format("{} are", base::counted(stamped.size(), "guide")),
                  base::format_date(first), base::format_date(last)));
  return k_exit_ok;
}

}  // namespace guidelint::cli
