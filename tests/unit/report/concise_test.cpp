#include <fmt/format.h>

#include "made_up.h"

namespace guidelint::report {

TEST_CASE("concise writes a line a finding and closes with totals", "[report]") {
  auto total = finding_at(20, 22, "total-mismatch", "238,000, expected 158,750…166,750");
  total.level = finding::Level::warning;
  total.cause = cause("the whole stock column was added");
  auto reversed = finding_at(16, 5, "range-reversed", "base_low £85,000 is above base_high £80,000");
  reversed.places = 3;
  auto result = result_of({{.path = "guides/a.md", .findings = {reversed, total}}, {.path = "guides/b.md"}});
  CHECK(
      rendered("concise", result) ==
      "guides/a.md:16:5: error[range-reversed] base_low £85,000 is above base_high £80,000\n"
      "guides/a.md:20:22: warning[total-mismatch] 238,000, expected 158,750…166,750: the whole stock column was added\n"
      "1 error, 1 warning in 1 of 2 guides\n");
}

TEST_CASE("a clean run says what was judged", "[report]") {
  const auto result =
      result_of({{.path = "a.md"}, {.path = "b.md"}, {.path = "c.md"}, {.path = "d.md"}, {.path = "e.md"}});
  CHECK(rendered("concise", result) == "5 guides, 46 rules: no findings\n");
  CHECK(rendered("concise", result, {.summary = false}).empty());
}

TEST_CASE("accepted findings are shown only on request, marked, in their place, and folded by themselves", "[report]") {
  auto accepted = finding_at(3, 1, "x", "old");
  accepted.status = finding::Status::accepted;
  auto ignored = finding_at(4, 1, "x", "meant");
  ignored.status = finding::Status::ignored;
  std::vector<finding::Finding> kept = {accepted, ignored};
  auto result = result_of({{.path = "a.md", .findings = {finding_at(5, 1, "x", "new")}, .kept_back = kept}});
  const std::string_view closing =
      "1 error in 1 guide\nnot counted: 1 finding accepted in the baseline · 1 finding ignored by a comment\n";
  CHECK(rendered("concise", result) == fmt::format("a.md:5:1: error[x] new\n{}", closing));
  CHECK(rendered("concise", result, {.show_accepted = true}) ==
        fmt::format("a.md:3:1: accepted error[x] old\na.md:5:1: error[x] new\n{}", closing));
  CHECK(rendered("concise", result, {.color = true, .show_accepted = true, .summary = false})
            .starts_with("\x1b[2ma.md:3:1: accepted error[x] old\x1b[0m\n"));

  std::vector<finding::Finding> many(20, accepted);
  result = result_of({{.path = "a.md", .findings = {finding_at(5, 1, "x", "new")}, .kept_back = many}});
  const std::string text = rendered("concise", result, {.show_accepted = true, .summary = false});
  CHECK(text.find("and 17 more") != std::string::npos);
  CHECK(text.ends_with("a.md:5:1: error[x] new\n"));
}

TEST_CASE("stale lines of a baseline are counted, and who removes them is said", "[report]") {
  auto result = result_of({{.path = "a.md"}});
  result.acceptance = lint::Acceptance{.stale = 12};
  CHECK(rendered("concise", result) ==
        "1 guide, 46 rules: no findings\n"
        "12 lines of the baseline are for findings that are gone: `guidelint check --fix` removes them\n");
}

TEST_CASE("infos are counted, and shown when asked for", "[report]") {
  auto info = finding_at(1, 1, "old-sources", "sources are of 2023");
  info.level = finding::Level::info;
  const auto only_info = result_of({{.path = "a.md", .findings = {info}}});
  CHECK(rendered("concise", only_info) == "1 guide, 46 rules: no errors or warnings (1 info not shown: --verbose)\n");
  CHECK(rendered("concise", only_info, {.show_infos = true}) ==
        "a.md:1:1: info[old-sources] sources are of 2023\n1 info in 1 guide\n");
  const auto both = result_of({{.path = "a.md", .findings = {finding_at(1, 1, "x", "y"), info}}});
  CHECK(rendered("concise", both) == "a.md:1:1: error[x] y\n1 error in 1 guide (1 info not shown: --verbose)\n");
}

TEST_CASE("of a cause with more than ten findings three are shown and the rest counted", "[report]") {
  std::vector<finding::Finding> ten;
  for (std::uint32_t line = 1; line <= 10; ++line) ten.push_back(finding_at(line, 1, "x", "y"));
  lint::FileReport file{.path = "a.md", .findings = ten};
  CHECK(rendered("concise", result_of({file})).find('\xE2') == std::string::npos);  // no ellipsis: ten are all shown

  std::vector<finding::Finding> many;
  for (std::uint32_t line = 1; line <= 4466; ++line) {
    auto one = finding_at(line, 1, "total-mismatch", "no");
    one.cause = cause("added " + std::to_string(line), "added {stock}");
    many.push_back(one);
  }
  many.insert(many.begin() + 2, finding_at(2, 1, "other", "in between"));
  const auto result = result_of({{.path = "a.md", .company = "acme", .findings = many}});
  CHECK(rendered("concise", result) ==
        "a.md:1:1: error[total-mismatch] no: added 1\n"
        "a.md:2:1: error[total-mismatch] no: added 2\n"
        "a.md:2:1: error[other] in between\n"
        "a.md:3:1: error[total-mismatch] no: added 3\n"
        "… and 4,463 more of this cause (total-mismatch; --all shows each)\n"
        "4,467 errors in 1 guide\n"
        "biggest causes: added {stock} (4,466, acme) · other (1, acme)\n");
  const auto all = rendered("concise", result, {.show_all = true, .summary = false});
  CHECK(std::count(all.begin(), all.end(), '\n') == 4467);
}

TEST_CASE("the closing lines say what was not judged, passed over and not read", "[report]") {
  auto result = result_of({{.path = "a.md"}});
  result.passed_over = 12;
  result.unreadable = {{"cannot read guides/a.md: permission denied"}};
  lint::Coverage due{.rule = "review-overdue", .each = "guide"};
  due.reasons = {{"next_review_due is missing", 2}, {"reported by bad-date", 900}};
  lint::Coverage total{.rule = "total-mismatch", .each = "row"};
  total.reasons = {{"stock is missing", 1200}, {"base is missing", 646}, {"a", 3}, {"b", 3}, {"c", 1}, {"d", 1}};
  lint::Coverage outlier{.rule = "total-row-outlier", .each = "row"};
  outlier.reasons = {{"stock is missing", 1200}};
  result.coverage = {due, total, outlier};
  CHECK(rendered("concise", result) ==
        "1 guide, 46 rules: no findings\n"
        "not judged: total-mismatch and 1 other rule 1,200 rows (stock is missing) · "
        "total-mismatch 646 rows (base is missing) · total-mismatch 3 rows (a) · 4 more (--statistics shows each)\n"
        "12 files passed over (not guides)\n"
        "cannot read guides/a.md: permission denied\n");
  CHECK(rendered("concise", result, {.summary = false}) == "cannot read guides/a.md: permission denied\n");
}

TEST_CASE("nothing in a guide acts on the terminal or on GitHub's runner", "[report]") {
  auto hostile = finding_at(1, 1, "x",
                            "a\n::error::b\r\x1b[31m ##[group]c \xE2\x80\xAE"
                            "d \xFF\tz");
  hostile.cause = cause("line\nbreak\x07");
  const auto result = result_of({{.path = "::error::\nx.md", .findings = {hostile}}});
  CHECK(rendered("concise", result, {.summary = false}) ==
        ":\\x3aerror:\\x3a\\nx.md:1:1: error[x] a\\n::error::b\\r\\x1b[31m ##\\x5bgroup]c \\u{202e}d \\xff z: "
        "line\\nbreak\\x07\n");
}

TEST_CASE("colour only when asked for", "[report]") {
  const auto result = result_of({{.path = "a.md", .findings = {finding_at(1, 2, "x", "y")}}});
  CHECK(rendered("concise", result, {.color = true, .summary = false}) ==
        "\x1b[1ma.md:1:2:\x1b[0m \x1b[1;31merror\x1b[0m[x] y\n");
}

}  // namespace guidelint::report
