// For a terminal: what the hours there are can hold, then week by week what is reviewed, then how good that plan is.
//
//   600 min a week review every guide once in 56 weeks; plan.every: 26w needs 1,276 min a week (raise one of them)
//   4,466 of 4,466 guides were never reviewed: 2026-05-23 is a bulk stamp · owners: @pay-team 2,310, @data-team 2,156
//
//   week      min  guides  companies                                   why first
//   2026-W48  598      82  stripe (14), google (14), meta (14) … 6     weight 5.1 a minute, 31 errors
//
//   plan quality: 343,421 weighted weeks late; no plan can be below 333,067 (gap 3.1 %) · busiest week 600/600 min · …
//
// --all lists the guides of each week below it, with the reason for their place.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/strings.h"
#include "report/paint.h"
#include "report/plan_format.h"
#include "report/plan_words.h"
#include "report/printable.h"

namespace guidelint::report::plans {
namespace {

constexpr std::size_t k_shown_companies = 3;
constexpr std::size_t k_shown_undated = 5;
constexpr std::size_t k_shown_owners = 6;
constexpr std::size_t k_most_name = 40;
constexpr double k_wide_gap = 0.05;

std::string number(double value, int decimals = 0) { return base::grouped(value, decimals); }
std::string number(std::uint64_t value) { return base::grouped(static_cast<double>(value)); }

std::string name_of(std::string_view company) {
  return company.empty() ? "(no company)" : printable(company, k_most_name);
}

// ---- What there is to do.

std::string feasibility(const review::Schedule& schedule) {
  const review::PlanQuality& quality = schedule.quality;
  if (!schedule.impossible.empty()) return "no plan: " + printable(schedule.impossible);
  if (schedule.guides.empty()) return "there is no guide to plan";
  const auto weeks = static_cast<std::uint64_t>(std::ceil(quality.pass_weeks));
  std::string text = fmt::format("{} min a week review every guide once in {}; plan.every: {}w ",
                                 number(std::uint64_t(schedule.settings.week_minutes)), base::counted(weeks, "week"),
                                 schedule.settings.every_weeks);
  if (quality.needed_minutes <= schedule.settings.week_minutes) return text + "can be kept";
  return text + fmt::format("needs {} min a week (raise plan.minutes.week or plan.every)",
                            number(std::uint64_t(quality.needed_minutes)));
}

std::string reviewed_so_far(const review::Schedule& schedule) {
  if (schedule.guides.empty()) return {};
  if (schedule.never_reviewed == 0) return "every guide was reviewed before";
  std::string text =
      fmt::format("{} of {} {} never reviewed", number(schedule.never_reviewed),
                  base::counted(schedule.guides.size(), "guide"), schedule.never_reviewed == 1 ? "was" : "were");
  for (const review::BulkStamp& stamp : schedule.bulk)
    text += fmt::format("{} {} is a bulk stamp{}", &stamp == &schedule.bulk.front() ? ":" : ",",
                        base::format_date(stamp.date),
                        stamp.guides == schedule.guides.size() ? "" : fmt::format(" ({})", number(stamp.guides)));
  return text;
}

std::string owners(const review::Schedule& schedule) {
  const auto& all = schedule.owners;
  const bool is_nobody = all.empty() || (all.size() == 1 && all.front().owner.empty());
  if (is_nobody) return {};
  std::string text;
  for (std::size_t i = 0; i < std::min(all.size(), k_shown_owners); ++i) {
    text += fmt::format("{}{} {}", i == 0 ? " · owners: " : ", ",
                        all[i].owner.empty() ? "nobody" : printable(all[i].owner, k_most_name), number(all[i].guides));
  }
  if (all.size() > k_shown_owners) text += fmt::format(" … {} in all", all.size());
  return text;
}

std::string undated(const review::Schedule& schedule, const Style& style) {
  if (schedule.undated == 0) return {};
  std::string text = fmt::format("no review date: {}, planned as late\n", base::counted(schedule.undated, "guide"));
  std::size_t shown = 0;
  for (const review::Guide& guide : schedule.guides) {
    if (guide.next_review_due) continue;
    if (shown++ == k_shown_undated && !style.show_all) {
      text += fmt::format("  … and {} more (--all shows each)\n", number(schedule.undated - k_shown_undated));
      break;
    }
    const std::string why = !guide.has_front_matter    ? "no front matter"
                            : guide.unreadable.empty() ? "next_review_due is missing"
                                                       : fmt::format("next_review_due \"{}\" is not a date",
                                                                     printable(guide.unreadable, k_most_name));
    text += fmt::format("  {}  {}\n", printable_path(guide.path), why);
  }
  return text;
}

// ---- The weeks.

constexpr std::size_t k_columns = 5;
using Row = std::array<std::string, k_columns>;
constexpr std::array<bool, k_columns> k_to_the_right = {false, true, true, false, false};

struct Line {
  Row row = {};
  std::vector<std::string> below = {};
};

std::vector<const review::PlannedVisit*> visits_of(const PlanReport& report, const review::PlannedWeek& week) {
  std::vector<const review::PlannedVisit*> visits;
  for (const review::PlannedVisit& visit : week.visits) {
    if (is_asked_for(report, visit)) visits.push_back(&visit);
  }
  return visits;
}

std::string companies(const std::vector<const review::PlannedVisit*>& visits) {
  std::string text;
  const std::size_t shown = visits.size() == k_shown_companies + 1 ? visits.size() : k_shown_companies;
  for (std::size_t i = 0; i < std::min(visits.size(), shown); ++i)
    text += fmt::format("{}{} ({})", i == 0 ? "" : ", ", name_of(visits[i]->company), visits[i]->guides.size());
  if (visits.size() > shown) text += fmt::format(" … {} in all", visits.size());
  return text;
}

std::string done_words(std::size_t done, std::size_t guides) {
  if (done == 0) return {};
  return done == guides ? "all done" : fmt::format("{} of {} done", done, guides);
}

Line line_of(const PlanReport& report, const review::PlannedWeek& week, const Style& style) {
  const auto visits = visits_of(report, week);
  int minutes = 0;
  std::size_t guides = 0, done = 0;
  Line line;
  for (const review::PlannedVisit* visit : visits) {
    minutes += visit->minutes;
    guides += visit->guides.size();
    if (style.show_all) {
      line.below.push_back(fmt::format("  {}{}: {} min, {}", name_of(visit->company),
                                       visit->owner.empty() ? "" : " " + printable(visit->owner, k_most_name),
                                       visit->minutes, printable(visit->reason)));
    }
    for (const review::PlannedGuide& planned : visit->guides) {
      done += planned.is_done ? 1U : 0U;
      if (style.show_all)
        line.below.push_back(fmt::format("    {}  {}", printable_path(report.schedule.guides[planned.guide].path),
                                         printable(planned.reason)));
    }
  }
  std::string why = done_words(done, guides);
  if (visits.empty()) {
    why = week.limit == 0 ? "away" : "nothing to review";
  } else if (done < guides) {
    const auto open = std::ranges::find_if(visits, [](const auto* visit) { return visit->reason != "reviewed"; });
    if (open != visits.end() && !(*open)->reason.empty()) why += (why.empty() ? "" : "; ") + printable((*open)->reason);
  }
  if (week.is_frozen) why += why.empty() ? "as announced" : "; as announced";
  line.row = {review::format_week(week.week), number(std::uint64_t(minutes)), number(guides), companies(visits), why};
  return line;
}

std::string table(const std::vector<Line>& lines, const Style& style) {
  const Row heading = {"week", "min", "guides", "companies", "why first"};
  std::array<std::size_t, k_columns> widths = {};
  const auto measure = [&widths](const Row& row) {
    for (std::size_t i = 0; i < k_columns; ++i) widths[i] = std::max(widths[i], width(row[i]));
  };
  measure(heading);
  for (const Line& line : lines) measure(line.row);
  const auto print = [&widths](const Row& row) {
    std::string out;
    for (std::size_t i = 0; i < k_columns; ++i) {
      const std::string blanks(widths[i] - width(row[i]), ' ');
      out += (i == 0 ? "" : "  ") + (k_to_the_right[i] ? blanks + row[i] : row[i] + blanks);
    }
    out.erase(out.find_last_not_of(' ') + 1);
    return out;
  };
  std::string out = Paint{style.color}.bold(print(heading)) + "\n";
  for (const Line& line : lines) {
    out += print(line.row) + "\n";
    for (const std::string& below : line.below) out += Paint{style.color}.faint(below) + "\n";
  }
  return out;
}

std::string weeks(const PlanReport& report, const Style& style) {
  const review::Schedule& schedule = report.schedule;
  std::vector<Line> lines;
  std::size_t more_guides = 0, more_weeks = 0;
  for (const review::PlannedWeek& week : schedule.weeks) {
    if (report.from && week.week < *report.from) continue;
    if (lines.size() < report.shown_weeks) {
      lines.push_back(line_of(report, week, style));
      continue;
    }
    ++more_weeks;
    for (const review::PlannedVisit* visit : visits_of(report, week)) more_guides += visit->guides.size();
  }
  if (lines.empty()) return fmt::format("nothing is planned for {} or later\n", review::format_week(*report.from));
  std::string out = table(lines, style);
  if (more_weeks > 0) {
    out += fmt::format("… and {} in {} until {} (--weeks shows more)\n", base::counted(more_guides, "guide"),
                       base::counted(more_weeks, "more week"), review::format_week(schedule.weeks.back().week));
  }
  if (!schedule.later.empty())
    out += fmt::format("{} due after that\n", schedule.later.size() == 1
                                                  ? "1 guide is"
                                                  : fmt::format("{} guides are", number(schedule.later.size())));
  return out;
}

// ---- How good it is.

std::string plan_quality(const review::Schedule& schedule) {
  const review::PlanQuality& quality = schedule.quality;
  if (quality.visits == 0) return {};
  std::string text = "plan quality: ";
  if (quality.lateness <= 0) {
    text += "nothing waits beyond its week";
  } else {
    text += fmt::format("{} weighted weeks late", weighted_weeks(quality.lateness));
    if (quality.bound > 0) {
      text += fmt::format("; no plan can be below {} (gap {} %)", weighted_weeks(quality.bound),
                          number(100 * quality.gap(), 1));
    }
  }
  const auto busier = [](const review::PlannedWeek& a, const review::PlannedWeek& b) {
    return std::int64_t{a.minutes} * b.limit < std::int64_t{b.minutes} * a.limit;
  };
  const auto busiest = std::ranges::max_element(schedule.weeks, busier);
  if (busiest->limit > 0) text += fmt::format(" · busiest week {}/{} min", busiest->minutes, busiest->limit);
  text += fmt::format(" · {} of {} until {}\n", base::counted(quality.visits, "visit"),
                      base::counted(quality.companies, "company"), review::format_week(schedule.weeks.back().week));
  if (!schedule.is_optimized && quality.gap() > k_wide_gap) text += "--optimize looks for a better plan\n";
  return text;
}

std::string render(const PlanReport& report, const Style& style) {
  const review::Schedule& schedule = report.schedule;
  std::string out = Paint{style.color}.bold(feasibility(schedule)) + "\n";
  if (const std::string line = reviewed_so_far(schedule) + owners(schedule); !line.empty()) out += line + "\n";
  out += undated(schedule, style);
  if (!schedule.impossible.empty() || schedule.guides.empty()) return out;
  return out + "\n" + weeks(report, style) + "\n" + plan_quality(schedule);
}

}  // namespace

extern const PlanFormat text{"text", "week by week, for a terminal", render};

}  // namespace guidelint::report::plans
