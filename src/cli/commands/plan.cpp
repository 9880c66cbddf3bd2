// guidelint plan: what to review in which week, in the hours there are.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "base/strings.h"
#include "cli/commands/commands.h"
#include "cli/outputs.h"
#include "cli/previous_plan.h"
#include "cli/progress.h"
#include "cli/quality_course.h"
#include "cli/review_findings.h"
#include "cli/review_guides.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "cli/write_due.h"
#include "lint/lint.h"
#include "report/plan_format.h"
#include "review/history.h"
#include "review/quality.h"
#include "review/schedule.h"

namespace guidelint::cli {
namespace {

// The earlier plan, if there is one. False: it cannot be used, said.
bool read_previous(const Options& options, review::ScheduleOptions& how) {
  if (options.previous.empty()) return true;
  auto previous = read_previous_plan(options.previous);
  if (!previous) {
    complain(previous.error().message);
    return false;
  }
  const review::Week now = review::week_of(how.today);
  if (previous->week == now) {
    how.previous = *std::move(previous);
  } else {
    complain(fmt::format("--previous {} is the plan of {}, this is {}; it is not used", options.previous,
                         review::format_week(previous->week), review::format_week(now)));
  }
  return true;
}

// Every rule over the guides, with the baseline.
lint::LintResult judge(const Session& session, const lint::Baseline& baseline, const lint::Discovery& found,
                       const Options& options) {
  rule::RunPlan plan = rule::make_plan(
      *session.rules, [](const rule::Rule&) { return true; }, level_for(session));
  plan.makes_fixes = false;
  Progress progress("judging", found.inputs.size(), options);
  const lint::Options how{.jobs = options.jobs,
                          .today = session.today,
                          .corpus_is_whole = reads_whole_corpus(session, options.arguments),
                          .baseline = baseline.exists ? &baseline : nullptr,
                          .root = session.config().root,
                          .reports_all = options.arguments.empty(),
                          .judged = progress.counter()};
  return lint::lint(found.inputs, *session.rules, plan, how);
}

// Where GitHub shows the guides of the repository a workflow runs in.
std::string files_on_github() {
  const char* server = std::getenv("GITHUB_SERVER_URL");
  const char* repository = std::getenv("GITHUB_REPOSITORY");
  if (!on_github_actions() || server == nullptr || repository == nullptr) return {};
  return fmt::format("{}/{}/blob/HEAD", server, repository);
}

review::Schedule schedule_of(std::vector<review::Guide> guides, const Session& session, const Options& options,
                             const review::ScheduleOptions& how) {
  const Progress progress(options.optimize ? "looking for a better plan" : "planning", 0, options);
  return review::make_schedule(std::move(guides), session.config().plan, how);
}

// An owner with minutes and no guide is misspelt, or CODEOWNERS says less than somebody thinks.
void name_idle_owners(const review::Schedule& schedule) {
  std::vector<std::string_view> names;
  for (const review::OwnerLoad& load : schedule.owners) {
    if (load.guides > 0 && !load.owner.empty()) names.push_back(load.owner);
  }
  for (const review::OwnerLoad& load : schedule.owners) {
    if (load.guides > 0 || load.owner.empty()) continue;
    const auto near = base::nearest(load.owner, names);
    complain(fmt::format("plan.owners {} owns no guide by CODEOWNERS, so {} a week stay unused{}", load.owner,
                         base::counted(static_cast<std::uint64_t>(load.week_minutes), "minute"),
                         near ? fmt::format("; did you mean {}?", *near) : ""));
  }
}

// Flags that name what the plan does not have.
bool knows_what_is_asked(const Options& options, const review::Schedule& schedule) {
  const review::Week now = review::week_of(schedule.today);
  if (options.week && *options.week < now) {
    complain(
        fmt::format("--week {} is over; this is {}", review::format_week(*options.week), review::format_week(now)));
    return false;
  }
  if (options.owner.empty()) return true;
  std::vector<std::string_view> names;
  for (const review::OwnerLoad& load : schedule.owners) {
    if (!load.owner.empty()) names.push_back(load.owner);
  }
  if (std::ranges::find(names, options.owner) != names.end()) return true;
  const auto near = base::nearest(options.owner, names);
  complain(fmt::format("--owner {}: nobody of that name owns a guide{}", options.owner,
                       near ? fmt::format("; did you mean {}?", *near) : ""));
  return false;
}

bool write(const report::plans::PlanReport& report, const Options& options) {
  bool written = true;
  for (const Output& output : options.formats.empty() ? std::vector<Output>{{.format = "text"}} : options.formats) {
    const auto formats = report::plans::all_plan_formats();
    const auto format = std::ranges::find(formats, output.format, [](const auto* one) { return one->name; });
    report::Style style{.color = output.file.empty() && wants_color(options.color, STDOUT_FILENO),
                        .show_infos = options.verbose > 0,
                        .show_all = options.show_all,
                        .version = k_version};
    const auto make = [&](std::size_t most_bytes) {
      style.most_bytes = most_bytes;
      return (*format)->render(report, style);
    };
    written = write_output(output, make) && written;
  }
  return written;
}

}  // namespace

int run_plan(const Options& options) {
  const auto session = open_session(options);
  if (!session) return k_exit_could_not_judge;
  const auto baseline = open_baseline(*session);
  if (!baseline) return k_exit_could_not_judge;
  review::ScheduleOptions how{.today = session->today, .optimize = options.optimize};
  if (!read_previous(options, how)) return k_exit_could_not_judge;
  const auto course = read_course(*session, options, *baseline);
  if (!course) return k_exit_could_not_judge;

  const lint::Discovery found = discover(*session, options.arguments);
  auto read = read_review_guides(*session, found, options.jobs);
  if (!read) return k_exit_could_not_judge;
  const lint::LintResult result = judge(*session, *baseline, found, options);
  note_findings(result, read->guides);
  note_last_commits(read->guides);

  const review::Schedule schedule = schedule_of(std::move(read->guides), *session, options, how);
  name_idle_owners(schedule);
  if (!knows_what_is_asked(options, schedule)) return k_exit_could_not_judge;
  if (options.write_due) {
    if (!schedule.impossible.empty()) complain(fmt::format("no plan, so no date: {}", schedule.impossible));
    if (!schedule.impossible.empty() || !read->all_read()) return k_exit_could_not_judge;
    return write_due(*session, options, schedule);
  }
  review::Quality quality = review::quality_of(result);
  quality.now.overdue = schedule.overdue;
  review::count_reviews(quality.now, read->reviews.reviews);
  quality.history = review::before(course->points, session->today);
  const std::string files = files_on_github();
  const report::plans::PlanReport report{.schedule = schedule,
                                         .quality = quality,
                                         .shown_weeks = options.weeks,
                                         .owner = options.owner,
                                         .from = options.week,
                                         .files = files};
  const bool written = write(report, options) && read->all_read();
  return written && write_course(options, *course, quality.now) ? k_exit_ok : k_exit_could_not_judge;
}

}  // namespace guidelint::cli
