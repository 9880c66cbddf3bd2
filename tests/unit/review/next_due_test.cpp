#include "review/next_due.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "review/week.h"
#include "support/catch.h"

namespace guidelint::review {
namespace {

base::Date day(std::string_view text) { return *base::parse_date(text); }

Guide guide(std::string path, std::string company, std::string_view due = "") {
  return {.path = std::move(path), .company = std::move(company), .next_review_due = base::parse_date(due)};
}

std::vector<Guide> company(const std::string& name, int count, std::string_view due = "") {
  std::vector<Guide> guides;
  for (int i = 0; i < count; ++i) guides.push_back(guide(name + "/" + std::to_string(i) + ".md", name, due));
  return guides;
}

std::vector<Guide> operator+(std::vector<Guide> a, const std::vector<Guide>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::vector<std::size_t> first(std::size_t count) {
  std::vector<std::size_t> indices(count);
  std::iota(indices.begin(), indices.end(), std::size_t{0});
  return indices;
}

std::string one(const std::vector<Guide>& guides, std::string_view today, const Settings& settings = {}) {
  return base::format_date(next_due(guides, {0}, settings, day(today)).front());
}

}  // namespace

TEST_CASE("where nothing else is due, a guide is due again on the Friday nearest to every", "[review]") {
  CHECK(one(company("acme", 1), "2026-11-23") == "2027-05-21");  // Monday: 26 weeks are Monday 2027-05-24
  CHECK(one(company("acme", 1), "2026-11-27") == "2027-05-28");  // a Friday
  CHECK(one(company("acme", 1), "2026-12-31") == "2027-07-02");
  CHECK(one(company("acme", 1), "2028-02-29", {.every_weeks = 52}) == "2029-02-23");
  CHECK(one(company("acme", 1), "2025-12-29", {.every_weeks = 52}) == "2026-12-25");
}

TEST_CASE("guides of a company come back together, in the emptiest week within ten percent", "[review]") {
  // Every Friday but one of the window is taken: 2026-11-23 + 164 … 200 days
  std::vector<Guide> guides = company("acme", 3);
  int n = 0;
  for (Week week = week_of(day("2027-05-03")); week < week_of(day("2027-06-14")); week = week_after(week, 1)) {
    if (format_week(week) == "2027-W22") continue;
    guides = guides + company("busy" + std::to_string(n++), 10, base::format_date(friday_of(week)));
  }
  const auto dates = next_due(guides, first(3), {}, day("2026-11-23"));
  CHECK(dates == std::vector<base::Date>(3, day("2027-06-04")));
}

TEST_CASE("the week in which the company is due already is taken, if it has room", "[review]") {
  const auto guides = company("acme", 4) + company("acme", 3, "2027-06-04");
  CHECK(one(guides, "2026-11-23") == "2027-06-04");
  CHECK(one(guides + company("busy", 90, "2027-06-04"), "2026-11-23") == "2027-05-21");
}

TEST_CASE("the old dates of what is reviewed do not count", "[review]") {
  const auto guides = company("acme", 90, "2027-05-21");
  const auto dates = next_due(guides, first(90), {}, day("2026-11-23"));
  CHECK(dates == std::vector<base::Date>(90, day("2027-05-21")));
}

TEST_CASE("many companies on one day are spread, none beyond the window", "[review]") {
  std::vector<Guide> guides;
  for (int i = 0; i < 30; ++i) guides = guides + company("c" + std::to_string(100 + i), 14);
  const auto dates = next_due(guides, first(guides.size()), {}, day("2026-11-23"));
  std::map<base::Date, int> companies;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    CHECK(dates[i] == dates[i - i % 14]);
    CHECK(dates[i] >= day("2027-05-06"));
    CHECK(dates[i] <= day("2027-06-11"));
    if (i % 14 == 0) ++companies[dates[i]];
  }
  CHECK(companies.size() == 6);
  for (const auto& [date, count] : companies) CHECK(count == 5);
}

TEST_CASE("the order of guides makes no difference", "[review]") {
  const auto guides = company("acme", 4) + company("zeta", 8) + company("beta", 5, "2027-05-21");
  const auto dates = next_due(guides, first(12), {}, day("2026-11-23"));
  std::vector<Guide> reversed(guides.rbegin(), guides.rend());
  std::vector<std::size_t> indices(12);
  for (std::size_t i = 0; i < 12; ++i) indices[i] = guides.size() - 1 - i;
  CHECK(next_due(reversed, indices, {}, day("2026-11-23")) == dates);
}

TEST_CASE("a due date is never outside of between, and never today", "[review]") {
  Settings settings{.every_weeks = 52, .least_weeks = 8, .most_weeks = 52};
  auto guides = company("acme", 1);
  for (int week = 0; week <= 52; ++week)
    guides =
        guides + company("busy" + std::to_string(week), 20, base::format_date({day("2026-11-27").days + week * 7}));
  const base::Date last = next_due(guides, {0}, settings, day("2026-11-23")).front();
  CHECK(last <= day("2027-11-22"));
  CHECK(last >= day("2027-10-15"));
  settings = {.every_weeks = 1, .least_weeks = 1, .most_weeks = 1};
  for (int offset = 0; offset < 14; ++offset) {
    const base::Date today{day("2026-12-24").days + offset};
    const base::Date due = next_due(company("acme", 1), {0}, settings, today).front();
    CAPTURE(offset);
    CHECK(due > today);
    CHECK(due.days - today.days <= 11);
    CHECK(friday_of(week_of(due)) == due);
  }
}

TEST_CASE("days away make a week fuller, and each owner has own minutes", "[review]") {
  Settings settings;
  settings.away.push_back({day("2027-05-17"), day("2027-05-23")});
  CHECK(one(company("acme", 1), "2026-11-23", settings) == "2027-05-28");
  settings = {.owners = {{"@a", 300}, {"@b", 300}}};
  auto guides = company("acme", 2) + company("busy", 20, "2027-05-21");
  for (std::size_t i = 0; i < guides.size(); ++i) guides[i].owners = {i < 2 ? "@a" : "@b"};
  CHECK(one(guides, "2026-11-23", settings) == "2027-05-21");
  for (Guide& other : guides) other.owners = {"@a"};
  CHECK(one(guides, "2026-11-23", settings) == "2027-05-28");
}

}  // namespace guidelint::review
