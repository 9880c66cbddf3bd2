// What every rule thought of one line: which ones looked at it, and with what result.
#include "rule/inspect.h"

#include "unit/rule/made_rules.h"

namespace guidelint::rule {
namespace {

// "passed total row[Oslo]", with the reason of what was not judged.
Lines opinions_of(const RuleSet& rules, const std::string& guide_text_given, std::uint32_t line,
                  const Texts& others = {}, const LevelFor& level_for = {}) {
  const RunPlan plan = make_plan(
      rules, [](const Rule&) { return true; }, level_for);
  const expr::Context context{.today = *base::parse_date("2026-06-01")};
  const auto source = text::SourceFile::from_string("acme/data-engineer.md", guide_text_given);
  const guide::Guide guide = guide::build(*source);
  const model::Bound bound(guide, rules.model());
  LineInspector inspector(plan, bound, context, line);
  std::vector<Outcome> outcomes;
  if (const auto corpus_plan = inspector.corpus_plan()) {
    for (const auto& [path, text] : others) {
      const auto other_source = text::SourceFile::from_string(path, text);
      const guide::Guide other = guide::build(*other_source);
      outcomes.push_back(run_guide(*corpus_plan, model::Bound(other, rules.model()), context));
    }
  }
  std::vector<const Outcome*> all;
  for (const Outcome& outcome : outcomes) all.push_back(&outcome);
  constexpr std::array<std::string_view, 5> k_words = {"passed", "failed", "not judged", "passed over", "off"};
  Lines lines;
  for (const Opinion& one : inspector.finish(all).opinions) {
    lines.push_back(fmt::format("{} {} {}{}{}", k_words[static_cast<std::size_t>(one.outcome)], one.rule->id,
                                one.entity, one.reason.empty() ? "" : ": ", one.reason));
  }
  return lines;
}

const std::string k_two_rows =
    guide_text({"region: Oslo, base_low: 1, base_high: 2", "region: Bergen, base_low: 3, base_high: 2"});

TEST_CASE("only rules that read a value of the line have an opinion about it", "[rule]") {
  const auto rules = made_rules({{"range", "each: row\nexpect: base.low <= base.high"},
                                 {"total", "each: row\nexpect: total >= 0"},
                                 {"due", "each: guide\nexpect: next_review_due > today"}});
  CHECK(opinions_of(*rules, k_two_rows, 6) ==
        Lines{"passed range row[Oslo]", "not judged total row[Oslo]: total is missing"});
  CHECK(opinions_of(*rules, k_two_rows, 7) ==
        Lines{"failed range row[Bergen]", "not judged total row[Bergen]: total is missing"});
  CHECK(opinions_of(*rules, k_two_rows, 4) == Lines{"failed due guide"});
  CHECK(opinions_of(*rules, k_two_rows, 9).empty());
}

TEST_CASE("an entity that where passes over is said to be, with the condition", "[rule]") {
  const auto rules = made_rules({{"range", "each: row\nwhere: region != 'Oslo'\nexpect: base.low <= base.high"}});
  CHECK(opinions_of(*rules, k_two_rows, 6) == Lines{"passed over range row[Oslo]"});
}

TEST_CASE("a value that another rule reported is not judged again, and who did is said", "[rule]") {
  const auto rules = made_rules({{"range", "each: row\nexpect: base.low <= base.high"},
                                 {"small", "each: row\nexpect: base < 3\nyields_to: range"}});
  CHECK(opinions_of(*rules, k_two_rows, 7) ==
        Lines{"failed range row[Bergen]", "not judged small row[Bergen]: reported by range"});
}

TEST_CASE("a rule that is switched off is named if it would have looked", "[rule]") {
  const auto rules = made_rules({{"range", "each: row\nexpect: base.low <= base.high"}});
  const LevelFor off = [](const Rule&, std::string_view) { return std::optional(finding::Level::off); };
  CHECK(opinions_of(*rules, k_two_rows, 6, {}, off) == Lines{"off range row[Oslo]"});
}

TEST_CASE("a rule that compares guides is judged with the others", "[rule]") {
  const auto rules = made_rules(
      {{"far", "each: row\nlet: {usual: 'median(base, by=[region], min=3)'}\nexpect: base == usual within 10%"}});
  const auto other = [](int low) {
    return guide_text({fmt::format("region: Bergen, base_low: {}, base_high: 2", low)});
  };
  const Texts others = {{"a/x.md", other(9)}, {"b/x.md", other(9)}, {"c/x.md", other(9)}};
  CHECK(opinions_of(*rules, k_two_rows, 7, others) == Lines{"failed far row[Bergen]"});
  CHECK(opinions_of(*rules, k_two_rows, 7) == Lines{"not judged far row[Bergen]: too few others to compare with"});
}

TEST_CASE("an inspection says what check says", "[rule]") {
  const auto rules = made_rules({{"range", "each: row\nexpect: base.low <= base.high"},
                                 {"small", "each: row\nexpect: base < 3\nyields_to: range"}});
  const Ran ran = run(*rules, k_two_rows);
  std::uint64_t failed = 0;
  for (const std::uint32_t line : {6U, 7U}) {
    for (const std::string& opinion : opinions_of(*rules, k_two_rows, line))
      failed += opinion.starts_with("failed") ? 1U : 0U;
  }
  CHECK(failed == ran.tally("range").failed + ran.tally("small").failed);
}

}  // namespace
}  // namespace guidelint::rule
