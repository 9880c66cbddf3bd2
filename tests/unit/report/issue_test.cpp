#include "base/strings.h"
#include "report/plan_words.h"
#include "support/made_up_plan.h"

namespace guidelint::report {
namespace {

std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

std::string issue_of(const review::Schedule& schedule, const review::Quality& quality = {}) {
  return plan_text("issue", {.schedule = schedule, .quality = quality, .files = "https://github.com/o/r/blob/HEAD"});
}

}  // namespace

TEST_CASE("the issue of a week lists companies by owner, with boxes", "[report]") {
  MadeUpPlan plan("2026-11-23");
  plan.visit({.owner = "@pay-team", .company = "stripe", .guides = 2, .done = 1, .errors = {"stock not divided by 4"}});
  plan.visit({.owner = "", .company = "acme", .guides = 1});
  plan.later(3);
  const std::string text = issue_of(plan.schedule());
  CAPTURE(text);
  CHECK(text.substr(text.find('\n') + 1) ==
        "## Guides to review, 23–29 November 2026\n"
        "\n"
        "3 guides of 2 companies, 58 minutes. @pay-team\n"
        "Done: 1 of 3. Behind this week stand 3 more guides (full plan: artefact `plan.html`).\n"
        "\n"
        "### `@pay-team` · 32 min\n"
        "\n"
        "- [ ] **`stripe`** (2 guides, 32 min, 1 done) — 2 guides: stock not divided by 4\n"
        "  <details><summary>2 guides</summary>\n"
        "\n"
        "  - [x] [`role-0`](https://github.com/o/r/blob/HEAD/research/stripe/role-0.md) · 183 days late\n"
        "  - [ ] [`role-1`](https://github.com/o/r/blob/HEAD/research/stripe/role-1.md) · 183 days late\n"
        "\n"
        "  </details>\n"
        "\n"
        "### no owner · 26 min\n"
        "\n"
        "- [ ] **`acme`** (1 guide, 26 min)\n"
        "  <details><summary>1 guide</summary>\n"
        "\n"
        "  - [ ] [`role-0`](https://github.com/o/r/blob/HEAD/research/acme/role-0.md) · 183 days late\n"
        "\n"
        "  </details>\n"
        "\n"
        "A box is ticked when the guide itself says that it was reviewed: `guidelint reviewed PATH --by OWNER`, then "
        "commit and push. The weekly job writes this text anew each time; what is changed in it by hand is lost.\n");
  const std::string marker = text.substr(0, text.find('\n'));
  CHECK(marker.substr(0, 39) == "<!-- guidelint:week=2026-W48 digest=" + marker.substr(36, 3));
  CHECK(marker.substr(44) == " state=open guides=3 done=1 -->");
}

TEST_CASE("the digest of an issue changes with its text and with nothing else", "[report]") {
  MadeUpPlan one("2026-11-23"), same("2026-11-23"), other("2026-11-23");
  one.visit({.owner = "@a", .company = "stripe", .guides = 2});
  same.visit({.owner = "@a", .company = "stripe", .guides = 2});
  other.visit({.owner = "@a", .company = "stripe", .guides = 2, .done = 1});
  CHECK(issue_of(one.schedule()) == issue_of(same.schedule()));
  CHECK(issue_of(one.schedule()).substr(0, 45) != issue_of(other.schedule()).substr(0, 45));
}

TEST_CASE("a week whose guides are all reviewed is done, and its companies are ticked", "[report]") {
  MadeUpPlan plan("2026-11-23");
  plan.visit({.owner = "@a", .company = "stripe", .guides = 2, .done = 2});
  const std::string text = issue_of(plan.schedule());
  CHECK(text.find("state=done guides=2 done=2 -->") != std::string::npos);
  CHECK(text.find("Done: 2 of 2, all of this week. No more guides are planned behind this week.\n") !=
        std::string::npos);
  CHECK(text.find("- [x] **`stripe`** (2 guides, 32 min)\n") != std::string::npos);
  CHECK(occurrences(text, "[ ]") == 0);
}

TEST_CASE("a week without work says so, and when there is some", "[report]") {
  MadeUpPlan plan("2026-12-28");
  plan.later(5);
  const std::string text = issue_of(plan.schedule());
  CHECK(text.find("<!-- guidelint:week=2026-W53 ") == 0);
  CHECK(text.find("state=none guides=0 done=0 -->\n"
                  "## Guides to review, 28 December 2026 – 3 January 2027\n\n"
                  "Nothing to review this week.\n"
                  "Behind this week stand 5 more guides, the first in 2027-W01 (full plan: artefact `plan.html`).\n") !=
        std::string::npos);
  review::Schedule none;
  none.today = *base::parse_date("2027-01-01");
  CHECK(issue_of(none).find("<!-- guidelint:week=2026-W53 ") == 0);
  CHECK(issue_of(none).find("state=none") != std::string::npos);
}

TEST_CASE("the issue of a later week is shown with --week", "[report]") {
  MadeUpPlan plan("2026-12-28");
  plan.visit({.owner = "@a", .company = "stripe", .guides = 1});
  plan.later(5);
  const review::Schedule schedule = plan.schedule();
  const auto of = [&](std::string_view week) {
    return plan_text("issue", {.schedule = schedule, .quality = {}, .from = review::parse_week(week)});
  };
  CHECK(of("2027-W01").find("<!-- guidelint:week=2027-W01 ") == 0);
  CHECK(of("2027-W01").find("5 guides of 1 company, 50 minutes.\nDone: 0 of 5. No more guides") != std::string::npos);
  CHECK(of("2027-W02").find("<!-- guidelint:week=2027-W02 ") == 0);
  CHECK(of("2027-W02").find("state=none") != std::string::npos);
}

TEST_CASE("where no plan is possible the issue gives the reason", "[report]") {
  review::Schedule schedule;
  schedule.today = *base::parse_date("2026-11-23");
  schedule.impossible = "a week of 20 minutes holds no visit of 26";
  const std::string text = issue_of(schedule);
  CHECK(text.find("state=impossible") != std::string::npos);
  CHECK(text.find("\nThere is no plan: a week of 20 minutes holds no visit of 26\n") != std::string::npos);
}

TEST_CASE("an issue mentions each owner with work once, and an address never", "[report]") {
  MadeUpPlan plan("2026-11-23");
  for (const std::string owner : {"@org/pay-team", "@ann", "ann@example.com", "@ann @bob", "@"}) {
    plan.visit({.owner = owner, .company = "one of " + owner, .guides = 1});
    plan.visit({.owner = owner, .company = "two of " + owner, .guides = 1});
  }
  const std::string text = issue_of(plan.schedule());
  CHECK(text.find(", about 4 hours. @ann @org/pay-team\n") != std::string::npos);
  CHECK(occurrences(text, "### `@ann`") == 1);
  CHECK(occurrences(text, " @ann") == occurrences(text, " @ann @org/pay-team\n") + occurrences(text, "of @ann"));
}

TEST_CASE("one owner's work is listed below the totals of all", "[report]") {
  MadeUpPlan plan("2026-11-23");
  plan.visit({.owner = "@ann", .company = "stripe", .guides = 2});
  plan.visit({.owner = "@bob", .company = "acme", .guides = 1});
  const review::Schedule schedule = plan.schedule();
  const std::string text = plan_text("issue", {.schedule = schedule, .quality = {}, .owner = "@bob"});
  CHECK(text.find("3 guides of 2 companies") != std::string::npos);
  CHECK(text.find("stripe") == std::string::npos);
  CHECK(text.find("- [ ] `research/acme/role-0.md`") != std::string::npos);
}

TEST_CASE("an issue that would be too long counts guides, then leaves companies out, with true totals", "[report]") {
  MadeUpPlan many("2026-11-23"), more("2026-11-23");
  for (int i = 0; i < 100; ++i) many.visit({.owner = "@a", .company = "company" + std::to_string(i), .guides = 14});
  for (int i = 0; i < 3000; ++i) more.visit({.owner = "@a", .company = "company" + std::to_string(i), .guides = 3});
  const std::string lists = issue_of(many.schedule());
  CHECK(lists.size() <= 60'000);
  CHECK(lists.size() > 50'000);
  CHECK(lists.find("1,400 guides of 100 companies") != std::string::npos);
  CHECK(occurrences(lists, "- [ ] **`company") == 100);
  const std::size_t open = occurrences(lists, "<details>");
  CHECK(occurrences(lists, "</details>") == open);
  CHECK(lists.find("\nThe guides of " + std::to_string(100 - open) + " companies are only counted here") !=
        std::string::npos);

  const std::string companies = issue_of(more.schedule());
  CHECK(companies.size() <= 60'000);
  CHECK(companies.size() > 50'000);
  CHECK(companies.find("9,000 guides of 3,000 companies") != std::string::npos);
  const std::size_t shown = occurrences(companies, "- [ ] **`company");
  CHECK(companies.find("\n… and " + base::grouped(static_cast<double>(9000 - 3 * shown)) + " more guides of " +
                       base::grouped(static_cast<double>(3000 - shown)) +
                       " more companies (all are in the full plan)\n") != std::string::npos);
}

TEST_CASE("an issue says when reviews change too little to be worth their hours", "[report]") {
  MadeUpPlan plan("2026-11-23");
  plan.visit({.owner = "@a", .company = "stripe", .guides = 1});
  const auto with = [&](std::uint64_t reviewed, std::uint64_t changed) {
    review::Quality quality;
    quality.now = {
        .date = *base::parse_date("2026-11-23"), .reviewed = reviewed + 5, .changed = changed, .measured = reviewed};
    return issue_of(plan.schedule(), quality);
  };
  CHECK(with(82, 3).find("\n3 of 82 reviews in the last 12 weeks changed a number, less than one in five: ") !=
        std::string::npos);
  CHECK(with(20, 4).find("one in five") == std::string::npos);
  CHECK(with(19, 0).find("one in five") == std::string::npos);
}

TEST_CASE("days of a week are written as people do", "[report]") {
  const auto days = [](std::string_view date) { return days_of_week(review::week_of(*base::parse_date(date))); };
  CHECK(days("2026-11-23") == "23–29 November 2026");
  CHECK(days("2026-12-02") == "30 November – 6 December 2026");
  CHECK(days("2027-01-03") == "28 December 2026 – 3 January 2027");
  CHECK(days("2028-02-29") == "28 February – 5 March 2028");
  CHECK(working_time(0) == "0 minutes");
  CHECK(working_time(89) == "89 minutes");
  CHECK(working_time(90) == "about 2 hours");
  CHECK(working_time(598) == "about 10 hours");
}

TEST_CASE("the address of a guide holds nothing that acts, and none is made outside of the folder", "[report]") {
  CHECK(address_of("https://h/b/", "a/b c.md") == "https://h/b/a/b%20c.md");
  CHECK(address_of("https://h/b", "./a/(x)\"<é>#1?.md") == "https://h/b/a/%28x%29%22%3C%C3%A9%3E%231%3F.md");
  CHECK(address_of("", "a.md").empty());
  CHECK(address_of("javascript:alert(1)//", "a.md").empty());
  CHECK(address_of("https://h/b", "../a.md").empty());
  CHECK(address_of("https://h/b", "/etc/a.md").empty());
  CHECK(address_of("https://h/b", "a//b.md").empty());
  CHECK(address_of("https://h/b", std::string(3000, 'a')).empty());
  CHECK(stem_of("a/b.md") == "b");
  CHECK(stem_of(".md") == ".md");
}

TEST_CASE("only what GitHub would notify somebody of is a mention", "[report]") {
  for (const char* owner : {"@ann", "@org/pay-team", "@a-1/b_c.d"}) CHECK(is_mention(owner));
  for (const char* owner : {"", "@", "ann", "ann@example.com", "@ann @bob", "@org/", "@org/a/b", "@a<b>", "@-a"})
    CHECK_FALSE(is_mention(owner));
}

}  // namespace guidelint::report
