#include "review/history.h"

#include "support/catch.h"

namespace guidelint::review {
namespace {

QualityPoint point(std::string_view date, std::uint64_t errors) {
  return {.date = *base::parse_date(date), .guides = 10, .errors = errors, .by_rule = {{"total-mismatch", errors}}};
}

std::string mistake(std::string_view text) {
  const auto points = parse_history(text, "h.tsv");
  return points ? "none" : points.error().message;
}

}  // namespace

TEST_CASE("a history is read as it was written", "[review]") {
  const std::vector<QualityPoint> points = {point("2026-12-28", 4), point("2027-01-04", 3)};
  const std::string text = format_history(points);
  CHECK(text.substr(0, text.find("2027")) ==
        "2026-12-28\taccepted\t0\n2026-12-28\tchanged\t0\n2026-12-28\terrors\t4\n2026-12-28\tguides\t10\n"
        "2026-12-28\tmeasured\t0\n2026-12-28\toverdue\t0\n2026-12-28\treviewed\t0\n2026-12-28\twarnings\t0\n"
        "2026-12-28\trule:total-mismatch\t4\n");
  const auto read = parse_history(text, "h.tsv");
  REQUIRE(read);
  CHECK(format_history(*read) == text);
}

TEST_CASE("a history reads its lines in any order, of a doubled one the later", "[review]") {
  const auto read = parse_history("2027-01-04\terrors\t3\r\n\n2026-12-28\terrors\t9\n2026-12-28\terrors\t4", "h");
  REQUIRE(read);
  REQUIRE(read->size() == 2);
  CHECK(read->front().errors == 4);
  CHECK(read->back().errors == 3);
  CHECK(parse_history("", "h")->empty());
}

TEST_CASE("what a later version measures is left out of a history", "[review]") {
  const auto read = parse_history("2026-12-28\tclosed\t3\n2026-12-28\trule:NOT an id\t3\n", "h");
  REQUIRE(read);
  CHECK(read->front().by_rule.empty());
}

TEST_CASE("a broken line of a history is an error that names it", "[review]") {
  CHECK(mistake("2026-12-28\terrors\t3\nerrors 4\n") ==
        "h.tsv:2: a line is date, measure and number with tabs between");
  CHECK(mistake("2026-02-30\terrors\t3\n") == "h.tsv:1: \"2026-02-30\" is not a date");
  CHECK(mistake("2026-12-28\terrors\t-3\n") == "h.tsv:1: \"-3\" is no number");
  CHECK(mistake("2026-12-28\terrors\t\n") == "h.tsv:1: \"\" is no number");
  CHECK(mistake("2026-12-28\terrors\t99999999999999999999\n") == "h.tsv:1: \"99999999999999999999\" is no number");
  CHECK(mistake("2026-12-28\t\t3\n") == "h.tsv:1: the measure has no name");
  CHECK(mistake("\x1b[31m\terrors\t3\n") == "h.tsv:1: \"?[31m\" is not a date");
  std::string many;
  for (int day = 0; day < 2300; ++day) many += base::format_date({day}) + "\terrors\t1\n";
  CHECK(mistake(many) == "h.tsv:2197: more than 2196 days");
}

TEST_CASE("a day that is in the history already is replaced", "[review]") {
  auto points = with_point({point("2026-12-28", 4), point("2027-01-04", 3)}, point("2026-12-28", 7));
  REQUIRE(points.size() == 2);
  CHECK(points[0].errors == 7);
  points = with_point(points, point("2026-12-30", 5));
  REQUIRE(points.size() == 3);
  CHECK(points[1].errors == 5);
}

TEST_CASE("a history keeps three years", "[review]") {
  const auto points = with_point({point("2023-01-01", 9), point("2024-01-08", 8)}, point("2027-01-04", 3));
  REQUIRE(points.size() == 2);
  CHECK(points[0].errors == 8);
}

TEST_CASE("a trend is what was before today", "[review]") {
  const auto points = before({point("2026-12-28", 4), point("2027-01-04", 3)}, *base::parse_date("2027-01-04"));
  REQUIRE(points.size() == 1);
  CHECK(points[0].errors == 4);
}

}  // namespace guidelint::review
