// For spreadsheets: one line for each due guide, nothing cut. Safe to open: no field is a formula.
#include <fmt/format.h>

#include "report/agenda.h"
#include "report/csv_text.h"
#include "report/due_words.h"

namespace guidelint::report::agendas {
namespace {

std::string render(const review::DueList& list, const Style&) {
  std::string out = "path,company,owner,due,days_late,kind,never_reviewed,reason\n";
  for (const review::DueGuide& due : list.due) {
    const bool is_dated = due.kind != review::DueKind::undated;
    add_csv_text(out, due.guide.path);
    out += ',';
    add_csv_text(out, due.guide.company);
    out += ',';
    add_csv_text(out, owner_of(due.guide));
    out +=
        fmt::format(",{},{},{},{},", is_dated ? base::format_date(*due.guide.next_review_due) : "",
                    is_dated ? fmt::format("{}", due.days_late) : "", kind_word(due.kind), due.guide.never_reviewed());
    add_csv_text(out, due_reason(due));
    out += '\n';
  }
  return out;
}

}  // namespace

extern const Agenda csv{"csv", "one line a guide, for spreadsheets", render};

}  // namespace guidelint::report::agendas
