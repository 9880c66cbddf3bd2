// The issue of a week as cmark-gfm, GitHub's own parser, renders it: right boxes, and nothing of a guide acts.
//
// What GitHub does after Markdown (mentions, references, addresses) it does to text outside of code and links: of that
// text the tests ask that it holds no such word but the mentions meant.
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rendered/rendered.h"
#include "support/made_up_plan.h"

namespace guidelint::report {
namespace {

using judge::Box;
using judge::Rendered;

Rendered issue_of(const MadeUpPlan& plan) {
  return judge::rendered(
      plan_text("issue", {.schedule = plan.schedule(), .quality = {}, .files = "https://github.com/o/r/blob/HEAD"}));
}

std::size_t count_mentions(const Rendered& page) {
  return static_cast<std::size_t>(std::count(page.text.begin(), page.text.end(), '@'));
}

constexpr std::string_view k_hostile[] = {
    "</details><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "](javascript:alert(1)) [x](http://evil.example",
    "![x](http://evil.example/x.png)",
    "` @stranger `",
    "``` @stranger",
    "a `` b ` c @stranger #1",
    "see #12, GH-3, owner/repo#4 and 0123456789abcdef",
    "https://evil.example www.evil.example mailto:a@b.example",
    "- [x] done",
    "@[x] [X] and [x]",
    "\n- [x] done\n# heading",
    "\r\n</details>\r\n\r\n- [ ] more",
    "<!-- guidelint:week=2020-W01 state=done -->",
    "-->",
    "**bold** _it_ ~~gone~~ | cell | $x$ :tada:",
    "[^1] [ref]: http://evil.example",
    "&commat;stranger &#64;stranger &lt;b&gt;",
    "\\`@stranger\\`",
    "trailing backslash \\",
    "trailing backtick `",
    "\x1b[31m\xff\xe2\x80\xae",
    "\xe2\x80\x8b@stranger",
    "   ",
    "@org/pay-team",
};

}  // namespace

TEST_CASE("the boxes of an issue are those of its companies and guides", "[rendered]") {
  MadeUpPlan plan("2026-11-23");
  plan.visit({.owner = "@pay-team", .company = "stripe", .guides = 3, .done = 1, .errors = {"stock not divided by 4"}});
  plan.visit({.owner = "@pay-team", .company = "acme", .guides = 2, .done = 2});
  plan.visit({.company = "bolt", .guides = 1});
  const Rendered page = issue_of(plan);
  CHECK(page.boxes ==
        std::vector<Box>{
            {1, false}, {2, true}, {2, false}, {2, false}, {1, true}, {2, true}, {2, true}, {1, false}, {2, false}});
  CHECK(page.headings ==
        std::vector<std::string>{"Guides to review, 23–29 November 2026", "@pay-team · 70 min", "no owner · 26 min"});
  CHECK(page.html.front().substr(0, 23) == "<!-- guidelint:week=202");
  CHECK(std::vector(page.html.begin() + 1, page.html.end()) ==
        std::vector<std::string>{"<details><summary>3 guides</summary>", "</details>",
                                 "<details><summary>2 guides</summary>", "</details>",
                                 "<details><summary>1 guide</summary>", "</details>"});
  CHECK(page.links.front() == "https://github.com/o/r/blob/HEAD/research/stripe/role-0.md");
  CHECK(page.links.size() == 6);
  CHECK(count_mentions(page) == 1);
}

TEST_CASE("no text of a guide acts in an issue, wherever it stands", "[rendered]") {
  for (const std::string_view evil : k_hostile) {
    CAPTURE(std::string(evil));
    MadeUpPlan plan("2026-11-23");
    const std::string text(evil);
    plan.visit({.owner = "@pay-team", .company = "before", .guides = 1});
    plan.visit(
        {.owner = "@pay-team", .company = text, .guides = 2, .done = 1, .errors = {text, "x " + text}, .reason = text});
    plan.visit({.owner = "@pay-team", .company = "named", .guides = 1, .reason = "1 day late", .role = text});
    plan.visit({.owner = text + " ", .company = "after", .guides = 1, .done = 1});
    const Rendered page = issue_of(plan);
    CHECK(page.boxes ==
          std::vector<Box>{
              {1, false}, {2, false}, {1, false}, {2, true}, {2, false}, {1, false}, {2, false}, {1, true}, {2, true}});
    CHECK(page.headings.size() == 3);
    CHECK(page.html.size() == 9);
    CHECK(page.others == 0);
    CHECK(count_mentions(page) == 1);
    for (const std::string& link : page.links) {
      CHECK(link.starts_with("https://github.com/o/r/blob/HEAD/research/"));
    }
    for (const std::string& html : page.html) {
      const bool known = html == "</details>" || html == "<details><summary>1 guide</summary>" ||
                         html == "<details><summary>2 guides</summary>" ||
                         (html.starts_with("<!-- guidelint:week=2026-W48 digest=") && html.ends_with(" done=2 -->"));
      CHECK(known);
    }
    for (const std::string_view part : {"#1", "#4", "GH-", "www.", "://", "0123456", ":tada:", "mailto:"}) {
      CAPTURE(std::string(part));
      CHECK(page.text.find(part) == std::string::npos);
    }
  }
}

TEST_CASE("an issue that is cut is still whole Markdown", "[rendered]") {
  MadeUpPlan plan("2026-11-23");
  for (int i = 0; i < 100; ++i) plan.visit({.owner = "@a", .company = "company" + std::to_string(i), .guides = 14});
  const Rendered page = issue_of(plan);
  const auto companies =
      std::count_if(page.boxes.begin(), page.boxes.end(), [](const Box& box) { return box.depth == 1; });
  CHECK(companies == 100);
  CHECK(page.headings.size() == 2);
  CHECK(page.html.size() % 2 == 1);
}

}  // namespace guidelint::report
