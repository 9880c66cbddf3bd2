#include "lint/lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <functional>
#include <set>

#include "lint/parallel.h"
#include "support/catch.h"
#include "support/temporary_folder.h"
#include "unit/lint/shipped.h"
#include "unit/rule/made_rules.h"

namespace guidelint::lint {
namespace {

namespace fs = std::filesystem;
using rule::guide_text;
using rule::Lines;
using rule::lines_of;
using rule::made_rules;

const Options k_options = {.jobs = 1, .today = base::Date{20605}};  // 2026-06-01

LintResult lint_all(const std::vector<Input>& inputs, const rule::RuleSet& rules, const Options& options = k_options) {
  return lint(inputs, rules, rule::make_plan(rules, [](const rule::Rule&) { return true; }), options);
}

TEST_CASE("every index is visited once, by any number of threads", "[lint]") {
  for (const std::size_t count : {0U, 1U, 16U, 17U, 1000U}) {
    for (const unsigned jobs : {0U, 1U, 3U, 64U}) {
      CAPTURE(count, jobs);
      std::vector<std::atomic<int>> visits(count);
      for_each_index(count, jobs, [&](std::size_t i) { ++visits[i]; });
      CHECK(std::ranges::all_of(visits, [](const auto& visit) { return visit == 1; }));
    }
  }
}

TEST_CASE("as many threads as are asked for, else four per core and sixteen at most", "[lint]") {
  CHECK(usual_jobs(3) == 3);
  CHECK(usual_jobs(200) == 200);
  CHECK(usual_jobs(0) >= 4);
  CHECK(usual_jobs(0) <= 16);
}

TEST_CASE("findings, coverage and counts come back for what is reported", "[lint]") {
  const auto rules = made_rules({{"b", "each: row\nexpect: base.low <= base.high"},
                                 {"a", "each: guide\nwhen: scheduled\nlevel: warning\nexpect: role == 'x'"}});
  const LintResult result =
      lint_all({{.path = "acme/a.md",
                 .text = guide_text({"region: Oslo, base_low: 9, base_high: 8", "region: Pau, base_low: 1"})}},
               *rules);
  CHECK(result.rules == 2);
  CHECK(result.guides == 1);
  CHECK(result.corpus == 1);
  CHECK(result.passed_over == 0);
  CHECK(result.unreadable.empty());
  REQUIRE(result.files.size() == 1);
  CHECK(result.files[0].company == "acme");
  CHECK(lines_of(result.files[0].findings) ==
        Lines{"3:7 warning a: role data-engineer is not x", "6:30 error b: base_low 9 is above base_high 8 for Oslo"});
  CHECK(result.count(finding::Level::error) == 1);
  CHECK(result.count(finding::Level::warning) == 1);
  CHECK(result.count(finding::Level::info) == 0);
  REQUIRE(result.coverage.size() == 2);
  CHECK(result.coverage[0].rule == "a");
  CHECK(result.coverage[0].each == "guide");
  CHECK(result.coverage[0].scheduled);
  CHECK(result.coverage[1].looked_at == 2);
  CHECK(result.coverage[1].failed == 1);
  CHECK(result.coverage[1].not_judged == 1);
  CHECK(result.coverage[1].reasons == std::map<std::string, std::uint64_t>{{"base is missing", 1}});
}

const std::string k_shared =
    "each: guide\nexpect: today <= next_review_due\nsay: due\nmaybe:\n"
    "  - if: shared(next_review_due) >= 2\n    because: \"{shared(next_review_due)} of {count(guide)}\"";

TEST_CASE("guides that are not reported count for the corpus and for nothing else", "[lint]") {
  const auto rules = made_rules({{"a", k_shared}});
  const LintResult result = lint_all({{.path = "x/a.md", .reported = false, .text = guide_text({})},
                                      {.path = "x/b.md", .text = guide_text({})},
                                      {.path = "x/c.md", .reported = false, .text = guide_text({}, "2026-09-01")}},
                                     *rules);
  REQUIRE(result.files.size() == 1);
  CHECK(result.files[0].path == "x/b.md");
  CHECK(lines_of(result.files[0].findings) == Lines{"4:18 error a: due <2 of 3>"});
  CHECK(result.guides == 1);
  CHECK(result.corpus == 3);
  CHECK(result.coverage.at(0).looked_at == 1);
  CHECK(result.coverage.at(0).failed == 1);
}

TEST_CASE("a rule that is off for a guide does not look at it", "[lint]") {
  const auto rules = made_rules({{"a", "each: guide\nexpect: role == 'x'"}});
  const auto plan = rule::make_plan(
      *rules, [](const rule::Rule&) { return true; },
      [](const rule::Rule&, std::string_view path) {
        return path == "x/a.md" ? std::optional(finding::Level::off) : std::nullopt;
      });
  const LintResult result =
      lint({{.path = "x/a.md", .text = guide_text({})}, {.path = "x/b.md", .text = guide_text({})}}, *rules, plan,
           k_options);
  CHECK(result.files.at(0).findings.empty());
  CHECK(result.files.at(1).findings.size() == 1);
  CHECK(result.coverage.at(0).looked_at == 1);
}

TEST_CASE("a file that does not look like a guide is passed over, unless it is named", "[lint]") {
  const support::TemporaryFolder folder;
  folder.write("README.md", "# About\n\nNothing to see.\n");
  folder.write("front.md", "---\ntitle: About\n---\n");
  folder.write("guide.md", "---\ncompany: acme\n---\n");
  folder.write("table.md", "| Region | Base Salary | Total Comp |\n|---|---|---|\n| Oslo | $1K | $2K |\n");
  folder.write("title.md", "### Data Engineer | Acme Global Negotiation Guide\n");
  const support::WorkingDirectory inside(folder.path());
  const auto rules = made_rules({{"a", "each: guide\nexpect: role == 'x'"}});
  const LintResult result = lint_all(discover({}).inputs, *rules);
  Lines paths;
  for (const FileReport& file : result.files) paths.push_back(file.path);
  CHECK(paths == Lines{"guide.md", "table.md", "title.md"});
  CHECK(result.passed_over == 2);
  CHECK(lint_all(discover({.paths = {"README.md"}}).inputs, *rules).guides == 1);
}

TEST_CASE("a file that cannot be read is told, and the others are judged", "[lint]") {
  const auto rules = made_rules({{"a", "each: guide\nexpect: role == 'x'"}});
  const LintResult result =
      lint_all({{.path = "/nonexistent/a.md"}, {.path = "x/b.md", .text = guide_text({})}}, *rules);
  REQUIRE(result.unreadable.size() == 1);
  CHECK(result.unreadable[0].message == "cannot read /nonexistent/a.md: no such file or directory");
  CHECK(result.guides == 1);
}

// Every guide is read twice; the level is asked for in between.
TEST_CASE("a guide that changes or goes while the others are read is told, and the others are judged", "[lint]") {
  const support::TemporaryFolder folder;
  folder.write("x/a.md", guide_text({}));
  folder.write("x/b.md", guide_text({}));
  const support::WorkingDirectory inside(folder.path());
  const auto rules = made_rules({{"a", k_shared}});
  const auto lint_meanwhile = [&](const std::function<void()>& happens) {
    const auto plan = rule::make_plan(
        *rules, [](const rule::Rule&) { return true; },
        [&](const rule::Rule&, std::string_view path) -> std::optional<finding::Level> {
          if (path == "x/a.md") happens();
          return std::nullopt;
        });
    return lint({{.path = "x/a.md"}, {.path = "x/b.md"}}, *rules, plan, k_options);
  };
  SECTION("changed") {
    const LintResult result = lint_meanwhile([&] { folder.write("x/a.md", guide_text({}) + "\n"); });
    REQUIRE(result.unreadable.size() == 1);
    CHECK(result.unreadable[0].message == "x/a.md has changed while it was being checked");
    REQUIRE(result.files.size() == 1);
    CHECK(result.files[0].path == "x/b.md");
    CHECK(lines_of(result.files[0].findings) == Lines{"4:18 error a: due <2 of 2>"});
  }
  SECTION("gone") {
    const LintResult result = lint_meanwhile([] { fs::remove("x/a.md"); });
    REQUIRE(result.unreadable.size() == 1);
    CHECK(result.unreadable[0].message == "cannot read x/a.md: no such file or directory");
    CHECK(result.files.size() == 1);
  }
  SECTION("written again as it was") {
    const LintResult result = lint_meanwhile([&] { folder.write("x/a.md", guide_text({})); });
    CHECK(result.unreadable.empty());
    CHECK(result.files.size() == 2);
  }
}

bool operator==(const Coverage& a, const Coverage& b) {
  return a.rule == b.rule && a.looked_at == b.looked_at && a.passed == b.passed && a.failed == b.failed &&
         a.not_judged == b.not_judged && a.reasons == b.reasons;
}

TEST_CASE("one thread and eight find the same in the same order, and every coverage adds up", "[lint]") {
  const auto rules = shipped_rules();
  const support::WorkingDirectory inside(fs::path(GUIDELINT_SOURCE_DIR) / "fixtures/guides");
  std::vector<Input> inputs;
  for (int copy = 0; copy < 4; ++copy) {  // enough for several chunks
    for (const Input& input : discover({}).inputs) inputs.push_back(input);
  }
  REQUIRE(inputs.size() >= 64);
  const LintResult one = lint_all(inputs, *rules, {.jobs = 1, .today = k_options.today});
  const LintResult eight = lint_all(inputs, *rules, {.jobs = 8, .today = k_options.today});
  REQUIRE(one.files.size() == inputs.size());
  REQUIRE(one.files.size() == eight.files.size());
  std::size_t findings = 0;
  for (std::size_t i = 0; i < one.files.size(); ++i) {
    CAPTURE(one.files[i].path);
    CHECK(one.files[i].path == eight.files[i].path);
    CHECK(one.files[i].company == eight.files[i].company);
    CHECK(one.files[i].findings == eight.files[i].findings);
    CHECK(std::ranges::is_sorted(one.files[i].findings, finding::comes_before));
    findings += one.files[i].findings.size();
  }
  CHECK(findings > 40);
  REQUIRE(one.coverage.size() == eight.coverage.size());
  for (std::size_t i = 0; i < one.coverage.size(); ++i) {
    const Coverage& coverage = one.coverage[i];
    CAPTURE(coverage.rule);
    CHECK((coverage == eight.coverage[i]));
    CHECK(coverage.looked_at == coverage.passed + coverage.failed + coverage.not_judged);
    std::uint64_t reasons = 0;
    for (const auto& [reason, count] : coverage.reasons) reasons += count;
    CHECK(reasons == coverage.not_judged);
  }
}

TEST_CASE("for_each_guide writes reported guides in order and counts them", "[lint]") {
  const auto rules = made_rules({});
  std::vector<Input> inputs;
  for (int i = 0; i < 40; ++i) {
    inputs.push_back({.path = fmt::format("x/{:02}.md", i), .reported = i % 2 == 0, .text = guide_text({})});
  }
  inputs.push_back({.path = "/nonexistent/a.md"});
  for (const unsigned jobs : {1U, 8U}) {
    Lines written;
    const Read read = for_each_guide(
        inputs, rules->model(), jobs, [](const model::Bound& guide) { return guide.guide().source->path(); },
        [&](std::string_view text) { written.emplace_back(text); });
    CHECK(written.size() == 20);
    CHECK(std::ranges::is_sorted(written));
    CHECK(read.guides == 20);
    CHECK(read.passed_over == 0);
    CHECK(read.unreadable.size() == 1);
  }
}

}  // namespace
}  // namespace guidelint::lint
