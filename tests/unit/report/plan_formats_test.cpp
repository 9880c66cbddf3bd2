#include "base/strings.h"
#include "report/plan_words.h"
#include "support/made_up_plan.h"

namespace guidelint::report {
namespace {

constexpr std::string_view k_hostile = "=cmd|' /C calc'!A0\x1b[31m\n::error::\"x\",##[group]\xff\xe2\x80\xae";

MadeUpPlan hostile_plan() {
  MadeUpPlan plan("2026-11-23");
  plan.visit({.owner = std::string(k_hostile),
              .company = std::string(k_hostile),
              .guides = 2,
              .errors = {std::string(k_hostile)},
              .reason = std::string(k_hostile)});
  return plan;
}

bool has_control(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n') || byte == 0x7f || byte == 0xff) return true;
  }
  return text.find("\xe2\x80\xae") != std::string_view::npos;
}

}  // namespace

TEST_CASE("what a guide says does not act in a plan for a terminal, a spreadsheet or a program", "[report]") {
  const MadeUpPlan plan = hostile_plan();
  for (const std::string_view format : {"text", "csv", "json"}) {
    CAPTURE(format);
    const std::string text = plan_text(format, {.schedule = plan.schedule(), .quality = {}});
    CHECK_FALSE(has_control(text));
    CHECK(text.find("##[") == std::string::npos);
    CHECK(text.find("\n::") == std::string::npos);
  }
}

TEST_CASE("the table of a plan has a line a guide, and no formula", "[report]") {
  const MadeUpPlan plan = hostile_plan();
  const std::string text = plan_text("csv", {.schedule = plan.schedule(), .quality = {}});
  const auto lines = base::split(text, '\n');
  REQUIRE(lines.size() == 4);  // heading, two guides, nothing behind the last line end
  CHECK(lines[0] == "week,owner,company,path,due,days_late,never_reviewed,weight,minutes,reason,done");
  CHECK(lines[1].starts_with("2026-W48,\"'=cmd"));
  CHECK(lines[3].empty());
}

TEST_CASE("a plan for programs says whether its week is done", "[report]") {
  MadeUpPlan plan("2026-11-23");
  const auto json = [&] { return plan_text("json", {.schedule = plan.schedule(), .quality = {}}); };
  CHECK(json().find("\"done\":true") != std::string::npos);  // nothing to review
  plan.visit({.company = "acme", .guides = 2, .done = 2});
  CHECK(json().find("\"done\":true") != std::string::npos);
  plan.visit({.company = "bolt", .guides = 2, .done = 1});
  CHECK(json().find("\"done\":false,\"impossible\"") != std::string::npos);
}

TEST_CASE("a plan for a terminal lists so many weeks, of one owner where it is asked for", "[report]") {
  MadeUpPlan plan("2026-11-23");
  plan.visit({.owner = "@a", .company = "acme", .guides = 3, .done = 1});
  plan.visit({.owner = "@b", .company = "bolt", .guides = 1});
  plan.later(5);
  const auto week_lines = [&](const plans::PlanReport& report) {
    std::vector<std::string> found;
    const std::string text = plan_text("text", report);
    for (const std::string_view line : base::split(text, '\n')) {
      if (line.starts_with("2026-W") || line.starts_with("…") || line.starts_with("nothing")) found.emplace_back(line);
    }
    return found;
  };
  const review::Quality quality;
  using Lines = std::vector<std::string>;
  CHECK(week_lines({.schedule = plan.schedule(), .quality = quality}) ==
        Lines{"2026-W48   64       4  acme (3), bolt (1)  1 of 4 done", "2026-W49   50       5  later (5)"});
  CHECK(week_lines({.schedule = plan.schedule(), .quality = quality, .shown_weeks = 1}).back() ==
        "… and 5 guides in 1 more week until 2026-W49 (--weeks shows more)");
  CHECK(week_lines({.schedule = plan.schedule(), .quality = quality, .shown_weeks = 1, .owner = "@b"}).front() ==
        "2026-W48   26       1  bolt (1)");
  CHECK(week_lines({.schedule = plan.schedule(), .quality = quality, .from = review::parse_week("2026-W50")}) ==
        Lines{"nothing is planned for 2026-W50 or later"});
}

TEST_CASE("lateness is as exact as the gap beside it", "[report]") {
  CHECK(weighted_weeks(51662.6) == "51,663");
  CHECK(weighted_weeks(1.736) == "1.74");
  CHECK(weighted_weeks(2) == "2");
}

}  // namespace guidelint::report
