// One page that needs nothing else: no server, no network, no font, no picture. For who answers for the guides.
//
// What counts on a Monday comes first: what the hours can hold, how much is late, whom to visit now. Then the weeks as
// drawings, what is late, how good the guides are and how good the plan is, and every guide with the reason for its
// place. All of it is HTML and reads without a script; the script of the page filters and sorts the table of guides.
//
// Text of guides is hostile (report/plan_page/html.h), and should one escape be forgotten, the policy of the page lets
// nothing run, load or send but its own style and script, which it names by their sums.
#include "report/plan_page/html.h"

#include <fmt/format.h>

#include "report/plan_format.h"
#include "report/plan_page/assets.h"
#include "report/plan_page/sections.h"

namespace guidelint::report::plans {
namespace {

std::string head(const review::Schedule& schedule) {
  const plan_page::Asset style = plan_page::asset("page.css"), script = plan_page::asset("page.js");
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; script-src {}; "
      "base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<title>Guide reviews, {}</title>\n<style>{}</style>\n</head>\n",
      plan_page::source_of(style), plan_page::source_of(script), review::format_week(review::week_of(schedule.today)),
      style.text);
}

constexpr std::string_view k_navigation = R"(<nav aria-label="Parts of this page">
<a href="#week">This week</a> <a href="#weeks">Week by week</a> <a href="#late">What is late</a>
<a href="#quality">Quality</a> <a href="#guides">Every guide</a>
</nav>
)";

std::string render(const PlanReport& report, const Style& style) {
  const plan_page::View view = plan_page::view_of(report);
  std::string out = head(report.schedule);
  out += "<body>\n" + plan_page::headline(view);
  out += k_navigation;
  out += "<main>\n" + plan_page::figures(view) + plan_page::current_week(view) + plan_page::weeks(view) +
         plan_page::late(view) + plan_page::corpus(view) + plan_page::goodness(view) + plan_page::guides(view) +
         "</main>\n";
  out += fmt::format("<footer>Made on {} by guidelint{}{}.</footer>\n<script>{}</script>\n</body>\n</html>\n",
                     base::format_date(report.schedule.today), style.version.empty() ? "" : " ",
                     plan_page::escaped(style.version), plan_page::asset("page.js").text);
  return out;
}

}  // namespace

extern const PlanFormat html{"html", "one page for a browser: load, lateness, quality, every guide", render};

}  // namespace guidelint::report::plans
