// For programs: one object with totals, bulk stamps, companies, owners and every due guide. Nothing is cut; docs/formats.md
// says what every member means.
#include "report/agenda.h"
#include "report/due_words.h"
#include "report/json_writer.h"

namespace guidelint::report::agendas {
namespace {

using review::DueGuide;
using review::DueKind;

void date_or_null(JsonWriter& writer, std::string_view name, const std::optional<base::Date>& date) {
  key(writer, name);
  date ? write_text(writer, base::format_date(*date)) : static_cast<void>(writer.Null());
}

void flag(JsonWriter& writer, std::string_view name, bool value) {
  key(writer, name);
  writer.Bool(value);
}

void write_totals(JsonWriter& writer, const review::DueList& list) {
  writer.StartObject();
  member(writer, "guides", list.guides);
  member(writer, "undated", list.undated);
  member(writer, "overdue", list.overdue);
  member(writer, "soon", list.soon);
  member(writer, "never_reviewed", list.never_reviewed);
  writer.EndObject();
}

void write_bulk(JsonWriter& writer, const std::vector<review::BulkStamp>& bulk) {
  writer.StartArray();
  for (const review::BulkStamp& stamp : bulk) {
    writer.StartObject();
    member(writer, "date", base::format_date(stamp.date));
    member(writer, "guides", stamp.guides);
    member(writer, "never_reviewed", stamp.never_reviewed);
    writer.EndObject();
  }
  writer.EndArray();
}

// Of what is overdue or due soon.
void write_counts(JsonWriter& writer, std::string_view what, const std::vector<CompanyCount>& counts) {
  writer.StartArray();
  for (const CompanyCount& one : counts) {
    writer.StartObject();
    member(writer, what, one.company);
    member(writer, "guides", one.guides);
    key(writer, "days_late");
    writer.Int64(one.days_late);
    writer.EndObject();
  }
  writer.EndArray();
}

void write_guide(JsonWriter& writer, const DueGuide& due) {
  const review::Guide& guide = due.guide;
  writer.StartObject();
  member(writer, "path", guide.path);
  member(writer, "company", guide.company);
  member(writer, "role", guide.role);
  key(writer, "owners");
  writer.StartArray();
  for (const std::string& owner : guide.owners) write_text(writer, owner);
  writer.EndArray();
  member(writer, "kind", kind_word(due.kind));
  date_or_null(writer, "due", guide.next_review_due);
  key(writer, "days_late");
  due.kind == DueKind::undated ? writer.Null() : writer.Int64(due.days_late);
  date_or_null(writer, "last_updated", guide.last_updated);
  date_or_null(writer, "last_reviewed", guide.last_reviewed);
  flag(writer, "never_reviewed", guide.never_reviewed());
  member(writer, "reason", due_reason(due));
  writer.EndObject();
}

std::string render(const review::DueList& list, const Style& style) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  const std::span<const DueGuide> dated =
      std::span(list.due).subspan(of_kind(list, DueKind::undated).size());  // undated ones come first
  writer.StartObject();
  member(writer, "tool", "guidelint");
  member(writer, "version", style.version);
  member(writer, "today", base::format_date(list.today));
  key(writer, "within_days");
  writer.Int64(list.within_days);
  key(writer, "totals");
  write_totals(writer, list);
  key(writer, "bulk");
  write_bulk(writer, list.bulk);
  key(writer, "companies");
  write_counts(writer, "company", by_company(dated));
  key(writer, "owners");
  write_counts(writer, "owner", by_owner(dated));
  key(writer, "guides");
  writer.StartArray();
  for (const DueGuide& due : list.due) write_guide(writer, due);
  writer.EndArray();
  writer.EndObject();
  return finished(buffer);
}

}  // namespace

extern const Agenda json{"json", "one JSON object: totals, bulk stamps, companies, owners, guides", render};

}  // namespace guidelint::report::agendas
