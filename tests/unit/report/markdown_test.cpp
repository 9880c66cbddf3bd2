#include <algorithm>

#include "made_up.h"

namespace guidelint::report {
namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

finding::Finding warning_at(std::uint32_t line, std::string rule, std::string message) {
  finding::Finding finding = finding_at(line, 1, std::move(rule), std::move(message));
  finding.level = finding::Level::warning;
  return finding;
}

lint::LintResult many(std::size_t guides, std::size_t bytes) {
  std::vector<lint::FileReport> files;
  for (std::size_t i = 0; i < guides; ++i) {
    files.push_back({.path = "guides/" + std::to_string(i) + ".md"});
    files.back().findings.push_back(finding_at(1, 1, "common", std::string(bytes, 'x')));
    if (i % 10 == 0) files.back().findings.push_back(warning_at(2, "rare", "y"));
  }
  return result_of(std::move(files));
}

}  // namespace

TEST_CASE("a job summary has totals, a table of causes, and their findings folded away", "[report]") {
  auto total = warning_at(20, "total-mismatch", "total does not add up for Amsterdam");
  total.detail = "238,000, expected 158,750";
  total.cause = cause("the whole stock column was added");
  total.labels = {{.place = finding_at(56, 1, "", "").place, .text = "the grant covers 4 years"}};
  auto other = total;
  other.place.begin.line = 21;
  auto result = result_of({{.path = "guides/a.md", .findings = {total, other}},
                           {.path = "guides/b.md", .findings = {finding_at(3, 5, "unknown-key", "unknown key `x`")}},
                           {.path = "guides/c.md"}});
  result.passed_over = 2;
  result.coverage = {{.rule = "review-overdue", .each = "guide", .reasons = {{"next_review_due is missing", 3}}}};
  CHECK(
      rendered("markdown", result) ==
      "### guidelint: 1 error, 2 warnings in 2 of 3 guides\n"
      "\n"
      "- 2 files passed over (not guides)\n"
      "\n"
      "| rule | cause | level | findings | guides |\n"
      "| --- | --- | --- | ---: | ---: |\n"
      "| `unknown-key` |  | error | 1 | 1 |\n"
      "| `total-mismatch` | the whole stock column was added | warning | 2 | 1 |\n"
      "\n"
      "<details><summary>unknown-key: 1 error in 1 guide</summary>\n"
      "\n"
      "- `guides/b.md:3` unknown key \\`x\\`\n"
      "\n"
      "</details>\n"
      "\n"
      "<details><summary>total-mismatch: the whole stock column was added: 2 warnings in 1 guide</summary>\n"
      "\n"
      "- `guides/a.md:20` total does not add up for Amsterdam; 238,000, expected 158,750; line 56: the grant covers 4 "
      "years\n"
      "- `guides/a.md:21` total does not add up for Amsterdam; 238,000, expected 158,750; line 56: the grant covers 4 "
      "years\n"
      "\n"
      "</details>\n"
      "\n"
      "<details><summary>not judged, for 1 reason</summary>\n"
      "\n"
      "| why | of how many | rules |\n"
      "| --- | ---: | --- |\n"
      "| next_review_due is missing | 3 guides | review-overdue |\n"
      "\n"
      "</details>\n");
}

TEST_CASE("a summary without findings is a heading", "[report]") {
  CHECK(rendered("markdown", result_of({{.path = "a.md"}})) == "### guidelint: 1 guide, 46 rules: no findings\n");
}

TEST_CASE("a summary is grouped by what --group-by names", "[report]") {
  auto result = result_of({{.path = "a.md", .findings = {finding_at(1, 1, "x", "no"), warning_at(2, "y", "no")}},
                           {.path = "b.md", .findings = {finding_at(1, 1, "x", "no")}}});
  result.files[0].owners = {"@pay-team"};
  const std::string out = rendered("markdown", result, {.group_by = GroupBy::owner});
  CHECK(holds(out, "| owner | level | findings | guides |\n"));
  CHECK(holds(out, "| `@pay-team` | error | 2 | 1 |\n| `no owner` | error | 1 | 1 |\n"));
  CHECK(holds(out, "<summary><code>@pay-team:</code> 1 error, 1 warning in 1 guide</summary>"));
  CHECK(holds(out, "- `a.md:1` **error** `x` no\n- `a.md:2` **warning** `y` no\n"));
}

TEST_CASE("a summary stays below its size, with true totals and what is left out", "[report]") {
  const auto result = many(2000, 1900);
  const std::string out = rendered("markdown", result);
  CHECK(out.size() <= k_most_summary);
  CHECK(out.size() > k_most_summary / 3);
  CHECK(holds(out, "### guidelint: 2,000 errors, 200 warnings in 2,000 guides\n"));
  CHECK(holds(out, "| `common` |  | error | 2,000 | 2,000 |"));
  const auto lines = static_cast<std::size_t>(std::count(out.begin(), out.end(), '\n'));
  CHECK(holds(out, "rare: 200 warnings in 200 guides</summary>\n\n- `guides/0.md:2` y\n"));
  CHECK(holds(out, "- `guides/1990.md:2` y\n\n</details>\n\n… and "));
  CHECK(out.ends_with(" guides are not shown here\n"));
  CHECK(lines > 400);
}

TEST_CASE("a summary fits any room, and is nothing where its totals do not fit", "[report]") {
  auto result = many(40, 100);
  result.coverage = {{.rule = "r", .each = "guide", .reasons = {{"base is missing", 3}}}};
  result.unreadable = {{"cannot read b.md: permission denied"}};
  for (std::size_t most = 0; most < 9000; most += 37) {
    const std::string out = rendered("markdown", result, {.most_bytes = most});
    CAPTURE(most);
    CHECK(out.size() <= most);
    CHECK((out.empty() || holds(out, "### guidelint: 40 errors, 4 warnings in 40 guides\n")));
    std::size_t opened = 0, closed = 0;
    for (auto at = out.find("<details>"); at != std::string::npos; at = out.find("<details>", at + 1)) ++opened;
    for (auto at = out.find("</details>"); at != std::string::npos; at = out.find("</details>", at + 1)) ++closed;
    CHECK(opened == closed);
  }
  CHECK(rendered("markdown", result, {.most_bytes = 20}).empty());
}

TEST_CASE("nothing of a guide acts in a summary", "[report]") {
  auto bad = finding_at(1, 1, "rule", "</details> @org/team #12 | `x` <script> ::error::x");
  bad.detail = "\n\n# heading\n::error::y ##[error]z";
  bad.cause = cause("www.evil.example \x1b[31m \xE2\x80\xAE");
  auto result = result_of({{.path = "</summary>`|@org\n.md", .findings = {bad}}});
  result.against = "@org/x";
  const std::string out = rendered("markdown", result);
  CHECK(holds(out, "- `</summary>\\x60\\x7c@org\\n.md:1` \\</details\\> `@org/team` `#12` \\| \\`x\\` \\<script\\> "));
  CHECK(holds(out, "<details><summary>rule: <code>www.evil.example</code> \\x1b[31m \\u{202e}: 1 error"));
  CHECK(holds(out, "only what is new against `@org/x:`"));
  CHECK_FALSE(holds(out, "##["));
  CHECK_FALSE(holds(out, "\n::"));
}

}  // namespace guidelint::report
