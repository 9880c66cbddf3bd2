// The formats of `due` that nothing is left out of: csv, json, ics, html.
#include <algorithm>

#include "made_up.h"
#include "report/agenda.h"
#include "report/csv_text.h"
#include "report/html_text.h"

namespace guidelint::report {
namespace {

const base::Date k_today = *base::parse_date("2026-05-24");

review::Guide guide(std::string path, std::string_view due, std::string company, std::vector<std::string> owners = {}) {
  return {.path = std::move(path),
          .company = std::move(company),
          .next_review_due = base::parse_date(due),
          .owners = std::move(owners)};
}

std::string agenda(std::string_view name, const review::DueList& list, const Style& style = {}) {
  for (const auto* one : agendas::all_agendas()) {
    if (one->name == name) return one->render(list, style);
  }
  return "no such agenda";
}

review::DueList few() {
  review::Guide late = guide("g/a.md", "2026-05-23", "acme", {"@org/pay-team", "@kim"});
  late.last_reviewed = base::parse_date("2025-11-21");
  review::Guide odd = guide("g/odd.md", "", "zeta");
  odd.unreadable = "2026-02-30";
  return review::find_due({late, odd, guide("g/b.md", "2026-05-31", "acme", {"@kim"})}, k_today, 14);
}

// What a guide may try with the reader of each format.
review::DueList hostile() {
  const std::string name = "</td><img src=x onerror=alert(1)>\",\n=1+1\r##[error]::\xE2\x80\xAE,;\\n";
  return review::find_due({guide(name, "2026-05-01", name, {"@kim"})}, k_today, 14);
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

std::string csv_of(std::string_view text) {
  std::string out;
  add_csv_text(out, text);
  return out;
}

}  // namespace

TEST_CASE("the table of due guides has a line for each", "[report]") {
  CHECK(agenda("csv", few()) ==
        "path,company,owner,due,days_late,kind,never_reviewed,reason\n"
        "g/odd.md,zeta,,,,undated,true,\"next_review_due \"\"2026-02-30\"\" is not a date, never reviewed\"\n"
        "g/a.md,acme,@org/pay-team,2026-05-23,1,overdue,false,1 day late\n"
        "g/b.md,acme,@kim,2026-05-31,-7,soon,true,\"7 days left, never reviewed\"\n");
}

TEST_CASE("no field of a table is a formula", "[report]") {
  CHECK(csv_of("=HYPERLINK(\"x\")") == "\"'=HYPERLINK(\"\"x\"\")\"");
  CHECK(csv_of("+1") == "'+1");
  CHECK(csv_of("-1") == "'-1");
  CHECK(csv_of(" @SUM(1)") == "' @SUM(1)");
  CHECK(csv_of("@SUM(1)") == "'@SUM(1)");
  CHECK(csv_of("@org/pay-team") == "@org/pay-team");
  CHECK(csv_of("\t=1") == "' =1");
  CHECK(csv_of("a,b") == "\"a,b\"");
  CHECK(csv_of("a\nb") == "a\\nb");
}

TEST_CASE("the JSON of due guides holds totals, counts and every guide", "[report]") {
  const std::string json = agenda("json", few(), {.version = "1.2.3"});
  CHECK(json ==
        "{\"tool\":\"guidelint\",\"version\":\"1.2.3\",\"today\":\"2026-05-24\",\"within_days\":14,"
        "\"totals\":{\"guides\":3,\"undated\":1,\"overdue\":1,\"soon\":1,\"never_reviewed\":2},\"bulk\":[],"
        "\"companies\":[{\"company\":\"acme\",\"guides\":2,\"days_late\":1}],"
        "\"owners\":[{\"owner\":\"@org/pay-team\",\"guides\":1,\"days_late\":1},"
        "{\"owner\":\"@kim\",\"guides\":1,\"days_late\":-7}],\"guides\":["
        "{\"path\":\"g/odd.md\",\"company\":\"zeta\",\"role\":\"\",\"owners\":[],\"kind\":\"undated\",\"due\":null,"
        "\"days_late\":null,\"last_updated\":null,\"last_reviewed\":null,\"never_reviewed\":true,"
        "\"reason\":\"next_review_due \\\"2026-02-30\\\" is not a date, never reviewed\"},"
        "{\"path\":\"g/a.md\",\"company\":\"acme\",\"role\":\"\",\"owners\":[\"@org/pay-team\",\"@kim\"],"
        "\"kind\":\"overdue\",\"due\":\"2026-05-23\",\"days_late\":1,\"last_updated\":null,"
        "\"last_reviewed\":\"2025-11-21\",\"never_reviewed\":false,\"reason\":\"1 day late\"},"
        "{\"path\":\"g/b.md\",\"company\":\"acme\",\"role\":\"\",\"owners\":[\"@kim\"],\"kind\":\"soon\","
        "\"due\":\"2026-05-31\",\"days_late\":-7,\"last_updated\":null,\"last_reviewed\":null,"
        "\"never_reviewed\":true,\"reason\":\"7 days left, never reviewed\"}]}\n");
}

TEST_CASE("a calendar of due guides has one event a week and owner, what is late in the current week", "[report]") {
  const std::string calendar = agenda("ics", few());
  CHECK(count(calendar, "BEGIN:VEVENT") == 3);
  CHECK(count(calendar, "UID:2026-W21.due._nobody@guidelint\r\n") == 1);
  CHECK(count(calendar, "UID:2026-W21.due.org.pay-team@guidelint\r\n") == 1);
  CHECK(count(calendar, "UID:2026-W22.due.kim@guidelint\r\n") == 1);
  CHECK(count(calendar, "SUMMARY:Guides due: 1 of 1 company\\, 1 overdue\r\n") == 1);
  CHECK(count(calendar, "DTSTART;VALUE=DATE:20260525\r\nDTEND;VALUE=DATE:20260530\r\n") == 1);
}

TEST_CASE("the page of due guides has a row for each, and what a guide holds is text", "[report]") {
  const std::string page = agenda("html", few());
  CHECK(count(page, "<tr class=\"") == 3);
  CHECK(count(page, "<td class=\"number\">-7</td>") == 1);
  CHECK(count(page, "http") == 1);  // of http-equiv: nothing is fetched
  const std::string odd = agenda("html", hostile());
  CHECK(count(odd, "<img") == 0);
  CHECK(count(odd, "<script>") == 1);
  CHECK(count(odd, "&lt;/td&gt;&lt;img src=x onerror=alert(1)&gt;&quot;,\\n=1+1") == 3);
  CHECK(count(odd, "\xE2\x80\xAE") == 0);
  CHECK(html_escaped("'\"<&>\x1b") == "&#39;&quot;&lt;&amp;&gt;\\x1b");
}

TEST_CASE("hostile names stay in their line, field and string", "[report]") {
  const std::string csv = agenda("csv", hostile());
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 2);
  for (const std::string_view name : {"csv", "json", "ics", "html", "text", "markdown"}) {
    CAPTURE(name);
    const std::string out = agenda(name, hostile());
    CHECK(out.find("##[") == std::string::npos);
    CHECK(out.find("\xE2\x80\xAE") == std::string::npos);
  }
  CHECK(agenda("ics", hostile()).find("\r\n::") == std::string::npos);
}

TEST_CASE("formats for programs hold what lists for eyes cut", "[report]") {
  std::vector<review::Guide> guides;
  for (int i = 0; i < 5000; ++i)
    guides.push_back(guide("g/" + std::to_string(i) + ".md", "2026-05-23", "c" + std::to_string(i)));
  const auto list = review::find_due(guides, k_today);
  CHECK(count(agenda("csv", list), "\ng/") == 5000);
  CHECK(count(agenda("json", list), "\"path\":") == 5000);
  CHECK(count(agenda("html", list), "<tr class=\"") == 5000);
  CHECK(count(agenda("ics", list), "BEGIN:VEVENT") == 1);
  CHECK(agenda("json", list).find("\"bulk\":[{\"date\":\"2026-05-23\",\"guides\":5000,\"never_reviewed\":5000}]") !=
        std::string::npos);
}

TEST_CASE("a list by owner counts, however short it is", "[report]") {
  CHECK(agenda("text", few(), {.group_by = GroupBy::owner}) ==
        "no readable review date: 1 guide\n"
        "  1 guide  (no owner)\n"
        "overdue: 1 guide\n"
        "  1 guide, 1 day late  @org/pay-team\n"
        "due within 14 days: 1 guide\n"
        "  1 guide, 7 days left  @kim\n"
        "3 guides: 1 without a readable date, 1 overdue, 1 due within 14 days\n");
  CHECK(agenda("markdown", few(), {.group_by = GroupBy::company}).find("| `acme` | 1 | 1 day late |") !=
        std::string::npos);
}

}  // namespace guidelint::report
