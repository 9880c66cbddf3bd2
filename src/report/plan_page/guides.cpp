// Every guide: when, by whom, how late, why there. Real rows, which the page's script only hides and reorders.
//
// A row is about 400 bytes: 4,466 guides are 2 MB and open at once. Of more than k_most_rows the first of the plan stand
// here, and the sentence above them says how many there are in all.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/plan_page/html.h"
#include "report/plan_page/sections.h"
#include "report/plan_words.h"

namespace guidelint::report::plan_page {
namespace {

constexpr std::size_t k_most_rows = 20'000;

struct Column {
  std::string_view name, kind;
  bool is_number = false;
};

constexpr Column k_columns[] = {{"Week", "week"},           {"Company", "company"}, {"Guide", "guide"},
                                {"Owner", "owner"},         {"Due", "due"},         {"Days late", "days", true},
                                {"Errors", "errors", true}, {"Why there", "why"}};

std::string head() {
  std::string out;
  for (const Column& column : k_columns)
    out +=
        fmt::format("<th scope=\"col\" class=\"{}{}\">{}</th>", column.kind, column.is_number ? " n" : "", column.name);
  return out;
}

std::string due_text(const review::Guide& guide) {
  if (guide.next_review_due) return base::format_date(*guide.next_review_due);
  return guide.unreadable.empty() ? "no date" : guide_text(guide.unreadable, 24);
}

std::string week_cell(const View& view, const Row& row) {
  if (row.planned == nullptr) return view.schedule().impossible.empty() ? "later" : "none";
  const review::Week week = view.schedule().weeks[row.week].week;
  return fmt::format("{} <small>{}{}</small>", review::format_week(week), day_and_month(week.monday),
                     row.planned->is_done ? ", ✓ reviewed" : "");
}

std::string reason_text(const Row& row) {
  if (row.planned == nullptr) return row.guide->next_review_due ? "due later" : "";
  return guide_text(row.planned->reason, k_most_sentence);
}

std::string guide_row(const View& view, const Row& row) {
  const review::Guide& guide = *row.guide;
  const std::string name = guide_text(stem_of(guide.path));
  const std::string address = address_of(view.report.files, guide.path);
  const bool is_now = row.planned != nullptr && row.week == 0;
  return fmt::format(
      "<tr{}><td class=\"week\">{}</td><td class=\"company\">{}</td><th scope=\"row\" class=\"guide\">{}</th>"
      "<td class=\"owner\">{}</td><td class=\"due\">{}</td><td class=\"days n\">{}</td><td class=\"errors n\">{}</td>"
      "<td class=\"why\">{}</td></tr>\n",
      is_now ? " class=\"now\"" : "", week_cell(view, row), company_name(guide.company),
      address.empty() ? name : fmt::format("<a href=\"{}\">{}</a>", escaped(address), name), owner_name(row.owner),
      due_text(guide), row.days_late ? number(static_cast<double>(*row.days_late), 0) : "–",
      number(std::uint64_t{guide.errors}), reason_text(row));
}

// Shown by the script, which fills the lists from the rows: without one nothing here would act.
constexpr std::string_view k_form = R"(<form id="filter" role="search" aria-label="Filter the guides" hidden>
<label class="text">Find <input type="search" id="find" autocomplete="off" spellcheck="false"></label>
<label>Week <select id="by-week"><option value="">all</option></select></label>
<label>Company <select id="by-company"><option value="">all</option></select></label>
<label>Owner <select id="by-owner"><option value="">all</option></select></label>
<label class="tick"><input type="checkbox" id="only-late"> late</label>
<label class="tick"><input type="checkbox" id="only-errors"> with errors</label>
<button type="reset">Show all</button>
</form>
)";

}  // namespace

std::string guides(const View& view) {
  if (view.rows.empty()) {
    return "<section aria-labelledby=\"guides\">\n<h2 id=\"guides\">Every guide</h2>\n<p>None is "
           "listed.</p>\n</section>\n";
  }
  const std::size_t shown = std::min(k_most_rows, view.rows.size());
  std::string out = fmt::format(
      "<section aria-labelledby=\"guides\">\n<h2 id=\"guides\" tabindex=\"-1\">Every guide</h2>\n{}", k_form);
  out.reserve(shown * 450);
  out += fmt::format("<p id=\"shown\" role=\"status\">{}</p>\n", base::counted(shown, "guide"));
  if (shown < view.rows.size()) {
    out += fmt::format("<p>These are the first of {} guides in the order of the plan; the CSV has them all.</p>\n",
                       number(view.rows.size()));
  }
  out += "<p class=\"on-paper\">On paper: the guides of this week, or those of the filter.</p>\n";
  out += fmt::format(
      "<table id=\"all\" class=\"guides\"><caption class=\"unseen\">Guides in the order of the plan</caption>\n"
      "<thead><tr>{}</tr></thead>\n<tbody>\n",
      head());
  for (std::size_t i = 0; i < shown; ++i) out += guide_row(view, view.rows[i]);
  return out + "</tbody></table>\n</section>\n";
}

}  // namespace guidelint::report::plan_page
