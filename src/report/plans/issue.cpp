// The week's issue, as GitHub shows it: who, how much, and a box to tick for every company and every guide.
//
//   <!-- guidelint:week=2026-W48 digest=7c1e41aa state=open guides=82 done=14 -->
//
// The first line is for the job that keeps the issue: which week it is of, whether anything is left to do (open, done,
// none, impossible), and a digest of all that follows. It stands alone, so that a shell reads it without a parser.
//
// An owner with work this week is mentioned once, in the first lines; everywhere else names stand in code, where GitHub
// makes no mention, link, reference or HTML of them, and that holds for all text of guides. GitHub refuses an issue
// above 65,536 characters: below k_most_bytes lists of guides give way first, then companies; totals never do.
//
// Decided against: bodies of one issue a guide (polkadot-wiki #1064: nobody closes 200 issues), dates in the boxes that
// tick themselves (what is done is read from the guides, never from the issue).
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "base/strings.h"
#include "report/markdown_text.h"
#include "report/plan_format.h"
#include "report/plan_words.h"

namespace guidelint::report::plans {
namespace {

constexpr std::size_t k_most_bytes = 60'000;
constexpr std::size_t k_reserve = 1'000;  // for what says that something was left out
constexpr std::size_t k_most_name = 80;
constexpr std::size_t k_most_sentence = 160;
constexpr std::size_t k_most_causes = 2;
constexpr std::size_t k_most_mentions = 50;  // GitHub notifies no more of one text
constexpr int k_precision_weeks = 12;
constexpr std::uint64_t k_least_reviews = 20;  // fewer say nothing about precision
constexpr std::uint64_t k_least_changed = 5;   // one in five

std::string number(std::uint64_t value) { return base::grouped(static_cast<double>(value)); }

// GitHub's parser takes a box for ticked if [x] stands anywhere in its line, inside of code too (cmark-gfm 0.29, 6).
std::string ticking_nothing(std::string text) {
  for (const std::string_view ticked : {"[x]", "[X]"}) {
    for (auto at = text.find(ticked); at != std::string::npos; at = text.find(ticked, at)) text.replace(at, 1, "\\x5b");
  }
  return text;
}

std::string code(std::string_view hostile, std::size_t limit = k_most_name) {
  return ticking_nothing(markdown_name(hostile, limit));
}
std::string sentence(std::string_view hostile) {
  return ticking_nothing(markdown_text(printable(hostile, k_most_sentence)));
}

struct Count {
  std::uint64_t guides = 0, done = 0;
};

Count count_of(const review::PlannedVisit& visit) {
  return {.guides = visit.guides.size(),
          .done = static_cast<std::uint64_t>(std::ranges::count(visit.guides, true, &review::PlannedGuide::is_done))};
}

const char* box(bool ticked) { return ticked ? "- [x] " : "- [ ] "; }

// One company: a box, what there is to do and why, and its guides.
struct Company {
  std::uint64_t guides = 0;
  std::string line = {}, list = {};
};

std::string causes_line(const review::Schedule& schedule, const review::PlannedVisit& visit) {
  const auto causes = causes_of(schedule, visit);
  std::string out;
  for (std::size_t i = 0; i < std::min(causes.size(), k_most_causes); ++i)
    out += fmt::format("{}{}: {}", i == 0 ? " — " : " · ", base::counted(causes[i].guides, "guide"),
                       sentence(causes[i].cause));
  if (causes.size() > k_most_causes) out += " · " + base::counted(causes.size() - k_most_causes, "more cause");
  return out;
}

std::string guide_line(const PlanReport& report, const review::PlannedGuide& planned) {
  const review::Guide& guide = report.schedule.guides[planned.guide];
  const std::string address = address_of(report.files, guide.path);
  std::string out = "  ";
  out += box(planned.is_done);
  out +=
      address.empty() ? code(guide.path, 2 * k_most_name) : fmt::format("[{}]({})", code(stem_of(guide.path)), address);
  if (!planned.reason.empty()) out += " · " + sentence(planned.reason);
  return out + "\n";
}

Company company_of(const PlanReport& report, const review::PlannedVisit& visit) {
  const Count count = count_of(visit);
  Company company{.guides = count.guides};
  const std::string name = visit.company.empty() ? "no company" : code(visit.company);
  const std::string ticked = count.done > 0 && count.done < count.guides ? fmt::format(", {} done", count.done) : "";
  company.line =
      fmt::format("{}**{}** ({}, {} min{}){}\n", box(count.done == count.guides), name,
                  base::counted(count.guides, "guide"), visit.minutes, ticked, causes_line(report.schedule, visit));
  company.list = fmt::format("  <details><summary>{}</summary>\n\n", base::counted(count.guides, "guide"));
  for (const review::PlannedGuide& planned : visit.guides) company.list += guide_line(report, planned);
  company.list += "\n  </details>\n";
  return company;
}

// One owner's work of the week.
struct Section {
  std::string_view owner = {};
  long minutes = 0;
  std::vector<Company> companies = {};
  [[nodiscard]] std::string heading() const {
    return fmt::format("\n### {} · {} min\n\n", owner.empty() ? "no owner" : code(owner), minutes);
  }
};

std::vector<Section> sections_of(const PlanReport& report, const review::PlannedWeek& week) {
  std::vector<Section> sections;
  for (const review::PlannedVisit& visit : week.visits) {
    if (!is_asked_for(report, visit)) continue;
    if (sections.empty() || sections.back().owner != visit.owner) sections.push_back({.owner = visit.owner});
    sections.back().minutes += visit.minutes;
    sections.back().companies.push_back(company_of(report, visit));
  }
  return sections;
}

// The sections in the room there is: companies as long as they fit, then as many of their lists as fit beside them.
std::string fitted(const std::vector<Section>& sections, std::size_t room) {
  room -= std::min(room, k_reserve);
  std::size_t used = 0, shown = 0, companies = 0;
  std::uint64_t left_out = 0, without_list = 0;
  for (const Section& section : sections) {
    const std::string heading = section.heading();
    for (const Company& company : section.companies) {
      ++companies;
      const bool is_first = &company == &section.companies.front();
      const std::size_t size = company.line.size() + (is_first ? heading.size() : 0);
      if (left_out > 0 || used + size > room) {
        left_out += company.guides;
        continue;
      }
      used += size;
      ++shown;
    }
  }
  std::string out;
  std::size_t place = 0;
  for (const Section& section : sections) {
    for (const Company& company : section.companies) {
      if (place++ >= shown) break;
      if (&company == &section.companies.front()) out += section.heading();
      out += company.line;
      const bool fits = used + company.list.size() <= room;
      if (fits) out += company.list;
      used += fits ? company.list.size() : 0;
      without_list += fits ? 0 : 1;
    }
  }
  if (left_out > 0)
    out += fmt::format("\n… and {} of {} (all are in the full plan)\n", base::counted(left_out, "more guide"),
                       base::counted(companies - shown, "more company"));
  if (without_list > 0)
    out += fmt::format("\nThe guides of {} are only counted here, for want of room; the full plan lists them.\n",
                       base::counted(without_list, "company"));
  return out;
}

std::string mentions(const review::PlannedWeek& week) {
  std::set<std::string_view> owners;
  for (const review::PlannedVisit& visit : week.visits) {
    if (is_mention(visit.owner)) owners.insert(visit.owner);
  }
  std::string out;
  std::size_t count = 0;
  for (const std::string_view owner : owners) {
    if (count++ == k_most_mentions) break;
    out += fmt::format(" {}", owner);
  }
  return out;
}

// The week that is asked for, the current one unless --week says another. nullptr: the plan does not reach it.
const review::PlannedWeek* shown_week(const PlanReport& report) {
  const auto& weeks = report.schedule.weeks;
  const auto found = std::ranges::find_if(
      weeks, [&](const review::PlannedWeek& week) { return !report.from || week.week >= *report.from; });
  return found == weeks.end() ? nullptr : &*found;
}

// What is planned for later weeks, and the first of these that has work.
std::string behind(const review::Schedule& schedule, review::Week now, bool has_work) {
  std::uint64_t guides = 0;
  const review::PlannedWeek* next = nullptr;
  for (const review::PlannedWeek& week : schedule.weeks) {
    if (week.week <= now || week.visits.empty()) continue;
    if (next == nullptr) next = &week;
    guides += week.count_guides();
  }
  if (guides == 0) return "No more guides are planned behind this week.";
  return fmt::format("Behind this week stand {}{} (full plan: artefact `plan.html`).",
                     base::counted(guides, "more guide"),
                     has_work ? "" : fmt::format(", the first in {}", review::format_week(next->week)));
}

std::string precision_line(const review::Quality& quality) {
  const review::Precision sum = review::precision_of(quality, k_precision_weeks);
  if (sum.measured < k_least_reviews || sum.changed * k_least_changed >= sum.measured) return {};
  return fmt::format(
      "\n{} of {} in the last {} weeks changed a number, less than one in five: with a longer `plan.every` the hours "
      "would find more.\n",
      number(sum.changed), base::counted(sum.measured, "review"), k_precision_weeks);
}

constexpr std::string_view k_closing =
    "\nA box is ticked when the guide itself says that it was reviewed: `guidelint reviewed PATH --by OWNER`, then "
    "commit and push. The weekly job writes this text anew each time; what is changed in it by hand is lost.\n";

struct Body {
  std::string_view state;
  Count count = {};
  std::string text = {};
};

Body body_of(const PlanReport& report) {
  const review::Schedule& schedule = report.schedule;
  if (!schedule.impossible.empty())
    return {.state = "impossible", .text = fmt::format("There is no plan: {}\n", sentence(schedule.impossible))};
  Body body{.state = "none"};
  const review::PlannedWeek* asked = shown_week(report);
  if (asked == nullptr) {
    body.text =
        "Nothing to review this week.\nNo more guides are planned behind this week.\n" + precision_line(report.quality);
    return body;
  }
  const review::PlannedWeek& week = *asked;
  std::set<std::string_view> companies;
  for (const review::PlannedVisit& visit : week.visits) {
    const Count count = count_of(visit);
    body.count.guides += count.guides;
    body.count.done += count.done;
    companies.insert(visit.company);
  }
  if (body.count.guides == 0) {
    body.text = fmt::format("Nothing to review this week.\n{}\n", behind(schedule, week.week, false)) +
                precision_line(report.quality);
    return body;
  }
  const bool is_done = body.count.done == body.count.guides;
  body.state = is_done ? "done" : "open";
  body.text = fmt::format("{} of {}, {}.{}\nDone: {} of {}{}. {}\n", base::counted(body.count.guides, "guide"),
                          base::counted(companies.size(), "company"), working_time(week.minutes), mentions(week),
                          number(body.count.done), number(body.count.guides), is_done ? ", all of this week" : "",
                          behind(schedule, week.week, true));
  body.text += precision_line(report.quality);
  const std::size_t rest = k_most_bytes - std::min(k_most_bytes, body.text.size() + k_closing.size());
  body.text += fitted(sections_of(report, week), rest);
  body.text += k_closing;
  return body;
}

std::string render(const PlanReport& report, const Style&) {
  const Body body = body_of(report);
  const review::PlannedWeek* asked = shown_week(report);
  const review::Week week =
      asked != nullptr ? asked->week : report.from.value_or(review::week_of(report.schedule.today));
  const std::string text = fmt::format("## Guides to review, {}\n\n{}", days_of_week(week), body.text);
  base::Hasher hasher;
  hasher.add(text);
  return fmt::format("<!-- guidelint:week={} digest={:08x} state={} guides={} done={} -->\n{}",
                     review::format_week(week), hasher.digest().first >> 32U, body.state, body.count.guides,
                     body.count.done, text);
}

}  // namespace

extern const PlanFormat issue{"issue", "the week's issue on GitHub, with boxes to tick", render};

}  // namespace guidelint::report::plans
