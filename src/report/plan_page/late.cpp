// What is late, by company and by owner, and when it will be made good.
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/strings.h"
#include "report/plan_page/html.h"
#include "report/plan_page/sections.h"

namespace guidelint::report::plan_page {
namespace {

constexpr std::size_t k_first_companies = 12;   // the others are folded away
constexpr std::size_t k_most_companies = 2000;  // more of them are only counted

std::string planned_weeks(const View& view, const CompanyLine& line) {
  if (!line.first_week) return "not planned";
  const auto name = [&](std::size_t week) { return review::format_week(view.schedule().weeks[week].week); };
  if (*line.first_week == *line.last_week) return name(*line.first_week);
  return fmt::format("{} to {}", name(*line.first_week), name(*line.last_week));
}

std::string company_row(const View& view, const CompanyLine& line, std::uint64_t most) {
  return fmt::format(
      "<tr><th scope=\"row\"><a href=\"#guides\" data-company=\"{0}\">{0}</a></th>{1}<td class=\"n\">{2} {3}</td>"
      "<td class=\"n\">{4}</td>{5}<td>{6}</td></tr>\n",
      company_name(line.company), number_cell(line.guides), bar(line.late, most, "warm"), number(line.late),
      line.late == 0 ? "–" : number(static_cast<std::uint64_t>(line.days_late)), number_cell(line.errors),
      planned_weeks(view, line));
}

std::string company_table(const View& view, std::span<const CompanyLine> lines, std::uint64_t most,
                          std::string_view caption) {
  std::string rows;
  for (const CompanyLine& line : lines) rows += company_row(view, line, most);
  return fmt::format(
      "<table "
      "class=\"companies\"><caption>{}</caption>\n<thead><tr>{}{}{}{}{}{}</tr></thead>\n<tbody>\n{}</tbody></table>\n",
      caption, column("Company"), column("Guides", true), column("Late", true), column("Days late, at most", true),
      column("Errors", true), column("Planned"), rows);
}

std::string by_company(const View& view) {
  std::uint64_t most = 0;
  for (const CompanyLine& line : view.companies) most = std::max(most, line.late);
  if (!view.companies.empty() && view.companies.back().late == most) most = 0;  // bars of one length tell nothing
  const std::span<const CompanyLine> all(view.companies);
  const auto first = all.subspan(0, std::min(k_first_companies, all.size()));
  const auto others = all.subspan(first.size(), std::min(all.size(), k_most_companies) - first.size());
  std::string out = company_table(view, first, most, "Late guides by company, the most first");
  if (others.empty()) return out;
  const std::string count = number(all.size() - first.size());
  out += fmt::format("<details><summary>The other {} companies</summary>\n{}", count,
                     company_table(view, others, most, fmt::format("Late guides of the other {} companies", count)));
  if (all.size() > k_most_companies)
    out += fmt::format("<p>and {} more companies, which the CSV lists</p>\n", number(all.size() - k_most_companies));
  return out + "</details>\n";
}

std::string owner_row(const review::OwnerLoad& load, std::uint64_t most) {
  const auto minutes = [](long value) { return number(static_cast<std::uint64_t>(std::max(0L, value))); };
  return fmt::format(
      "<tr><th scope=\"row\">{}</th>{}<td class=\"n\">{} {}</td><td class=\"n\">{}</td><td class=\"n\">{}</td>"
      "<td class=\"n\">{}</td></tr>\n",
      owner_name(load.owner), number_cell(load.guides), bar(load.overdue, most, "warm"), number(load.overdue),
      minutes(load.pass_minutes), load.week_minutes > 0 ? minutes(load.week_minutes) : "–",
      load.weeks > 0 ? number(static_cast<std::uint64_t>(load.weeks)) : "–");
}

std::string by_owner(const View& view) {
  const auto& owners = view.schedule().owners;
  if (owners.empty()) return {};
  if (owners.size() == 1 && owners.front().owner.empty())
    return "<p>No guide has an owner: CODEOWNERS names nobody for them.</p>\n";
  std::uint64_t most = 0;
  for (const review::OwnerLoad& load : owners) most = std::max(most, load.overdue);
  std::string rows;
  for (const review::OwnerLoad& load : owners) rows += owner_row(load, most);
  return fmt::format(
      "<table class=\"owners\"><caption>Late guides by "
      "owner</caption>\n<thead><tr>{}{}{}{}{}{}</tr></thead>\n<tbody>\n{}</tbody></table>\n",
      column("Owner"), column("Guides", true), column("Late", true), column("Minutes, all guides once", true),
      column("Minutes a week", true), column("Weeks until done", true), rows);
}

}  // namespace

std::string late(const View& view) {
  std::string body;
  if (view.schedule().guides.empty()) {
    body = "<p>There are no guides.</p>\n";
  } else {
    if (view.schedule().overdue == 0) body = "<p>No guide is late.</p>\n";
    body += by_owner(view) + by_company(view);
  }
  return fmt::format("<section aria-labelledby=\"late\">\n<h2 id=\"late\">What is late</h2>\n{}</section>\n", body);
}

}  // namespace guidelint::report::plan_page
