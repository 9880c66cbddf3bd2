// The first screen: what the hours can hold, the numbers of today, and whom to visit this week.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "report/due_words.h"
#include "report/plan_page/html.h"
#include "report/plan_page/sections.h"
#include "report/plan_words.h"

namespace guidelint::report::plan_page {
namespace {

constexpr std::size_t k_most_visits = 60;
constexpr std::size_t k_most_causes = 2;

std::string figure(std::string_view name, std::string_view value, std::string_view beside) {
  return fmt::format("<div><dt>{}</dt><dd><b>{}</b> <span>{}</span></dd></div>\n", name, value, beside);
}

std::string whole_weeks(double weeks) { return base::counted(static_cast<std::uint64_t>(std::ceil(weeks)), "week"); }

// What plan.every asks of the hours there are.
std::string against_interval(const View& view) {
  const review::PlanQuality& quality = view.schedule().quality;
  const review::Settings& settings = view.schedule().settings;
  const std::string needed = fmt::format("<code>every: {}w</code> needs {} minutes a week", settings.every_weeks,
                                         number(static_cast<std::uint64_t>(std::max(0, quality.needed_minutes))));
  if (quality.needed_minutes <= settings.week_minutes) return needed + ", and there are enough.";
  return fmt::format("{}, {} more than there are. Raise <code>plan.minutes.week</code> or <code>plan.every</code>.",
                     needed, number(static_cast<std::uint64_t>(quality.needed_minutes - settings.week_minutes)));
}

// Where one owner has far fewer minutes than the others, the sentence on all minutes promises too much.
std::string longest_owner(const View& view) {
  const review::Schedule& schedule = view.schedule();
  const auto last = std::ranges::max_element(schedule.owners, {}, &review::OwnerLoad::weeks);
  if (last == schedule.owners.end() || last->owner.empty() || schedule.settings.owners.empty()) return {};
  constexpr double k_far_more = 1.25;
  if (last->weeks <= k_far_more * std::ceil(schedule.quality.pass_weeks)) return {};
  return fmt::format(" {} needs {} with {} minutes a week.", owner_name(last->owner),
                     base::counted(static_cast<std::uint64_t>(last->weeks), "week"),
                     number(static_cast<std::uint64_t>(std::max(0, last->week_minutes))));
}

std::string causes_text(const View& view, const review::PlannedVisit& visit) {
  const auto causes = causes_of(view.schedule(), visit);
  std::string out;
  for (std::size_t i = 0; i < std::min(causes.size(), k_most_causes); ++i)
    out += fmt::format("<br><small>{}: {}</small>", base::counted(causes[i].guides, "guide"),
                       guide_text(causes[i].cause, k_most_sentence));
  if (causes.size() > k_most_causes)
    out += fmt::format("<br><small>{}</small>", base::counted(causes.size() - k_most_causes, "more cause"));
  return out;
}

std::string visit_row(const View& view, const review::PlannedVisit& visit) {
  const auto done = std::ranges::count(visit.guides, true, &review::PlannedGuide::is_done);
  const std::string ticked = done == 0 ? "" : fmt::format(" <small>{} done</small>", done);
  return fmt::format(
      "<tr><th scope=\"row\"><a href=\"#guides\" data-company=\"{0}\">{0}</a></th><td class=\"n\">{1}{2}</td>"
      "<td class=\"n\">{3}</td><td class=\"wide\">{4}{5}</td></tr>\n",
      company_name(visit.company), number(visit.guides.size()), ticked,
      number(static_cast<std::uint64_t>(std::max(0, visit.minutes))), guide_text(visit.reason, k_most_sentence),
      causes_text(view, visit));
}

std::string owner_heading(const review::PlannedWeek& week, std::string_view owner) {
  std::uint64_t guides = 0, minutes = 0;
  for (const review::PlannedVisit& visit : week.visits) {
    if (visit.owner != owner) continue;
    guides += visit.guides.size();
    minutes += static_cast<std::uint64_t>(std::max(0, visit.minutes));
  }
  return fmt::format(
      "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"4\">{} <small>{}, {} min</small></th></tr>\n",
      owner_name(owner), base::counted(guides, "guide"), number(minutes));
}

std::string visits(const View& view, const review::PlannedWeek& week) {
  std::string out;
  std::size_t shown = 0, left_out = 0;
  const review::PlannedVisit* before = nullptr;
  for (const review::PlannedVisit& visit : week.visits) {
    if (!view.lists(visit.owner)) continue;
    if (shown == k_most_visits) {
      ++left_out;
      continue;
    }
    ++shown;
    const bool is_first = before == nullptr || before->owner != visit.owner;
    if (is_first && !(before == nullptr && visit.owner.empty() && week.visits.back().owner.empty())) {
      if (before != nullptr) out += "</tbody><tbody>\n";
      out += owner_heading(week, visit.owner);
    }
    out += visit_row(view, visit);
    before = &visit;
  }
  if (shown == 0) return "<p>Nothing is planned for this week.</p>\n";
  const std::string more = left_out == 0 ? ""
                                         : fmt::format("<p>{} stand in the table of guides below.</p>\n",
                                                       base::counted(left_out, "more visit"));
  return fmt::format(
      "<table class=\"visits\"><caption>Visits of {}, the most urgent first</caption>\n<thead><tr>{}{}{}{}</tr></thead>"
      "<tbody>\n{}</tbody></table>\n{}",
      review::format_week(week.week), column("Company"), column("Guides", true), column("Minutes", true),
      column("Why first"), out, more);
}

}  // namespace

std::string headline(const View& view) {
  const review::Schedule& schedule = view.schedule();
  const review::Week week = review::week_of(schedule.today);
  std::string title, lead;
  if (!schedule.impossible.empty()) {
    title = "There is no plan.";
    lead = guide_text(schedule.impossible, k_most_sentence) + ".";
  } else if (schedule.guides.empty()) {
    title = "There are no guides to review.";
  } else {
    title = fmt::format("{} minutes a week review every guide once in {}.",
                        number(static_cast<std::uint64_t>(std::max(0, schedule.settings.week_minutes))),
                        whole_weeks(schedule.quality.pass_weeks));
    lead = against_interval(view) + longest_owner(view);
  }
  return fmt::format(
      "<header>\n<p class=\"kicker\">Guide reviews · {} · {}</p>\n<h1>{}</h1>\n{}{}</header>\n",
      review::format_week(week), days_of_week(week), title,
      lead.empty() ? "" : fmt::format("<p class=\"lead\">{}</p>\n", lead),
      view.report.owner.empty()
          ? ""
          : fmt::format("<p>Listed is the work of {}; totals are those of all.</p>\n", guide_text(view.report.owner)));
}

std::string figures(const View& view) {
  const review::Schedule& schedule = view.schedule();
  const review::QualityPoint& now = view.report.quality.now;
  std::string out;
  if (!schedule.weeks.empty()) {
    const review::PlannedWeek& week = schedule.weeks.front();
    const std::uint64_t done = schedule.weeks.size() == view.left.size() && !view.left.empty()
                                   ? week.count_guides() - (view.still_to_do - view.left.front())
                                   : 0;
    out += figure(
        "This week", base::counted(week.count_guides(), "guide"),
        fmt::format("{}, {} of {} minutes{}{}", base::counted(week.visits.size(), "visit"),
                    number(static_cast<std::uint64_t>(std::max(0, week.minutes))),
                    number(static_cast<std::uint64_t>(std::max(0, week.limit))),
                    done > 0 ? fmt::format("; {} done", number(done)) : "", week.is_frozen ? "; as announced" : ""));
  }
  std::string stamps = fmt::format("of {}", base::counted(schedule.guides.size(), "guide"));
  if (!schedule.bulk.empty())
    stamps += fmt::format("; {} share the date {}", number(schedule.bulk.front().guides),
                          base::format_date(schedule.bulk.front().date));
  out += figure("Late", number(schedule.overdue), stamps);
  std::string unknown = fmt::format("of {}", base::counted(schedule.guides.size(), "guide"));
  if (schedule.undated > 0) unknown += fmt::format("; {} without a readable date", number(schedule.undated));
  out += figure("Never reviewed", number(schedule.never_reviewed), unknown);
  out += figure("Open", base::counted(now.errors, "error"),
                fmt::format("{}{}", base::counted(now.warnings, "warning"),
                            now.accepted > 0 ? fmt::format("; {} more accepted", number(now.accepted)) : ""));
  const review::PlanQuality& quality = schedule.quality;
  if (quality.bound > 0) {
    out += figure("From the best plan", fmt::format("{} %", number(100 * std::max(0.0, quality.gap()), 1)),
                  "at most, in weighted lateness");
  }
  return fmt::format(
      "<section aria-labelledby=\"figures\">\n<h2 id=\"figures\" class=\"unseen\">Key figures</h2>\n"
      "<dl class=\"figures\">\n{}</dl>\n</section>\n",
      out);
}

std::string current_week(const View& view) {
  const review::Schedule& schedule = view.schedule();
  std::string body;
  if (schedule.weeks.empty()) {
    body = "<p>Nothing is planned for this week.</p>\n";
  } else {
    const review::PlannedWeek& week = schedule.weeks.front();
    body = visits(view, week);
    if (week.limit == 0) body = "<p>Nobody has time this week.</p>\n" + body;
  }
  return fmt::format("<section aria-labelledby=\"week\">\n<h2 id=\"week\">This week</h2>\n{}</section>\n", body);
}

}  // namespace guidelint::report::plan_page
