#include "base/strings.h"
#include "report/plan_page/assets.h"
#include "report/plan_page/chart.h"
#include "report/plan_page/html.h"
#include "support/made_up_plan.h"

namespace guidelint::report {
namespace {

constexpr std::string_view k_hostile = "</script><img src=x onerror=\"alert(1)\">\x1b[31m\xe2\x80\xae'&\xff";

std::string page_of(const review::Schedule& schedule, const review::Quality& quality = {}) {
  return plan_text("html", {.schedule = schedule, .quality = quality});
}

std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

// Elements that are opened and not closed, or closed and not open; the text of style and script is passed over.
std::string first_unbalanced(std::string_view page) {
  std::vector<std::string_view> open;
  for (auto at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
    if (page[at + 1] == '!') {
      ++at;
      continue;
    }
    const bool closes = page[at + 1] == '/';
    const auto begin = at + (closes ? 2 : 1);
    const std::string_view name = page.substr(begin, page.find_first_of(" />\n", begin) - begin);
    const auto end = page.find('>', at);
    if (end == std::string_view::npos) return std::string(page.substr(at, 40));
    const bool is_void = name == "meta" || name == "br" || name == "input" || page[end - 1] == '/';
    if (closes) {
      if (open.empty() || open.back() != name) return "</" + std::string(name);
      open.pop_back();
    } else if (!is_void) {
      open.push_back(name);
    }
    at = name == "style" && !closes    ? page.find("</style>", at)
         : name == "script" && !closes ? page.find("</script>", at)
                                       : end;
  }
  return open.empty() ? "" : std::string(open.back());
}

}  // namespace

TEST_CASE("the page of a plan is balanced and lists each guide once", "[report]") {
  MadeUpPlan plan("2026-11-23");
  plan.visit({.owner = "@pay-team", .company = "acme", .guides = 3, .done = 1, .errors = {"stock not divided by 4"}});
  plan.visit({.owner = "", .company = "bolt", .guides = 2});
  plan.later(7);
  const std::string page = page_of(plan.schedule());
  CHECK(first_unbalanced(page).empty());
  CHECK(occurrences(page, "scope=\"row\" class=\"guide\"") == 12);
  CHECK(page.find("<p id=\"shown\" role=\"status\">12 guides</p>") != std::string::npos);
  CHECK(occurrences(page, "<h1") == 1);
  CHECK(page.find("://") == std::string::npos);
}

TEST_CASE("what a guide says is text of the page", "[report]") {
  MadeUpPlan plan("2026-11-23");
  const std::string hostile(k_hostile);
  plan.visit(
      {.owner = hostile, .company = hostile, .guides = 2, .errors = {hostile}, .reason = hostile, .role = hostile});
  review::Quality quality;
  quality.causes.push_back({.rule = hostile, .cause = hostile, .company = hostile, .findings = 2, .guides = 2});
  quality.now.by_rule[hostile] = 2;
  for (const char* files : {"", "https://github.com/o/r/blob/HEAD"}) {
    const std::string page = plan_text("html", {.schedule = plan.schedule(), .quality = quality, .files = files});
    CHECK(first_unbalanced(page).empty());
    CHECK(occurrences(page, "<script") == 1);
    CHECK(page.find("<img") == std::string::npos);
    CHECK(page.find('\x1b') == std::string::npos);
    CHECK(page.find("\xe2\x80\xae") == std::string::npos);
    CHECK(page.find('\xff') == std::string::npos);
    CHECK(page.find("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;") != std::string::npos);
  }
}

TEST_CASE("a plan with nothing in it is a page that says so", "[report]") {
  const MadeUpPlan plan("2026-11-23");
  const std::string page = page_of(plan.schedule());
  CHECK(first_unbalanced(page).empty());
  CHECK(page.find("There are no guides to review.") != std::string::npos);
  review::Schedule impossible = plan.schedule();
  impossible.impossible = "plan.minutes.week is 10 minutes";
  CHECK(page_of(impossible).find("There is no plan.") != std::string::npos);
}

TEST_CASE("the first sentences name an owner who needs much longer than all minutes together", "[report]") {
  MadeUpPlan plan("2026-11-23");
  plan.visit({.owner = "@pay-team", .company = "acme", .guides = 2});
  review::Schedule schedule = plan.schedule();
  schedule.settings.owners = {{"@data-team", 200}, {"@pay-team", 400}};
  schedule.owners = {{.owner = "@data-team", .week_minutes = 200, .weeks = 114},
                     {.owner = "@pay-team", .week_minutes = 400, .weeks = 40}};
  schedule.quality.pass_weeks = 56.2;
  CHECK(page_of(schedule).find("@data-team needs 114 weeks with 200 minutes a week.") != std::string::npos);
  schedule.owners.front().weeks = 70;
  CHECK(page_of(schedule).find("@data-team needs 70 weeks") == std::string::npos);
}

TEST_CASE("companies that are late alike have no bars", "[report]") {
  MadeUpPlan plan("2026-11-23");
  plan.visit({.owner = "", .company = "acme", .guides = 2});
  plan.visit({.owner = "", .company = "bolt", .guides = 2});
  review::Schedule schedule = plan.schedule();
  for (review::Guide& guide : schedule.guides) guide.next_review_due = base::parse_date("2026-05-23");
  CHECK(page_of(schedule).find("class=\"share") == std::string::npos);
  schedule.guides.front().next_review_due = base::parse_date("2027-05-23");
  CHECK(page_of(schedule).find("class=\"share warm\"") != std::string::npos);
}

TEST_CASE("the policy names the sums of the page's own style and script", "[report]") {
  // printf '' | openssl dgst -sha256 -binary | base64
  CHECK(plan_page::source_of(
            {.name = "", .text = "", .sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}) ==
        "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
  CHECK(plan_page::assets().size() == 2);
  const std::string page = page_of(MadeUpPlan("2026-11-23").schedule());
  for (const plan_page::Asset& asset : plan_page::assets()) {
    CHECK(page.find(plan_page::source_of(asset)) != std::string::npos);
    CHECK(page.find(asset.text) != std::string::npos);
  }
}

TEST_CASE("a course needs two points to be drawn", "[report]") {
  const base::Date day = *base::parse_date("2026-11-23");
  const std::vector<plan_page::Moment> course = {{day, 5}, {{day.days + 7}, 3}};
  CHECK(plan_page::sparkline({}).empty());
  CHECK(plan_page::sparkline(std::span(course).first(1)).empty());
  CHECK(occurrences(plan_page::sparkline(course), "aria-hidden=\"true\"") == 1);
}

}  // namespace guidelint::report
