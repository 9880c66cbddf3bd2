// For a browser: one file with every due guide, to be filtered and sorted where it lies. It fetches nothing and says so
// to the browser; what guides contribute is text.
#include <fmt/format.h>

#include "base/strings.h"
#include "report/agenda.h"
#include "report/due_page.h"
#include "report/due_words.h"
#include "report/html_text.h"

namespace guidelint::report::agendas {
namespace {

using review::DueGuide;
using review::DueKind;

constexpr std::string_view k_policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

void add_head(std::string& out, const review::DueList& list) {
  out += fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>Guides due, {}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n",
      k_policy, base::format_date(list.today), k_due_style);
}

void add_words(std::string& out, const review::DueList& list) {
  out += fmt::format("<h1>Guides due, {}</h1>\n<p>{}</p>\n", base::format_date(list.today),
                     html_escaped(due_totals(list)));
  for (const review::BulkStamp& stamp : list.bulk)
    out += fmt::format("<p><strong>{}</strong>{}</p>\n", html_escaped(bulk_sentence(stamp)), bulk_remark(stamp));
  if (!list.bulk.empty()) out += fmt::format("<p class=\"soft\">{}</p>\n", k_bulk_meaning);
}

void add_counts(std::string& out, GroupBy group, std::span<const DueGuide> dated) {
  const bool by_owner = group == GroupBy::owner;
  const auto counts = counted_by(group, dated);
  out += fmt::format(
      "<details>\n<summary>By {}: {}</summary>\n<table>\n<caption>Guides that are overdue or due soon, the latest "
      "first</caption>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">Guides</th><th scope=\"col\">The "
      "latest</th></tr></thead>\n<tbody>\n",
      by_owner ? "owner" : "company", base::counted(counts.size(), by_owner ? "owner" : "company"),
      by_owner ? "Owner" : "Company");
  for (const CompanyCount& one : counts)
    out += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td>{}</td></tr>\n",
                       html_escaped(one.company.empty() ? nameless(group) : one.company), one.guides,
                       lateness(one.days_late));
  out += "</tbody>\n</table>\n</details>\n";
}

void add_form(std::string& out) {
  out +=
      "<form id=\"choose\" hidden>\n"
      "<label>Company, owner or path <input name=\"text\" type=\"search\" autocomplete=\"off\"></label>\n"
      "<label>Which <select name=\"kind\"><option value=\"\">all</option><option value=\"undated\">without a readable "
      "date</option><option value=\"overdue\">overdue</option><option value=\"soon\">due "
      "soon</option></select></label>\n"
      "<p id=\"shown\" role=\"status\" class=\"soft\"></p>\n</form>\n";
}

void add_row(std::string& out, const DueGuide& due) {
  const bool is_dated = due.kind != DueKind::undated;
  const auto& reviewed = due.guide.last_reviewed;
  out += fmt::format(
      "<tr class=\"{}\"><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td "
      "class=\"number\">{}</td><td>{}</td>"
      "<td class=\"why\">{}</td></tr>\n",
      kind_word(due.kind), html_escaped(due.guide.path), html_escaped(due.guide.company),
      html_escaped(owner_of(due.guide)), is_dated ? base::format_date(*due.guide.next_review_due) : "",
      is_dated ? fmt::format("{}", due.days_late) : "", reviewed ? base::format_date(*reviewed) : "never",
      html_escaped(due_reason(due)));
}

void add_table(std::string& out, const review::DueList& list) {
  out += fmt::format(
      "<div class=\"scroll\" role=\"region\" aria-label=\"Guides\" tabindex=\"0\">\n<table id=\"guides\">\n"
      "<caption>{}, the most urgent first</caption>\n<thead><tr>",
      base::counted(list.due.size(), "guide"));
  struct Column {
    std::string_view name, sort;
  };
  for (const Column& column :
       {Column{"Guide", "text"}, Column{"Company", "text"}, Column{"Owner", "text"}, Column{"Due", "text"},
        Column{"Days late", "number"}, Column{"Reviewed", "text"}, Column{"Why", "text"}})
    out += fmt::format("<th scope=\"col\" data-sort=\"{}\"><button type=\"button\">{}</button></th>", column.sort,
                       column.name);
  out += "</tr></thead>\n<tbody>\n";
  for (const DueGuide& due : list.due) add_row(out, due);
  out += "</tbody>\n</table>\n</div>\n";
}

std::string render(const review::DueList& list, const Style& style) {
  std::string out;
  add_head(out, list);
  add_words(out, list);
  // Undated ones come first, and have no lateness to count
  const auto dated = std::span(list.due).subspan(of_kind(list, DueKind::undated).size());
  if (!dated.empty()) {
    add_counts(out, GroupBy::company, dated);
    add_counts(out, GroupBy::owner, dated);
  }
  add_form(out);
  add_table(out, list);
  out += fmt::format(
      "</main>\n<footer class=\"soft\"><p>guidelint {}</p></footer>\n<script>{}</script>\n</body>\n</html>\n",
      html_escaped(style.version), k_due_script);
  return out;
}

}  // namespace

extern const Agenda html{"html", "one page for a browser, to filter and sort", render};

}  // namespace guidelint::report::agendas
