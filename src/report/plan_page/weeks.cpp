// The weeks of the plan: two drawings one above the other, their numbers as a table, and how good the plan is.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/plan_page/chart.h"
#include "report/plan_page/html.h"
#include "report/plan_page/sections.h"
#include "report/plan_words.h"

namespace guidelint::report::plan_page {
namespace {

std::string figure(std::string_view caption, std::string_view drawing) {
  if (drawing.empty()) return {};
  return fmt::format("<figure><figcaption>{}</figcaption>\n{}</figure>\n", caption, drawing);
}

std::string week_table(const View& view) {
  std::string rows;
  const auto& weeks = view.schedule().weeks;
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    const review::PlannedWeek& week = weeks[i];
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td>{}{}{}{}{}</tr>\n", review::format_week(week.week),
                        days_of_week(week.week), number_cell(static_cast<std::uint64_t>(std::max(0, week.minutes))),
                        number_cell(static_cast<std::uint64_t>(std::max(0, week.limit))),
                        number_cell(week.count_guides()), number_cell(week.visits.size()), number_cell(view.left[i]));
  }
  return fmt::format(
      "<details><summary>The same as a table: {}</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"Numbers of each week\"><table>"
      "<caption>Minutes, limit and guides of each week</caption>\n<thead><tr>{}{}{}{}{}{}{}</tr></thead>\n<tbody>\n{}"
      "</tbody></table></div>\n</details>\n",
      base::counted(weeks.size(), "week"), column("Week"), column("Days"), column("Minutes", true),
      column("Limit", true), column("Guides", true), column("Visits", true), column("Guides left", true), rows);
}

std::string item(std::string_view html) { return fmt::format("<li>{}</li>\n", html); }

std::string distance(const View& view) {
  const review::PlanQuality& quality = view.schedule().quality;
  if (quality.lateness <= 0) return "Nothing is reviewed later than it is due: no plan can be better.";
  if (quality.bound <= 0) return "No bound is proved for this plan, so how near it is to the best one is not known.";
  return fmt::format(
      "Weighted lateness is {} guide-weeks, and it is proved that no plan has less than {}: this one is at most "
      "<b>{} %</b> above the best there can be.{}",
      weighted_weeks(quality.lateness), weighted_weeks(quality.bound), number(100 * std::max(0.0, quality.gap()), 1),
      view.schedule().is_optimized ? ""
                                   : " Companies are kept whole; <code>--optimize</code> splits them where that pays.");
}

}  // namespace

std::string weeks(const View& view) {
  std::string body;
  if (view.schedule().weeks.empty() || view.planned == 0) {
    body = "<p>No week has work.</p>\n";
  } else {
    body = figure("Minutes a week against the limit", load_chart(view)) +
           figure("Guides still to review", burn_down_chart(view)) + week_table(view);
  }
  return fmt::format("<section aria-labelledby=\"weeks\">\n<h2 id=\"weeks\">Week by week</h2>\n{}</section>\n", body);
}

std::string goodness(const View& view) {
  const review::Schedule& schedule = view.schedule();
  if (!schedule.impossible.empty() || view.planned == 0) return {};
  const review::PlanQuality& quality = schedule.quality;
  std::string items = item(distance(view));
  items += item(
      fmt::format("One review of every guide takes {} minutes: {} weeks that are full to the last minute. "
                  "This plan needs {}.",
                  number(static_cast<std::uint64_t>(std::max(0L, quality.pass_minutes))), number(quality.pass_weeks, 1),
                  base::counted(static_cast<std::uint64_t>(std::max(0, quality.weeks)), "week")));
  items += item(fmt::format("No week has more work than minutes; the busiest uses {} % of them.",
                            number(100 * quality.busiest, 0)));
  const std::uint64_t companies = quality.companies;
  items += item(fmt::format(
      "{} to {}: {}.", base::counted(quality.visits, "visit"),
      companies == 1 ? "1 company" : number(companies) + " companies",
      quality.visits <= companies ? "each is opened once" : "some are opened more than once, because a week ends"));
  if (!schedule.later.empty())
    items +=
        item(fmt::format("{} due after all this and not planned yet.",
                         schedule.later.size() == 1 ? "1 guide is" : number(schedule.later.size()) + " guides are"));
  items += item(schedule.has_previous ? "This week stands as the earlier run announced it."
                                      : "No earlier plan was given, so this week may differ from what was announced.");
  return fmt::format(
      "<section aria-labelledby=\"goodness\">\n<h2 id=\"goodness\">How good the plan "
      "is</h2>\n<ul>\n{}</ul>\n</section>\n",
      items);
}

}  // namespace guidelint::report::plan_page
