#include <algorithm>
#include <random>

#include "support/made_up_guides.h"

namespace guidelint::review {
namespace {

std::vector<Guide> random_guides(std::mt19937& random, int companies, int most_guides) {
  std::vector<Guide> guides;
  const auto up_to = [&](unsigned most) { return static_cast<int>(random() % (most + 1)); };
  for (int company = 0; company < companies; ++company) {
    const int count = 1 + up_to(static_cast<unsigned>(most_guides) - 1);
    for (int i = 0; i < count; ++i) {
      Guide guide = guide_of(fmt::format("c{:02}", company), i, "2026-05-23");
      guide.next_review_due = base::Date{k_monday.days - 100 + up_to(500)};
      if (up_to(20) == 0) guide.next_review_due.reset();
      if (up_to(9) == 0) guide.last_reviewed = base::Date{k_monday.days - up_to(200)};
      guide.errors = static_cast<std::uint32_t>(up_to(3));
      guide.role = up_to(1) == 0 ? "software-engineer" : "designer";
      if (up_to(2) > 0) guide.owners = {up_to(1) == 0 ? "@a" : "@b"};
      guides.push_back(std::move(guide));
    }
  }
  return guides;
}

Settings random_settings(std::mt19937& random) {
  Settings settings{.guide_minutes = 6, .company_minutes = 20, .week_minutes = 120};
  settings.roles = {{"software-*", 5}, {"*", 2}};
  if (random() % 2 == 0) settings.owners = {{"@a", 60}};
  if (random() % 3 == 0) settings.owners = {{"@a", 60}, {"@b", 60}};
  if (random() % 2 == 0) settings.away = {{day("2026-12-21"), day("2027-01-03")}};
  return settings;
}

}  // namespace

TEST_CASE("no plan breaks a limit, loses a guide, or depends on the order of guides", "[review]") {
  std::mt19937 random(4);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    std::vector<Guide> guides = random_guides(random, 1 + round / 4, 12);
    const Settings settings = random_settings(random);
    ScheduleOptions options{.today = base::Date{k_monday.days + round % 7}, .optimize = round % 10 == 0, .steps = 30};
    const Schedule first = make_schedule(guides, settings, options);
    REQUIRE(first.impossible.empty());
    check_sound(first);
    std::shuffle(guides.begin(), guides.end(), random);
    CHECK(weeks_of(make_schedule(guides, settings, options)) == weeks_of(first));

    // The same week again, with another guide wrong: nothing this week changes.
    options.previous = Previous{.week = first.weeks[0].week};
    for (const PlannedVisit& visit : first.weeks[0].visits) {
      for (const PlannedGuide& planned : visit.guides)
        options.previous->paths.push_back(first.guides[planned.guide].path);
    }
    guides[0].errors += 3;
    const Schedule again = make_schedule(guides, settings, options);
    check_sound(again);
    CHECK(weeks_of(again)[0] == weeks_of(first)[0]);
  }
}

TEST_CASE("a guide that weighs more is not reviewed later than its neighbours", "[review]") {
  std::vector<Guide> guides = company_of("acme", 30) + company_of("bolt", 30);
  const auto week_of_last = [&] {
    const auto places = places_of(make_schedule(guides, {.week_minutes = 120}, {.today = k_monday}));
    return places.at("guides/bolt/029.md");
  };
  std::string before = week_of_last();
  for (int errors = 1; errors <= 4; ++errors) {
    guides.back().errors = static_cast<std::uint32_t>(errors);
    const std::string now = week_of_last();
    CHECK(now <= before);
    before = now;
  }
}

}  // namespace guidelint::review
