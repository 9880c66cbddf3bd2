#include "made_up.h"
#include "report/agenda.h"

namespace guidelint::report {
namespace {

const base::Date k_today = *base::parse_date("2026-05-24");

review::Guide guide(std::string path, std::string_view due, std::string company = "acme") {
  return {.path = std::move(path), .company = std::move(company), .next_review_due = base::parse_date(due)};
}

std::string agenda(std::string_view name, const review::DueList& list, const Style& style = {}) {
  for (const auto* one : agendas::all_agendas()) {
    if (one->name == name) return one->render(list, style);
  }
  return "no such agenda";
}

review::DueList few() {
  review::Guide odd = guide("g/odd.md", "");
  odd.unreadable = "2026-02-30";
  return review::find_due({guide("g/a.md", "2026-05-23"),
                           guide("g/b.md", "2026-05-24"),
                           guide("g/c.md", "2026-05-25"),
                           guide("g/far.md", "2027-05-25"),
                           odd,
                           {.path = "g/bare.md", .has_front_matter = false}},
                          k_today, 14);
}

std::vector<review::Guide> corpus(int companies, int guides_each) {
  std::vector<review::Guide> guides;
  for (int company = 0; company < companies; ++company) {
    for (int i = 0; i < guides_each; ++i) {
      const auto name = "company" + std::to_string(1000 + company);
      guides.push_back(guide("research/" + name + "/role-" + std::to_string(i) + ".md", "2026-05-23", name));
    }
  }
  return guides;
}

}  // namespace

TEST_CASE("the text agenda lists what is due and why", "[report]") {
  CHECK(agenda("text", few()) ==
        "no readable review date: 2 guides\n"
        "  no front matter                             g/bare.md\n"
        "  next_review_due \"2026-02-30\" is not a date  g/odd.md\n"
        "overdue: 1 guide\n"
        "  1 day late, since 2026-05-23  g/a.md\n"
        "due within 14 days: 2 guides\n"
        "  due today, on 2026-05-24   g/b.md\n"
        "  1 day left, on 2026-05-25  g/c.md\n"
        "6 guides: 2 without a readable date, 1 overdue, 2 due within 14 days\n");
}

TEST_CASE("an agenda with nothing due says so", "[report]") {
  const std::vector<review::Guide> one = {guide("a.md", "2027-01-01")};
  CHECK(agenda("text", review::find_due(one, k_today, 14)) == "1 guide: none overdue or due within 14 days\n");
  CHECK(agenda("text", review::find_due(one, k_today)) == "1 guide: none overdue or due today\n");
  CHECK(agenda("text", review::find_due(one, k_today), {.summary = false}).empty());
  CHECK(agenda("markdown", review::find_due(one, k_today)) ==
        "### Guides to review, 2026-05-24\n\n1 guide: none overdue or due today\n");
}

TEST_CASE("many due guides are counted by company, with the true totals", "[report]") {
  const auto list = review::find_due(corpus(22, 14), k_today);
  const auto out = agenda("text", list);
  CHECK(out.substr(0, out.find("company1001")) ==
        "overdue: 308 guides\n"
        "  14 guides, 1 day late  company1000\n"
        "  14 guides, 1 day late  ");
  CHECK(out.substr(out.find("company1019")) ==
        "company1019\n"
        "  … and 28 guides of 2 more companies (--all shows each)\n"
        "308 guides share the due date 2026-05-23, a bulk stamp: none was ever reviewed\n"
        "a shared date says nothing about a review; last_reviewed and .guidelint/reviews.tsv do\n"
        "308 guides: 308 overdue\n");
  const auto all = agenda("text", list, {.show_all = true});
  CHECK(std::count(all.begin(), all.end(), '\n') == 1 + 308 + 3);
}

TEST_CASE("the markdown agenda is tables of code spans", "[report]") {
  CHECK(agenda("markdown", few()) ==
        "### Guides to review, 2026-05-24\n"
        "\n"
        "6 guides: 2 without a readable date, 1 overdue, 2 due within 14 days\n"
        "\n#### no readable review date: 2 guides\n\n"
        "| guide | |\n| --- | --- |\n"
        "| `g/bare.md` | no front matter |\n"
        "| `g/odd.md` | next_review_due `2026-02-30` is not a date |\n"
        "\n#### overdue: 1 guide\n\n"
        "| guide | due | |\n| --- | --- | --- |\n"
        "| `g/a.md` | 2026-05-23 | 1 day late |\n"
        "\n#### due within 14 days: 2 guides\n\n"
        "| guide | due | |\n| --- | --- | --- |\n"
        "| `g/b.md` | 2026-05-24 | due today |\n"
        "| `g/c.md` | 2026-05-25 | 1 day left |\n");
}

TEST_CASE("hostile names stay in their cell", "[report]") {
  review::Guide odd = guide("a|b`c\n@team <img> #1 \x1b[1m.md", "");
  odd.unreadable = "`|<script>\n| x |";
  const auto list = review::find_due({odd}, k_today);
  const auto markdown = agenda("markdown", list);
  CHECK(markdown.substr(markdown.find("| `")) ==
        "| `a\\x7cb\\x60c\\n@team <img> #1 \\x1b[1m.md` | next_review_due `\\x60\\x7c<script>\\n\\x7c x \\x7c` is not "
        "a date |\n");
  const auto text = agenda("text", list);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(std::count(text.begin(), text.end(), '\n') == 3);
}

TEST_CASE("a job summary stays below 1 MiB and says the true totals", "[report]") {
  auto guides = corpus(400, 100);
  for (auto& one : guides) one.next_review_due = base::parse_date("2020-01-01");
  const auto out = agenda("markdown", review::find_due(std::move(guides), k_today, 14));
  CHECK(out.size() < 1'048'576);
  CHECK(out.size() > 900'000);
  CHECK(out.find("40,000 guides: 40,000 overdue") != std::string::npos);
  CHECK(out.find("**40,000 guides share the due date 2020-01-01**, a bulk stamp: none was ever reviewed") !=
        std::string::npos);
  const auto rows = static_cast<std::size_t>(std::count(out.begin(), out.end(), '\n'));
  CHECK(out.find("\n… and ") != std::string::npos);
  CHECK(rows > 10'000);
  CHECK(out.ends_with(" more guides\n\n</details>\n"));
}

}  // namespace guidelint::report
