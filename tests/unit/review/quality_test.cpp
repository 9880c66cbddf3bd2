#include "review/quality.h"

#include "support/catch.h"

namespace guidelint::review {
namespace {

using finding::Level;

finding::Finding found(std::string rule, Level level, std::string text = "", std::string group = "") {
  finding::Finding finding;
  finding.rule = std::move(rule);
  finding.level = level;
  if (!text.empty()) finding.cause = {.id = finding.rule + "/1", .text = text, .group = group.empty() ? text : group};
  return finding;
}

}  // namespace

TEST_CASE("the quality of a run counts what check counts, and accepted findings apart", "[review]") {
  lint::LintResult result;
  result.today = *base::parse_date("2026-11-23");
  result.guides = 3;
  auto accepted = found("total-mismatch", Level::error);
  accepted.status = finding::Status::accepted;
  auto ignored = found("total-mismatch", Level::error);
  ignored.status = finding::Status::ignored;
  result.files = {{.path = "a.md",
                   .company = "acme",
                   .findings = {found("total-mismatch", Level::error, "stock was not divided by 4"),
                                found("total-mismatch", Level::error, "stock was not divided by 4"),
                                found("currency-mismatch", Level::warning, "London in EUR", "the city in {currency}")},
                   .kept_back = {accepted, ignored}},
                  {.path = "b.md",
                   .company = "acme",
                   .findings = {found("total-mismatch", Level::error, "stock was not divided by 4"),
                                found("pay-outlier", Level::info)}},
                  {.path = "c.md",
                   .company = "bolt",
                   .findings = {found("currency-mismatch", Level::warning, "Paris in GBP", "the city in {currency}")}}};
  const Quality quality = quality_of(result);
  CHECK(quality.now.guides == 3);
  CHECK(quality.now.errors == 3);
  CHECK(quality.now.warnings == 2);
  CHECK(quality.now.accepted == 1);
  CHECK(quality.now.by_rule == std::map<std::string, std::uint64_t>{{"currency-mismatch", 2}, {"total-mismatch", 3}});
  REQUIRE(quality.causes.size() == 2);
  CHECK(quality.causes[0].cause == "stock was not divided by 4");
  CHECK(quality.causes[0].company == "acme");
  CHECK(quality.causes[0].findings == 3);
  CHECK(quality.causes[0].guides == 2);
  CHECK(quality.causes[1].cause == "the city in {currency}");
  CHECK(quality.causes[1].company.empty());
  CHECK(quality.causes[1].level == Level::warning);
}

TEST_CASE("a run without findings has counts and no causes", "[review]") {
  const Quality quality = quality_of({.today = {20000}, .guides = 7});
  CHECK(quality.now.guides == 7);
  CHECK(quality.now.errors == 0);
  CHECK(quality.causes.empty());
}

TEST_CASE("precision sums points a week apart, however often the job runs", "[review]") {
  Quality quality;
  quality.now = {.date = {20000}, .reviewed = 12, .changed = 1, .measured = 10};
  for (int day = 19900; day < 20000; ++day)
    quality.history.push_back({.date = {day}, .reviewed = 6, .changed = 2, .measured = 5});
  const auto four = precision_of(quality, 4);
  CHECK(four.measured == 10 + 3 * 5);
  CHECK(four.changed == 1 + 3 * 2);
  CHECK(precision_of(quality, 1).measured == 10);
  CHECK(precision_of({}, 4).measured == 0);
}

TEST_CASE("the reviews of a point are those of its seven days, each once", "[review]") {
  const auto day = [](std::string_view date) { return *base::parse_date(date); };
  const Register reviews({{.date = day("2026-11-16"), .path = "old.md", .changed = 0.5},
                          {.date = day("2026-11-17"), .path = "a.md", .changed = 0.04},
                          {.date = day("2026-11-17"), .path = "a.md", .changed = 0.04},
                          {.date = day("2026-11-23"), .path = "a.md", .changed = 0.0},
                          {.date = day("2026-11-23"), .path = "b.md"},
                          {.date = day("2026-11-24"), .path = "c.md", .changed = 0.5}});
  QualityPoint point{.date = day("2026-11-23")};
  count_reviews(point, reviews);
  CHECK(point.reviewed == 3);
  CHECK(point.measured == 2);
  CHECK(point.changed == 1);
}

TEST_CASE("a guide is overdue from the day after its date", "[review]") {
  const auto guide = [](std::string_view due) {
    return Guide{.path = "a.md", .next_review_due = base::parse_date(due)};
  };
  const std::vector<Guide> guides = {guide("2026-11-22"), guide("2026-11-23"), guide("none")};
  QualityPoint point{.date = *base::parse_date("2026-11-23")};
  count_overdue(point, guides);
  CHECK(point.overdue == 1);
}

}  // namespace guidelint::review
