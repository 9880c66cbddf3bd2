// One JSON object with the whole plan, for programs: `--previous` reads it, and so does the weekly job.
//
//   kind, version        "plan", 1
//   week, today          of the run; `weeks` begins with it
//   done                 whether everything planned for that week is reviewed
//   impossible           why there is no plan; "" where there is one
//   guides, overdue, undated, never_reviewed, bulk
//   minutes              plan.minutes and what a pass takes
//   quality              of the plan: lateness in weighted weeks, a bound no plan is below, gap: lateness / bound - 1
//   findings             of the guides: errors, warnings, accepted, by_rule, causes
//   owners, weeks, later owners with their minutes; weeks with visits and their guides; guides due after all of it
//
// The contract only grows: a key is never renamed or removed. A date is text, or null where there is none. Text that is
// not valid UTF-8 has U+FFFD in place of each byte that is not.
#include <optional>

#include "base/date.h"
#include "report/json_writer.h"
#include "report/plan_format.h"

namespace guidelint::report::plans {
namespace {

void member_of(JsonWriter& writer, std::string_view name, std::int64_t value) {
  key(writer, name);
  writer.Int64(value);
}

void member_of(JsonWriter& writer, std::string_view name, double value) {
  key(writer, name);
  writer.Double(value);
}

void member_of(JsonWriter& writer, std::string_view name, bool value) {
  key(writer, name);
  writer.Bool(value);
}

void member_of(JsonWriter& writer, std::string_view name, std::optional<base::Date> date) {
  key(writer, name);
  if (date) {
    write_text(writer, base::format_date(*date));
  } else {
    writer.Null();
  }
}

void write_totals(JsonWriter& writer, const review::Schedule& schedule) {
  member(writer, "guides", schedule.guides.size());
  member(writer, "overdue", schedule.overdue);
  member(writer, "undated", schedule.undated);
  member(writer, "never_reviewed", schedule.never_reviewed);
  key(writer, "bulk");
  writer.StartArray();
  for (const review::BulkStamp& stamp : schedule.bulk) {
    writer.StartObject();
    member(writer, "date", base::format_date(stamp.date));
    member(writer, "guides", stamp.guides);
    writer.EndObject();
  }
  writer.EndArray();
}

void write_minutes(JsonWriter& writer, const review::Schedule& schedule) {
  const review::Settings& settings = schedule.settings;
  key(writer, "minutes");
  writer.StartObject();
  member_of(writer, "guide", std::int64_t{settings.guide_minutes});
  member_of(writer, "company", std::int64_t{settings.company_minutes});
  member_of(writer, "week", std::int64_t{settings.week_minutes});
  member_of(writer, "every_weeks", std::int64_t{settings.every_weeks});
  member_of(writer, "pass", std::int64_t{schedule.quality.pass_minutes});
  member_of(writer, "pass_weeks", schedule.quality.pass_weeks);
  member_of(writer, "needed", std::int64_t{schedule.quality.needed_minutes});
  writer.EndObject();
}

void write_plan_quality(JsonWriter& writer, const review::Schedule& schedule) {
  const review::PlanQuality& quality = schedule.quality;
  key(writer, "quality");
  writer.StartObject();
  member_of(writer, "optimized", schedule.is_optimized);
  member_of(writer, "frozen", schedule.has_previous);
  member_of(writer, "lateness", quality.lateness);
  member_of(writer, "bound", quality.bound);
  member_of(writer, "gap", quality.gap());
  member_of(writer, "busiest", quality.busiest);
  member(writer, "visits", quality.visits);
  member(writer, "companies", quality.companies);
  member_of(writer, "weeks", std::int64_t{quality.weeks});
  writer.EndObject();
}

void write_findings(JsonWriter& writer, const review::Quality& quality) {
  key(writer, "findings");
  writer.StartObject();
  member(writer, "errors", quality.now.errors);
  member(writer, "warnings", quality.now.warnings);
  member(writer, "accepted", quality.now.accepted);
  key(writer, "by_rule");
  writer.StartObject();
  for (const auto& [rule, count] : quality.now.by_rule) member(writer, rule, count);
  writer.EndObject();
  key(writer, "causes");
  writer.StartArray();
  for (const review::CauseLine& line : quality.causes) {
    writer.StartObject();
    member(writer, "rule", line.rule);
    member(writer, "level", finding::to_string(line.level));
    member(writer, "cause", line.cause);
    member(writer, "company", line.company);
    member(writer, "findings", line.findings);
    member(writer, "guides", line.guides);
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
}

void write_owners(JsonWriter& writer, const review::Schedule& schedule) {
  key(writer, "owners");
  writer.StartArray();
  for (const review::OwnerLoad& load : schedule.owners) {
    writer.StartObject();
    member(writer, "owner", load.owner);
    member_of(writer, "week_minutes", std::int64_t{load.week_minutes});
    member(writer, "guides", load.guides);
    member(writer, "overdue", load.overdue);
    member_of(writer, "pass_minutes", std::int64_t{load.pass_minutes});
    member_of(writer, "weeks", std::int64_t{load.weeks});
    writer.EndObject();
  }
  writer.EndArray();
}

void write_guide(JsonWriter& writer, const review::Schedule& schedule, const review::PlannedGuide& planned) {
  const review::Guide& guide = schedule.guides[planned.guide];
  writer.StartObject();
  member(writer, "path", guide.path);
  member_of(writer, "due", guide.next_review_due);
  member_of(writer, "days_late", planned.days_late);
  member_of(writer, "last_reviewed", guide.last_reviewed);
  member_of(writer, "done", planned.is_done);
  member_of(writer, "weight", planned.weight);
  member_of(writer, "minutes", std::int64_t{schedule.settings.guide_minutes});
  member(writer, "errors", guide.errors);
  member(writer, "warnings", guide.warnings);
  member(writer, "accepted_errors", guide.accepted_errors);
  member(writer, "reason", planned.reason);
  writer.EndObject();
}

void write_week(JsonWriter& writer, const review::Schedule& schedule, const review::PlannedWeek& week) {
  writer.StartObject();
  member(writer, "week", review::format_week(week.week));
  member(writer, "monday", base::format_date(week.week.monday));
  member_of(writer, "limit", std::int64_t{week.limit});
  member_of(writer, "minutes", std::int64_t{week.minutes});
  member_of(writer, "frozen", week.is_frozen);
  key(writer, "visits");
  writer.StartArray();
  for (const review::PlannedVisit& visit : week.visits) {
    writer.StartObject();
    member(writer, "company", visit.company);
    member(writer, "owner", visit.owner);
    member_of(writer, "minutes", std::int64_t{visit.minutes});
    member(writer, "reason", visit.reason);
    key(writer, "guides");
    writer.StartArray();
    for (const review::PlannedGuide& planned : visit.guides) write_guide(writer, schedule, planned);
    writer.EndArray();
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
}

bool is_done(const review::Schedule& schedule) {
  if (!schedule.impossible.empty()) return false;
  if (schedule.weeks.empty()) return true;
  for (const review::PlannedVisit& visit : schedule.weeks.front().visits) {
    for (const review::PlannedGuide& planned : visit.guides) {
      if (!planned.is_done) return false;
    }
  }
  return true;
}

std::string render(const PlanReport& report, const Style& style) {
  const review::Schedule& schedule = report.schedule;
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.SetMaxDecimalPlaces(4);
  writer.StartObject();
  member(writer, "kind", "plan");
  member_of(writer, "version", std::int64_t{1});
  member(writer, "guidelint", style.version);
  member(writer, "week", review::format_week(review::week_of(schedule.today)));
  member(writer, "today", base::format_date(schedule.today));
  member_of(writer, "done", is_done(schedule));
  member(writer, "impossible", schedule.impossible);
  write_totals(writer, schedule);
  write_minutes(writer, schedule);
  write_plan_quality(writer, schedule);
  write_findings(writer, report.quality);
  write_owners(writer, schedule);
  key(writer, "weeks");
  writer.StartArray();
  for (const review::PlannedWeek& week : schedule.weeks) write_week(writer, schedule, week);
  writer.EndArray();
  key(writer, "later");
  writer.StartArray();
  for (const std::size_t index : schedule.later) {
    writer.StartObject();
    member(writer, "path", schedule.guides[index].path);
    member_of(writer, "due", schedule.guides[index].next_review_due);
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  return finished(buffer);
}

}  // namespace

extern const PlanFormat json{"json", "one JSON object with the whole plan, for programs and --previous", render, true};

}  // namespace guidelint::report::plans
