// For a job summary: totals, bulk stamps, a table of each section; companies first where a section is long.
//
// Everything a guide contributes stands in a code span, where GitHub makes no mention, link, reference or HTML of it;
// the two characters that end a span or a cell are escaped as printable.h escapes others. Begins at `###`, so that it
// fits below the headings of a summary. GitHub refuses a summary above 1 MiB as a whole: rows stop before
// Style::most_bytes, and the totals are those of the list.
#include <fmt/format.h>

#include "base/strings.h"
#include "report/agenda.h"
#include "report/due_words.h"
#include "report/markdown_text.h"

namespace guidelint::report::agendas {
namespace {

using review::DueGuide;
using review::DueKind;

constexpr std::size_t k_reserve = 48'575;  // bytes for what is not a row
constexpr std::size_t k_most_rows = 40;    // above it a section counts by company first
constexpr std::size_t k_most_name = 300;

std::string code(std::string_view hostile) { return markdown_name(hostile, k_most_name); }

class Page {
 public:
  explicit Page(std::size_t most_bytes) : for_rows_(most_bytes > k_reserve ? most_bytes - k_reserve : 0) {}

  void line(std::string_view text) {
    out_ += text;
    out_ += '\n';
  }
  // False, and nothing written, once the page is full.
  bool row(const std::string& text) {
    if (out_.size() + text.size() > for_rows_) full_ = true;
    if (!full_) line(text);
    return !full_;
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::size_t for_rows_;
  std::string out_;
  bool full_ = false;
};

void rest(Page& page, std::uint64_t count, std::string_view what) {
  if (count > 0) page.line("\n… and " + base::counted(count, what));
}

void count_table(Page& page, std::span<const DueGuide> guides, GroupBy group) {
  const auto counts = counted_by(group, guides);
  const bool dated = guides.front().kind != DueKind::undated;
  const std::string_view what = group == GroupBy::owner ? "owner" : "company";
  page.line(
      fmt::format("| {} | guides |{}\n| --- | ---: |{}", what, dated ? " the latest |" : "", dated ? " --- |" : ""));
  std::uint64_t shown = 0;
  for (const CompanyCount& one : counts) {
    std::string row = fmt::format("| {} | {} |", one.company.empty() ? std::string(nameless(group)) : code(one.company),
                                  base::grouped(static_cast<double>(one.guides)));
    if (dated) row += fmt::format(" {} |", lateness(one.days_late));
    if (!page.row(row)) break;
    ++shown;
  }
  rest(page, counts.size() - shown, fmt::format("more {}", what));
}

void guide_table(Page& page, std::span<const DueGuide> guides) {
  const bool dated = guides.front().kind != DueKind::undated;
  page.line(dated ? "| guide | due | |\n| --- | --- | --- |" : "| guide | |\n| --- | --- |");
  std::uint64_t shown = 0;
  for (const DueGuide& due : guides) {
    const std::string row =
        dated ? fmt::format("| {} | {} | {} |", code(due.guide.path), base::format_date(*due.guide.next_review_due),
                            lateness(due.days_late))
              : fmt::format("| {} | {} |", code(due.guide.path), why_undated(due, code(due.guide.unreadable)));
    if (!page.row(row)) break;
    ++shown;
  }
  rest(page, guides.size() - shown, "more guide");
}

void section(Page& page, const review::DueList& list, DueKind kind, GroupBy group) {
  const auto guides = of_kind(list, kind);
  if (guides.empty()) return;
  page.line(fmt::format("\n#### {}\n", due_heading(list, kind)));
  if (guides.size() <= k_most_rows && group == GroupBy::none) {
    guide_table(page, guides);
    return;
  }
  count_table(page, guides, group);
  page.line(fmt::format("\n<details><summary>{}</summary>\n", base::counted(guides.size(), "guide")));
  guide_table(page, guides);
  page.line("\n</details>");
}

std::string render(const review::DueList& list, const Style& style) {
  Page page(style.most_bytes);
  page.line(fmt::format("### Guides to review, {}\n\n{}", base::format_date(list.today), due_totals(list)));
  for (const review::BulkStamp& stamp : list.bulk)
    page.line(fmt::format("\n**{}**{}", bulk_sentence(stamp), bulk_remark(stamp)));
  if (!list.bulk.empty()) page.line(fmt::format("\n{}", k_bulk_meaning));
  for (const DueKind kind : {DueKind::undated, DueKind::overdue, DueKind::soon})
    section(page, list, kind, style.group_by);
  return page.take();
}

}  // namespace

extern const Agenda markdown{"markdown", "due guides for a job summary, below 1 MiB", render};

}  // namespace guidelint::report::agendas
