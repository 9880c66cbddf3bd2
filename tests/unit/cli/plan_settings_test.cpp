#include "cli/plan_settings.h"

#include <fmt/format.h>

#include "support/catch.h"
#include "yaml/parse.h"

namespace guidelint::cli {
namespace {

using Lines = std::vector<std::string>;

struct Read {
  review::Settings settings;
  Lines mistakes;  // "text under the place: message | help"
};

Read read(std::string_view text) {
  const yaml::Document document = yaml::parse(text);
  REQUIRE(document.problems.empty());
  std::vector<yaml::Mistake> mistakes;
  Read result{.settings = read_plan_settings(document.root, mistakes), .mistakes = {}};
  for (const yaml::Mistake& mistake : mistakes)
    result.mistakes.push_back(fmt::format("{}: {}{}{}", text.substr(mistake.span.begin, mistake.span.size()),
                                          mistake.message, mistake.help.empty() ? "" : " | ", mistake.help));
  return result;
}

}  // namespace

TEST_CASE("plan settings are read as written", "[cli]") {
  const auto [settings, mistakes] = read(R"(minutes: {guide: 5, company: 0, week: 700}
owners: {'@pay-team': 240, 'a@example.org': 360}
batch_by: company
every: 20w
between: [10w, 40w]
weight:
  role: {software-engineer: 5, '*': 0.25}
  errors: 0
  quality: {high: 1, medium: 1.5}
away: [2026-12-21..2027-01-03, 2027-05-14]
)");
  CHECK(mistakes == Lines{});
  CHECK(settings.guide_minutes == 5);
  CHECK(settings.company_minutes == 0);
  CHECK(settings.week_minutes == 700);
  REQUIRE(settings.owners.size() == 2);
  CHECK(settings.owners[1] == std::pair<std::string, int>("a@example.org", 360));
  CHECK(settings.every_weeks == 20);
  CHECK(settings.least_weeks == 10);
  CHECK(settings.most_weeks == 40);
  REQUIRE(settings.roles.size() == 2);
  CHECK(settings.roles[0] == std::pair<std::string, double>("software-engineer", 5));
  CHECK(settings.roles[1].second == 0.25);
  CHECK(settings.per_error == 0);
  CHECK(settings.qualities[1] == std::pair<std::string, double>("medium", 1.5));
  REQUIRE(settings.away.size() == 2);
  CHECK(base::format_date(settings.away[0].last) == "2027-01-03");
  CHECK(settings.away[1].first == settings.away[1].last);
}

TEST_CASE("without minutes of a week it is what the owners have together", "[cli]") {
  CHECK(read("owners: {'@a': 100, '@b': 50}").settings.week_minutes == 150);
  CHECK(read("every: 26w").settings.week_minutes == 600);
}

TEST_CASE("a mistake in plan settings stands where it was made", "[cli]") {
  const auto mistakes = [](std::string_view text) { return read(text).mistakes; };
  CHECK(mistakes("minuets: {}") == Lines{R"(minuets: unknown key "minuets" in plan | did you mean `minutes`?)"});
  CHECK(mistakes("minutes: {week: 10081}") ==
        Lines{R"(10081: minutes of a week are whole minutes from 1 to 10,080, not "10081")"});
  CHECK(mistakes("minutes: {guide: 0}") ==
        Lines{R"(0: minutes of a guide are whole minutes from 1 to 10,080, not "0")"});
  CHECK(mistakes("minutes: {week: 25}") == Lines{"25: a week of 25 minutes holds no visit (20) with one guide (6)"});
  CHECK(mistakes("minutes: {week: 100}\nowners: {'@a': 90, '@b': 20}") ==
        Lines{"{'@a': 90, '@b': 20}: plan.owners have 110 minutes a week together, plan.minutes.week is 100",
              "20: a week of @b of 20 minutes holds no visit (20) with one guide (6)"});
  CHECK(mistakes("owners: {pay-team: 90}") ==
        Lines{R"(pay-team: "pay-team" is no owner as CODEOWNERS names them: @user, @org/team or an address)"});
  CHECK(mistakes("owners: {'@a': [90]}") == Lines{"[90]: plan.owners @a is a number of minutes a week"});
  CHECK(mistakes("batch_by: role") == Lines{R"(role: "batch_by" is one of company; not "role")"});
  CHECK(mistakes("every: 6 months") ==
        Lines{R"(6 months: "every" is a number of weeks from 1w to 520w, not "6 months")"});
  CHECK(mistakes("every: 99999999999w") ==
        Lines{R"(99999999999w: "every" is a number of weeks from 1w to 520w, not "99999999999w")"});
  CHECK(mistakes("every: 104w") == Lines{"104w: every 104w is not between 8w and 52w | between: [8w, 104w]"});
  CHECK(mistakes("between: [30w, 52w]") ==
        Lines{"[30w, 52w]: every 26w is not between 30w and 52w | between: [26w, 52w]"});
  CHECK(mistakes("between: [52w, 8w]") == Lines{R"([52w, 8w]: "between" begins with 52w, which is longer than 8w)"});
  CHECK(mistakes("between: [8w]") == Lines{R"([8w]: "between" is the shortest and the longest interval: [8w, 52w])"});
  CHECK(mistakes("weight: {role: {a: -1, b: 0, c: 1e3, d: inf, e: [1]}}").size() == 5);
  CHECK(mistakes("weight: {errors: 1001}") ==
        Lines{R"(1001: the weight of an error is a number from 0 to 1,000, not "1001")"});
  CHECK(mistakes("away: 2026-02-30") ==
        Lines{R"(2026-02-30: "away" holds days and times such as 2026-12-21..2027-01-03, not "2026-02-30")"});
  CHECK(mistakes("away: [2027-01-03..2026-12-21]") == Lines{"2027-01-03..2026-12-21: 2027-01-03 is after 2026-12-21"});
  CHECK(mistakes("away: [2026-01-01..2027-12-31]") ==
        Lines{R"(2026-01-01..2027-12-31: "away" is longer than 366 days)"});
}

}  // namespace guidelint::cli
