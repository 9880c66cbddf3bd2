#include "rule/by_class.h"

// Keys and lines that are alike are judged by one of them: nobody may notice.
#include <random>

#include "unit/rule/made_rules.h"

namespace guidelint::rule {
namespace {

std::string told(const Outcome& outcome) {
  std::string text;
  for (const Tally& tally : outcome.tallies) {
    text += fmt::format("{} {} {} {}", tally.looked_at, tally.passed, tally.failed, tally.not_judged);
    for (const auto& [reason, count] : tally.reasons) text += fmt::format(" {}={}", reason, count);
    text += '\n';
  }
  for (const auto& finding : outcome.findings)
    text += fmt::format("{} {} {}\n", finding.rule, finding.place.span.begin, finding.message);
  return text;
}

const Texts k_rules = {
    {"long", "each: line\nsay: s\nexpect: not (len(text) > 20)"},
    {"short", "each: line\nsay: s\nwhere: number > 3\nexpect: len(text) >= 3"},
    {"first", "each: line\nsay: s\nwhere: number == 1\nexpect: text !~ '^\\x{FEFF}'"},
    {"garbled", "each: line\nsay: s\nexpect: [not mojibake(text), \"text !~ '\\\\x{FFFD}'\"]"},
    {"return", "each: line\nsay: s\nexpect: not (ending ~ '\\r')"},
    {"open", "each: line\nsay: s\nexpect: not (len(ending) == 0)"},
    {"above", "each: line\nsay: s\nwhere: part == 'body'\nexpect: ending == ending_above"},
    {"todo", "each: line\nsay: s\nexpect: not (text ~ 'TODO')"},
    {"twice", "each: key\nsay: s\nexpect: not (times > 1)"},
    {"known", "each: key\nsay: s\nexpect: known"},
    {"readable", "each: key\nsay: s\nwhere: known\nexpect: readable"},
    {"allowed", "each: key\nsay: s\nwhere: readable\nexpect: allowed"},
    {"named", "each: key\nsay: s\nexpect: name != 'role'"},
};

std::string made_text(std::mt19937& random) {
  const auto pick = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  const std::vector<std::string> front = {
      "company: acme", "role: data-engineer", "company: [1]",
      "colour: red",   "data_quality: 7",     "last_updated: soon",
      "location:",     "sources: []",         "level_mapping:\n  internal: E5\n  strange: 1"};
  const std::vector<std::string> body = {"words",        "",
                                         "TODO: more",   "a line that is longer than the others are",
                                         "\xC3\xA9",     "\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2",
                                         "\xEF\xBF\xBD", "\xFF",
                                         "x\ry",         "\xEF\xBB\xBFmark"};
  const auto ending = [&] { return std::string(pick(5) == 0 ? "\r\n" : "\n"); };
  std::string text = pick(8) == 0 ? "\xEF\xBB\xBF" : "";
  if (pick(6) != 0) {
    text += "---" + ending();
    for (std::size_t i = pick(8); i > 0; --i) text += front[pick(front.size())] + ending();
    text += "---" + ending();
  }
  for (std::size_t i = pick(12); i > 0; --i) text += body[pick(body.size())] + ending();
  if (pick(3) == 0 && !text.empty()) text.pop_back();
  return text;
}

TEST_CASE("keys and lines judged by class give what each of them gives", "[rule]") {
  const auto rules = made_rules(k_rules);
  const RunPlan plan = make_plan(*rules, [](const Rule&) { return true; });
  std::mt19937 random(11);
  for (int round = 0; round < 400; ++round) {
    const std::string text = made_text(random);
    const auto source = text::SourceFile::from_string("guides/acme/data-engineer.md", text);
    const guide::Guide guide = guide::build(*source);
    const model::Bound bound(guide, rules->model());
    const expr::Context context{.today = *base::parse_date("2026-11-22")};
    const Watch each = [](const Watched&) {};  // who looks on sees every entity
    CAPTURE(text);
    CHECK(told(run_guide(plan, bound, context)) == told(run_guide(plan, bound, context, each)));
  }
}

}  // namespace
}  // namespace guidelint::rule
