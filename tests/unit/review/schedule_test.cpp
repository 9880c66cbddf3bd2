#include "support/made_up_guides.h"

namespace guidelint::review {

TEST_CASE("no guides are a plan of one empty week", "[review]") {
  const Schedule schedule = make_schedule({}, {}, {.today = k_monday});
  CHECK(weeks_of(schedule) == std::vector<std::string>{"2026-W48:"});
  CHECK(schedule.impossible.empty());
  CHECK(schedule.quality.visits == 0);
  CHECK(schedule.quality.gap() == 0);
  CHECK(schedule.weeks[0].limit == 600);
}

TEST_CASE("one late guide is planned for this week", "[review]") {
  const Schedule schedule = make_schedule(company_of("acme", 1), {}, {.today = k_monday});
  CHECK(weeks_of(schedule) == std::vector<std::string>{"2026-W48: acme 1"});
  CHECK(schedule.weeks[0].minutes == 26);
  CHECK(schedule.quality.lateness == 0);
  CHECK(schedule.quality.bound == 0);
  CHECK(schedule.weeks[0].visits[0].guides[0].days_late == 188);  // on Friday
  CHECK(schedule.weeks[0].visits[0].guides[0].reason == "184 days late");
}

TEST_CASE("what is due after a pass and after the interval is listed, not planned", "[review]") {
  const Schedule schedule = make_schedule(company_of("later", 2, "2027-09-01") + company_of("soon", 1, "2027-01-06"),
                                          {}, {.today = k_monday});
  CHECK(schedule.later.size() == 2);
  CHECK(schedule.guides[schedule.later[0]].path == "guides/later/000.md");
  CHECK(schedule.weeks.size() > 1);
  CHECK(schedule.weeks.front().visits.empty());
  CHECK(schedule.weeks.back().visits[0].company == "soon");
  check_sound(schedule);
}

TEST_CASE("a date far in the future costs nothing", "[review]") {
  Schedule schedule = make_schedule(company_of("acme", 3, "9999-12-31"), {}, {.today = k_monday});
  CHECK(schedule.later.size() == 3);
  CHECK(schedule.weeks.size() == 1);
  schedule = make_schedule(company_of("acme", 200, "9999-12-31"), {.week_minutes = 60},
                           {.today = k_monday, .previous = Previous{week_of(k_monday), {"guides/acme/000.md"}}});
  CHECK(weeks_of(schedule) == std::vector<std::string>{"2026-W48: acme 1"});
}

TEST_CASE("a guide with a broken date is planned as late since it was last changed", "[review]") {
  std::vector<Guide> guides = company_of("acme", 3, "2026-02-30");
  guides[0].committed = day("2026-10-01");
  guides[0].last_updated = day("2026-01-01");
  guides[1].last_updated = day("2026-11-01");
  guides[2].last_updated = day("2030-01-01");  // nobody can have
  const Schedule schedule = make_schedule(guides, {}, {.today = k_monday});
  CHECK(weeks_of(schedule) == std::vector<std::string>{"2026-W48: acme 3"});
  CHECK(schedule.undated == 3);
  CHECK(schedule.overdue == 0);
  std::map<std::size_t, std::int64_t> late;
  for (const PlannedGuide& planned : schedule.weeks[0].visits[0].guides) {
    late[planned.guide] = planned.days_late;
    CHECK(planned.reason == "next_review_due 2026-02-30 is not a date");
  }
  CHECK(late == std::map<std::size_t, std::int64_t>{{0, 57}, {1, 26}, {2, 4}});
}

TEST_CASE("weight is role times errors times quality, and the reason says so", "[review]") {
  Settings settings;
  settings.roles = {{"software-engineer", 5}, {"*-engineer", 3}, {"*", 2}};
  settings.qualities = {{"medium", 1.5}};
  std::vector<Guide> guides = company_of("acme", 3);
  guides[0].role = "software-engineer";
  guides[0].errors = 3;
  guides[0].quality = "medium";
  guides[1].role = "data-engineer";
  guides[1].errors = 100;
  guides[1].last_reviewed = day("2026-03-01");
  guides[2].quality = "high";
  const Schedule schedule = make_schedule(guides, settings, {.today = k_monday});
  const auto& planned = schedule.weeks[0].visits[0].guides;
  CHECK(planned[0].weight == 5 * 2.5 * 1.5);
  CHECK(planned[0].reason ==
        "184 days late, 3 errors, never reviewed, software-engineer counts 5 times, medium quality counts 1.5 times");
  CHECK(planned[1].weight == 3 * 3);
  CHECK(planned[1].reason == "184 days late, 100 errors, data-engineer counts 3 times");
  CHECK(planned[2].weight == 2);
  CHECK(planned[2].reason == "184 days late, never reviewed, its role counts twice");
  CHECK(schedule.weeks[0].visits[0].reason == "weight 0.78 a minute, 103 errors, all late");
}

TEST_CASE("a review after the due date puts the next one the interval later", "[review]") {
  std::vector<Guide> guides = company_of("acme", 1);
  guides[0].last_reviewed = day("2026-11-02");
  const Schedule schedule = make_schedule(guides, {.every_weeks = 26}, {.today = k_monday});
  REQUIRE(schedule.weeks.back().visits.size() == 1);
  CHECK(schedule.weeks.back().visits[0].guides[0].reason == "due in 161 days");  // 2027-05-03
}

TEST_CASE("a review in the future did not happen", "[review]") {
  std::vector<Guide> guides = company_of("acme", 1);
  guides[0].last_reviewed = day("2026-11-25");
  const Schedule schedule = make_schedule(guides, {}, {.today = k_monday});
  CHECK(schedule.never_reviewed == 1);
  CHECK_FALSE(schedule.weeks[0].visits[0].guides[0].is_done);
}

TEST_CASE("what was reviewed this week is shown as done and its minutes are used", "[review]") {
  std::vector<Guide> guides = company_of("acme", 4) + company_of("bolt", 4);
  for (std::size_t i = 0; i < 4; ++i) {
    guides[i].last_reviewed = day("2026-11-23");
    guides[i].next_review_due = day("2027-05-23");
  }
  const Schedule schedule = make_schedule(guides, {.week_minutes = 60}, {.today = day("2026-11-26")});
  CHECK(weeks_of(schedule) == std::vector<std::string>{"2026-W48: acme 4", "2026-W49: bolt 4"});
  CHECK(schedule.weeks[0].visits[0].guides[0].is_done);
  CHECK(schedule.weeks[0].visits[0].guides[0].reason == "reviewed 2026-11-23");
  CHECK(schedule.weeks[0].visits[0].reason == "reviewed");
  CHECK(schedule.weeks[0].minutes == 44);
  check_sound(schedule);
}

TEST_CASE("this week stays as it was announced, and its room is not filled up", "[review]") {
  std::vector<Guide> guides = company_of("acme", 4) + company_of("bolt", 4) + company_of("core", 4);
  const Previous previous{.week = week_of(k_monday),
                          .paths = {"guides/core/002.md", "guides/gone/000.md", "guides/core/000.md",
                                    "guides/acme/001.md", "guides/core/000.md"}};
  guides[1].last_reviewed = day("2026-11-24");  // acme/001
  const Schedule schedule = make_schedule(guides, {}, {.today = day("2026-11-25"), .previous = previous});
  CHECK(schedule.has_previous);
  CHECK(schedule.weeks[0].is_frozen);
  REQUIRE(weeks_of(schedule)[0] == "2026-W48: core 2, acme 1");
  CHECK(schedule.guides[schedule.weeks[0].visits[0].guides[0].guide].path == "guides/core/002.md");
  CHECK(schedule.weeks[0].visits[1].guides[0].is_done);
  CHECK(schedule.weeks[1].count_guides() == 9);
  check_sound(schedule);
}

TEST_CASE("what no longer fits the announced week moves on, last first", "[review]") {
  const std::vector<Guide> guides = company_of("acme", 3) + company_of("bolt", 3);
  const Previous previous{
      .week = week_of(k_monday),
      .paths = {"guides/bolt/000.md", "guides/bolt/001.md", "guides/acme/000.md", "guides/acme/001.md"}};
  const Schedule schedule = make_schedule(guides, {.week_minutes = 60}, {.today = k_monday, .previous = previous});
  CHECK(weeks_of(schedule)[0] == "2026-W48: bolt 2, acme 1");  // 20 + 12 + 20 + 6 = 58
  check_sound(schedule);
}

TEST_CASE("the plan of another week announces nothing", "[review]") {
  const Previous previous{.week = week_after(week_of(k_monday), -1), .paths = {"guides/acme/000.md"}};
  const Schedule schedule = make_schedule(company_of("acme", 2), {}, {.today = k_monday, .previous = previous});
  CHECK_FALSE(schedule.has_previous);
  CHECK_FALSE(schedule.weeks[0].is_frozen);
  CHECK(schedule.weeks[0].count_guides() == 2);
}

TEST_CASE("weeks off are empty, and a weekday off costs a fifth", "[review]") {
  Settings settings{.week_minutes = 60};
  settings.away = {{day("2026-12-21"), day("2027-01-03")}, {day("2026-12-08"), day("2026-12-08")}};
  const Schedule schedule = make_schedule(company_of("acme", 60), settings, {.today = k_monday});
  std::map<std::string, int> limits;
  for (const PlannedWeek& week : schedule.weeks) limits[format_week(week.week)] = week.limit;
  CHECK(limits["2026-W49"] == 60);
  CHECK(limits["2026-W50"] == 48);
  CHECK(limits["2026-W52"] == 0);
  CHECK(limits["2026-W53"] == 0);
  CHECK(limits["2027-W01"] == 60);
  CHECK(schedule.weeks[4].visits.empty());
  CHECK(schedule.weeks[5].visits.empty());
  CHECK(schedule.weeks[6].count_guides() == 6);
  check_sound(schedule);
}

TEST_CASE("weeks are those of the calendar across a year with 53", "[review]") {
  const Schedule schedule =
      make_schedule(company_of("acme", 18), {.week_minutes = 60}, {.today = day("2026-12-27")});  // a Sunday
  CHECK(weeks_of(schedule) == std::vector<std::string>{"2026-W52: acme 6", "2026-W53: acme 6", "2027-W01: acme 6"});
}

TEST_CASE("a leap day is a day", "[review]") {
  const Schedule schedule = make_schedule(company_of("acme", 1, "2028-02-29"), {}, {.today = day("2028-03-01")});
  CHECK(schedule.weeks[0].visits[0].guides[0].reason == "1 day late");
}

TEST_CASE("each owner is planned with that owner's minutes", "[review]") {
  std::vector<Guide> guides = company_of("acme", 4) + company_of("bolt", 4) + company_of("core", 4);
  for (Guide& guide : guides) {
    if (guide.company != "core") guide.owners = {guide.company == "acme" ? "@a" : "@b"};
  }
  guides[3].owners = {"@b", "@a"};  // most of acme is @a's
  Settings settings{.week_minutes = 132, .owners = {{"@a", 44}, {"@b", 44}}};
  Schedule schedule = make_schedule(guides, settings, {.today = k_monday});
  CHECK(weeks_of(schedule) == std::vector<std::string>{"2026-W48: acme 4, bolt 4, core 4"});
  CHECK(schedule.weeks[0].visits[1].owner == "@b");
  CHECK(schedule.weeks[0].visits[2].owner.empty());
  REQUIRE(schedule.owners.size() == 3);
  CHECK(schedule.owners[0].owner == "@a");
  CHECK(schedule.owners[0].guides == 3);
  CHECK(schedule.owners[0].week_minutes == 44);
  CHECK(schedule.owners[0].pass_minutes == 44);
  CHECK(schedule.owners[1].guides == 5);
  CHECK(schedule.owners[2].owner.empty());
  CHECK(schedule.owners[2].weeks == 1);
  check_sound(schedule);

  settings.week_minutes = 88;  // nothing is left for what nobody owns: it is planned all the same
  schedule = make_schedule(guides, settings, {.today = k_monday});
  CHECK(weeks_of(schedule) == std::vector<std::string>{"2026-W48: acme 4, bolt 4", "2026-W49: core 4"});
  check_sound(schedule);
}

TEST_CASE("without an owner's minutes nobody's are told apart", "[review]") {
  std::vector<Guide> guides = company_of("acme", 4) + company_of("bolt", 4);
  guides[5].owners = {"@b"};
  const Schedule schedule = make_schedule(guides, {.week_minutes = 88}, {.today = k_monday});
  CHECK(weeks_of(schedule) == std::vector<std::string>{"2026-W48: acme 4, bolt 4"});
}

TEST_CASE("guides without a company are visited by folder", "[review]") {
  std::vector<Guide> guides = company_of("acme", 2) + company_of("bolt", 2);
  for (Guide& guide : guides) guide.company.clear();
  const Schedule schedule = make_schedule(guides, {}, {.today = k_monday});
  CHECK(schedule.weeks[0].visits.size() == 2);
  CHECK(schedule.quality.companies == 2);
}

TEST_CASE("a week that holds no guide is said with the values", "[review]") {
  Schedule schedule = make_schedule(company_of("acme", 2), {.week_minutes = 25}, {.today = k_monday});
  CHECK(schedule.impossible ==
        "plan.minutes.week is 25 minutes, less than one visit with one guide: 20 + 6 = 26 minutes");
  CHECK(schedule.weeks.empty());
  CHECK(schedule.overdue == 2);

  std::vector<Guide> guides = company_of("acme", 2);
  for (Guide& guide : guides) guide.owners = {"@a"};
  schedule = make_schedule(guides, {.week_minutes = 100, .owners = {{"@a", 10}}}, {.today = k_monday});
  CHECK(schedule.impossible.starts_with("plan.owners @a is 10 minutes, less than"));

  schedule = make_schedule(company_of("acme", 10000), {.week_minutes = 26}, {.today = k_monday});
  CHECK(schedule.impossible == "26 minutes a week review every guide once in 2,309 weeks; raise plan.minutes.week");
}

TEST_CASE("the minutes an interval needs are those of a pass in as many weeks", "[review]") {
  const Schedule schedule =
      make_schedule(company_of("acme", 50), {.week_minutes = 100, .every_weeks = 2}, {.today = k_monday});
  CHECK(schedule.quality.pass_minutes == 320);
  CHECK(schedule.quality.pass_weeks == 3.2);
  CHECK(schedule.quality.needed_minutes == 160);
}

}  // namespace guidelint::review
