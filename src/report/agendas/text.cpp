// For a terminal:
//
//   no readable review date: 1 guide
//     next_review_due is missing            guides/a.md
//   overdue: 12 guides
//     183 days late, since 2026-05-23       guides/adyen/data-engineer.md
//   14 guides share the due date 2026-05-23, a bulk stamp: none was ever reviewed
//   a shared date says nothing about a review; last_reviewed and .guidelint/reviews.tsv do
//   40 guides: 1 without a readable date, 12 overdue
//
// Above k_most_lines guides a section counts by company, the latest first; --all shows each guide. --by company and --by
// owner count always, and --all shows each of these.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/agenda.h"
#include "report/due_words.h"
#include "report/paint.h"
#include "report/printable.h"

namespace guidelint::report::agendas {
namespace {

using review::DueGuide;
using review::DueKind;

constexpr std::size_t k_most_lines = 40;
constexpr std::size_t k_most_companies = 20;

struct Line {
  std::string what;
  std::string who;
};

std::string print(const std::vector<Line>& lines) {
  std::size_t columns = 0;
  for (const Line& line : lines) columns = std::max(columns, width(line.what));
  std::string out;
  for (const Line& line : lines) {
    out += fmt::format("  {}{}  {}\n", line.what, std::string(columns - width(line.what), ' '), line.who);
  }
  return out;
}

Line line_of(const DueGuide& due) {
  const std::string path = printable_path(due.guide.path);
  if (due.kind == DueKind::undated) {
    return {why_undated(due, fmt::format("\"{}\"", printable(due.guide.unreadable, 40))), path};
  }
  const bool late = due.kind == DueKind::overdue;
  return {fmt::format("{}, {} {}", lateness(due.days_late), late ? "since" : "on",
                      base::format_date(*due.guide.next_review_due)),
          path};
}

std::string counts_of(std::span<const DueGuide> guides, const Style& style) {
  const auto counts = counted_by(style.group_by, guides);
  const bool is_grouped = style.group_by != GroupBy::none;
  std::vector<Line> lines;
  std::uint64_t shown = 0;
  for (const CompanyCount& one : counts) {
    if (lines.size() == k_most_companies && !(is_grouped && style.show_all)) break;
    std::string what = base::counted(one.guides, "guide");
    if (guides.front().kind != DueKind::undated) what += ", " + lateness(one.days_late);
    lines.push_back({what, one.company.empty() ? std::string(nameless(style.group_by)) : printable(one.company)});
    shown += one.guides;
  }
  std::string out = print(lines);
  if (counts.size() > lines.size()) {
    const std::string_view what = style.group_by == GroupBy::owner ? "more owner" : "more company";
    out += fmt::format("  … and {} of {} (--all shows each)\n", base::counted(guides.size() - shown, "guide"),
                       base::counted(counts.size() - lines.size(), what));
  }
  return out;
}

std::string section(const review::DueList& list, DueKind kind, const Style& style) {
  const auto guides = of_kind(list, kind);
  if (guides.empty()) return {};
  std::string out = Paint{style.color}.bold(due_heading(list, kind)) + "\n";
  const bool is_long = guides.size() > k_most_lines && !style.show_all;
  if (is_long || style.group_by != GroupBy::none) return out + counts_of(guides, style);
  std::vector<Line> lines;
  for (const DueGuide& due : guides) lines.push_back(line_of(due));
  return out + print(lines);
}

std::string render(const review::DueList& list, const Style& style) {
  std::string out;
  for (const DueKind kind : {DueKind::undated, DueKind::overdue, DueKind::soon}) out += section(list, kind, style);
  for (const review::BulkStamp& stamp : list.bulk) out += bulk_sentence(stamp) + bulk_remark(stamp) + "\n";
  if (!list.bulk.empty()) out += fmt::format("{}\n", k_bulk_meaning);
  if (style.summary) out += due_totals(list) + "\n";
  return out;
}

}  // namespace

extern const Agenda text{"text", "due guides for a terminal, by company where they are many", render};

}  // namespace guidelint::report::agendas
