// How good the guides are: what is open by rule and by cause, and whether it gets less.
//
// Compared with the latest counts that are at least k_since_days old, or with the oldest there are: from one week to
// the next nearly nothing moves, and a year ago is no news.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/strings.h"
#include "report/plan_page/chart.h"
#include "report/plan_page/html.h"
#include "report/plan_page/sections.h"

namespace guidelint::report::plan_page {
namespace {

using review::QualityPoint;

constexpr int k_since_days = 28;
constexpr int k_precision_weeks = 12;
constexpr std::size_t k_first_causes = 10;
constexpr std::size_t k_most_causes = 500;

const QualityPoint* point_to_compare(const review::Quality& quality) {
  const QualityPoint* found = nullptr;
  for (const QualityPoint& point : quality.history) {
    if (point.date >= quality.now.date) break;
    if (found == nullptr || quality.now.date.days - point.date.days >= k_since_days) found = &point;
  }
  return found;
}

template <typename Value>
std::vector<Moment> course_of(const review::Quality& quality, Value value) {
  std::vector<Moment> course;
  for (const QualityPoint& point : quality.history) {
    if (point.date < quality.now.date) course.push_back({.date = point.date, .value = value(point)});
  }
  course.push_back({.date = quality.now.date, .value = value(quality.now)});
  return course;
}

// "12 fewer"; the word carries it, not a colour.
std::string change_words(std::uint64_t before, std::uint64_t now) {
  if (before == now) return "no change";
  return before > now ? number(before - now) + " fewer" : number(now - before) + " more";
}

template <typename Value>
std::string trend(const review::Quality& quality, const QualityPoint& before, std::string_view name, Value value) {
  return fmt::format("<div class=\"trend\"><dt>{}</dt><dd><b>{}</b> <span>{}</span>{}</dd></div>\n", name,
                     number(value(quality.now)), change_words(value(before), value(quality.now)),
                     sparkline(course_of(quality, value)));
}

std::string trends(const review::Quality& quality, const QualityPoint* before) {
  if (before == nullptr)
    return "<p>There are no earlier counts yet, so no trend can be shown: the weekly run adds a point each time.</p>\n";
  return fmt::format("<p>Against {}; the lines begin on {}.</p>\n<dl class=\"trends\">\n{}{}{}{}</dl>\n",
                     base::format_date(before->date), base::format_date(quality.history.front().date),
                     trend(quality, *before, "Errors", [](const QualityPoint& point) { return point.errors; }),
                     trend(quality, *before, "Warnings", [](const QualityPoint& point) { return point.warnings; }),
                     trend(quality, *before, "Accepted", [](const QualityPoint& point) { return point.accepted; }),
                     trend(quality, *before, "Late guides", [](const QualityPoint& point) { return point.overdue; }));
}

std::string precision(const review::Quality& quality) {
  const review::Precision precision = review::precision_of(quality, k_precision_weeks);
  if (precision.measured == 0) return {};
  return fmt::format("<p>{} of {} in the last {} weeks changed a number ({} %).</p>\n", number(precision.changed),
                     base::counted(precision.measured, "review"), k_precision_weeks,
                     number(100 * static_cast<double>(precision.changed) / static_cast<double>(precision.measured), 0));
}

std::string by_rule(const review::Quality& quality, const QualityPoint* before) {
  const auto count = [](const QualityPoint& point, const std::string& rule) {
    const auto found = point.by_rule.find(rule);
    return found == point.by_rule.end() ? 0 : found->second;
  };
  std::set<std::string> names;
  for (const auto& [rule, findings] : quality.now.by_rule) names.insert(rule);
  for (const QualityPoint& point : quality.history) {
    for (const auto& [rule, findings] : point.by_rule) names.insert(rule);
  }
  if (names.empty()) return "<p>No rule has an open error or warning.</p>\n";
  std::vector<std::string> rules(names.begin(), names.end());
  std::ranges::stable_sort(rules, std::greater<>(), [&](const std::string& rule) { return count(quality.now, rule); });
  const std::uint64_t most = count(quality.now, rules.front());
  std::string rows;
  for (const std::string& rule : rules) {
    const std::uint64_t now = count(quality.now, rule);
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"n\">{} {}</td>", guide_text(rule), bar(now, most),
                        number(now));
    if (before != nullptr) {
      const auto of_rule = [&](const QualityPoint& point) { return count(point, rule); };
      rows += fmt::format("<td class=\"n\">{}</td><td>{}</td>", change_words(count(*before, rule), now),
                          sparkline(course_of(quality, of_rule)));
    }
    rows += "</tr>\n";
  }
  const std::string more_columns =
      before == nullptr ? "" : column("Since " + base::format_date(before->date), true) + column("Course");
  return fmt::format(
      "<table class=\"rules\"><caption>Open errors and warnings by rule</caption>\n<thead><tr>{}{}{}</tr></thead>\n"
      "<tbody>\n{}</tbody></table>\n",
      column("Rule"), column("Open", true), more_columns, rows);
}

std::string cause_table(std::span<const review::CauseLine> causes, std::string_view caption) {
  std::string rows;
  for (const review::CauseLine& line : causes) {
    const bool is_error = line.level == finding::Level::error;
    rows += fmt::format("<tr><td>{}</td><th scope=\"row\">{} <small>{}{}{}</small></th>{}{}</tr>\n",
                        is_error ? "<span class=\"error\">error</span>" : "warning",
                        guide_text(line.cause.empty() ? line.rule : line.cause, k_most_sentence), guide_text(line.rule),
                        line.company.empty() ? "" : ", all of ", guide_text(line.company), number_cell(line.findings),
                        number_cell(line.guides));
  }
  return fmt::format(
      "<table class=\"causes\"><caption>{}</caption>\n<thead><tr>{}{}{}{}</tr></thead>\n<tbody>\n{}</tbody></table>\n",
      caption, column("Level"), column("Cause"), column("Findings", true), column("Guides", true), rows);
}

std::string by_cause(const review::Quality& quality) {
  const std::span<const review::CauseLine> all(quality.causes);
  if (all.empty()) return {};
  const auto first = all.subspan(0, std::min(k_first_causes, all.size()));
  const auto others = all.subspan(first.size(), std::min(all.size(), k_most_causes) - first.size());
  std::string out = cause_table(first, "Causes, errors first, then the largest");
  if (others.empty()) return out;
  const std::string count = number(all.size() - first.size());
  out += fmt::format("<details><summary>The other {} causes</summary>\n{}", count,
                     cause_table(others, fmt::format("The other {} causes", count)));
  if (all.size() > k_most_causes)
    out += fmt::format("<p>and {} more causes, which <code>guidelint check</code> lists</p>\n",
                       number(all.size() - k_most_causes));
  return out + "</details>\n";
}

}  // namespace

std::string corpus(const View& view) {
  const review::Quality& quality = view.report.quality;
  const QualityPoint* before = point_to_compare(quality);
  return fmt::format(
      "<section aria-labelledby=\"quality\">\n<h2 id=\"quality\">How good the guides are</h2>\n{}{}{}{}</section>\n",
      trends(quality, before), precision(quality), by_cause(quality), by_rule(quality, before));
}

}  // namespace guidelint::report::plan_page
