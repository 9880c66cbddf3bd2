// One line a guide and week, for spreadsheets.
//
// Guides that are due after all that is planned stand at the end with an empty week. What a guide or CODEOWNERS says is
// text, also where it looks like a formula.
#include <fmt/format.h>

#include "base/date.h"
#include "report/csv_text.h"
#include "report/plan_format.h"

namespace guidelint::report::plans {
namespace {

std::string date_or_nothing(std::optional<base::Date> date) { return date ? base::format_date(*date) : std::string(); }

void append_line(std::string& out, std::string_view week, std::string_view owner, std::string_view company,
                 const review::Guide& guide, std::string_view rest, std::string_view reason, bool is_done) {
  out += week;
  for (const std::string_view text : {owner, company, std::string_view(guide.path)}) {
    out += ',';
    add_csv_text(out, text);
  }
  out += fmt::format(",{},{},", date_or_nothing(guide.next_review_due), rest);
  add_csv_text(out, reason);
  out += is_done ? ",true\n" : ",false\n";
}

std::string render(const PlanReport& report, const Style&) {
  const review::Schedule& schedule = report.schedule;
  std::string out = "week,owner,company,path,due,days_late,never_reviewed,weight,minutes,reason,done\n";
  const auto never = [](const review::Guide& guide) { return guide.never_reviewed() ? "true" : "false"; };
  for (const review::PlannedWeek& week : schedule.weeks) {
    if (report.from && week.week < *report.from) continue;
    const std::string name = review::format_week(week.week);
    for (const review::PlannedVisit& visit : week.visits) {
      if (!is_asked_for(report, visit)) continue;
      for (const review::PlannedGuide& planned : visit.guides) {
        const review::Guide& guide = schedule.guides[planned.guide];
        const std::string rest = fmt::format("{},{},{:.4g},{}", planned.days_late, never(guide), planned.weight,
                                             schedule.settings.guide_minutes);
        append_line(out, name, visit.owner, visit.company, guide, rest, planned.reason, planned.is_done);
      }
    }
  }
  for (const std::size_t index : schedule.later) {
    const review::Guide& guide = schedule.guides[index];
    const std::string owner = guide.owners.empty() ? std::string() : guide.owners.front();
    if (!report.owner.empty() && owner != report.owner) continue;
    append_line(out, "", owner, guide.company, guide, fmt::format(",{},,", never(guide)), "due after this plan", false);
  }
  return out;
}

}  // namespace

extern const PlanFormat csv{"csv", "one line a guide with its week, for spreadsheets", render};

}  // namespace guidelint::report::plans
