#include "review/due.h"

#include "support/catch.h"

namespace guidelint::review {
namespace {

Guide guide(std::string path, std::string_view due) {
  return {.path = std::move(path), .next_review_due = base::parse_date(due)};
}

const base::Date k_today = *base::parse_date("2026-05-24");

}  // namespace

TEST_CASE("a guide is late from the day after its date", "[review]") {
  const auto list = find_due({guide("a", "2026-05-23"), guide("b", "2026-05-24"), guide("c", "2026-05-25")}, k_today);
  REQUIRE(list.due.size() == 2);
  CHECK(list.due[0].guide.path == "a");
  CHECK(list.due[0].kind == DueKind::overdue);
  CHECK(list.due[0].days_late == 1);
  CHECK(list.due[1].guide.path == "b");
  CHECK(list.due[1].kind == DueKind::soon);
  CHECK(list.due[1].days_late == 0);
  CHECK(list.guides == 3);
  CHECK(list.overdue == 1);
  CHECK(list.soon == 1);
}

TEST_CASE("soon reaches as many days as asked for, the last one included", "[review]") {
  const std::vector<Guide> guides = {guide("a", "2026-06-07"), guide("b", "2026-06-08")};
  CHECK(find_due(guides, k_today, 14).soon == 1);
  CHECK(find_due(guides, k_today, 13).soon == 0);
  CHECK(find_due(guides, k_today, 14).due[0].days_late == -14);
}

TEST_CASE("guides without a readable date come first, each with its reason", "[review]") {
  Guide bare{.path = "z", .has_front_matter = false};
  Guide odd{.path = "y", .unreadable = "2026-02-30"};
  Guide missing{.path = "x"};
  const auto list = find_due({guide("late", "2020-01-01"), bare, odd, missing}, k_today);
  REQUIRE(list.due.size() == 4);
  CHECK(list.undated == 3);
  CHECK(list.due[0].why == Undated::missing);
  CHECK(list.due[1].why == Undated::not_a_date);
  CHECK(list.due[2].why == Undated::no_front_matter);
  CHECK(list.due[3].kind == DueKind::overdue);
}

TEST_CASE("the latest come first, then the nearest, whatever the order of files", "[review]") {
  const auto order = [](std::vector<Guide> guides) {
    std::string paths;
    for (const auto& due : find_due(std::move(guides), k_today, 30).due) paths += due.guide.path;
    return paths;
  };
  const Guide a = guide("a", "2026-05-01"), b = guide("b", "2025-05-01"), c = guide("c", "2026-06-01"),
              d = guide("d", "2026-05-26"), e = guide("e", "2025-05-01");
  CHECK(order({a, b, c, d, e}) == "beadc");
  CHECK(order({e, d, c, b, a}) == "beadc");
}

TEST_CASE("a date of twenty guides and a quarter of the dated ones is a bulk stamp", "[review]") {
  const auto stamps = [](int same, int others) {
    std::vector<Guide> guides;
    for (int i = 0; i < same; ++i) guides.push_back(guide("same", "2026-05-23"));
    for (int i = 0; i < others; ++i) guides.push_back({.path = "other", .next_review_due = base::Date{30000 + i}});
    for (int i = 0; i < 500; ++i) guides.push_back({.path = "undated"});
    return find_due(std::move(guides), k_today).bulk;
  };
  CHECK(stamps(19, 0).empty());
  REQUIRE(stamps(20, 0).size() == 1);
  CHECK(stamps(20, 60).size() == 1);
  CHECK(stamps(20, 61).empty());
  CHECK(stamps(20, 0)[0].guides == 20);
  CHECK(base::format_date(stamps(20, 0)[0].date) == "2026-05-23");
}

TEST_CASE("nothing to ask about is nothing due", "[review]") {
  const auto list = find_due({}, k_today, 14);
  CHECK(list.due.empty());
  CHECK(list.bulk.empty());
  CHECK(list.guides == 0);
}

}  // namespace guidelint::review
