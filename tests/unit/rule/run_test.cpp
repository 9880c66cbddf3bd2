// A guide against a rule set: coverage, what other rules have reported, comparisons between rows and between guides.
#include "rule/run.h"

#include "unit/rule/made_rules.h"

namespace guidelint::rule {
namespace {

using Reasons = std::map<std::string, std::uint64_t, std::less<>>;

bool adds_up(const Tally& tally) { return tally.looked_at == tally.passed + tally.failed + tally.not_judged; }

const std::string k_above = "each: row\nexpect: base.low <= base.high";

TEST_CASE("every entity looked at passed, failed or was not judged, for a reason that is counted", "[rule]") {
  const auto rules = made_rules({{"a", k_above + "\nwhere: region != 'Nowhere'"}});
  const Ran ran =
      run(*rules, guide_text({"region: Oslo, base_low: 1, base_high: 2", "region: Bergen, base_low: 3, base_high: 2",
                              "region: Molde, base_low: 1", "region: Bodo, base_low: 1, base_high: null",
                              "region: Nowhere, base_low: 9, base_high: 2"}));
  const Tally& tally = ran.tally("a");
  CHECK(tally.looked_at == 4);
  CHECK(tally.passed == 1);
  CHECK(tally.failed == 1);
  CHECK(tally.not_judged == 2);
  CHECK(tally.reasons == Reasons{{"base is missing", 2}});
}

TEST_CASE("an entity of which one comparison passed and another cannot be judged has passed", "[rule]") {
  const auto rules = made_rules({{"a", "each: row\nexpect: [base.low <= base.high, stock.low <= stock.high]"}});
  CHECK(run(*rules, guide_text({"region: Oslo, base_low: 1, base_high: 2"})).tally("a").passed == 1);
}

TEST_CASE("what another rule has reported is not judged again, in that row and on that value only", "[rule]") {
  const auto rules =
      made_rules({{"range", k_above}, {"total", "each: row\nexpect: total.low >= base.low\nyields_to: range"}});
  const Ran ran = run(*rules, guide_text({"region: Oslo, base_low: 9, base_high: 8, total_comp_low: 7",
                                          "region: Bergen, base_low: 7, base_high: 8, total_comp_low: 6",
                                          "region: Molde, base_low: 7, base_high: 8, total_comp_low: 8"}));
  CHECK(lines_of(ran.outcomes[0].findings) ==
        Lines{"6:30 error range: base_low 9 is above base_high 8 for Oslo",
              "7:65 error total: total_comp_low 6 is below base_low 7 for Bergen"});
  CHECK(ran.tally("total").reasons == Reasons{{"reported by range", 1}});
  CHECK(ran.tally("total").passed == 1);
  CHECK(adds_up(ran.tally("total")));
}

TEST_CASE("a comparison on other values of the same row is still judged", "[rule]") {
  const auto rules = made_rules(
      {{"range", k_above},
       {"stock", "each: row\nexpect: [total.low >= base.low, stock.low <= stock.high]\nyields_to: [range]"}});
  const Ran ran = run(
      *rules, guide_text({"region: Oslo, base_low: 9, base_high: 8, total_comp_low: 7, stock_low: 2, stock_high: 1"}));
  CHECK(lines_of(ran.outcomes[0].findings) == Lines{"6:30 error range: base_low 9 is above base_high 8 for Oslo",
                                                    "6:77 error stock: stock_low 2 is above stock_high 1 for Oslo"});
  CHECK(ran.tally("stock").failed == 1);
}

TEST_CASE("a fault that another rule has told does not come back in a stricter tier", "[rule]") {
  const auto rules =
      made_rules({{"range", k_above},
                  {"total", "each: row\nexpect: total.low >= base.low\nwarn: total.low >= 100\nyields_to: range"}});
  const Ran ran = run(*rules, guide_text({"region: Oslo, base_low: 9, base_high: 8, total_comp_low: 7"}));
  CHECK(lines_of(ran.outcomes[0].findings) == Lines{"6:30 error range: base_low 9 is above base_high 8 for Oslo"});
  CHECK(ran.tally("total").reasons == Reasons{{"reported by range", 1}});
}

TEST_CASE("a rule that does not run leaves the faults to those that would yield to it", "[rule]") {
  const auto rules =
      made_rules({{"range", k_above}, {"total", "each: row\nexpect: total.low >= base.low\nyields_to: range"}});
  const Ran ran = run(
      *rules, {{"acme/data-engineer.md", guide_text({"region: Oslo, base_low: 9, base_high: 8, total_comp_low: 7"})}},
      [](const Rule& rule, std::string_view) {
        return rule.id == "range" ? std::optional(finding::Level::off) : std::nullopt;
      });
  CHECK(lines_of(ran.outcomes[0].findings) == Lines{"6:63 error total: total_comp_low 7 is below base_low 9 for Oslo"});
  CHECK(ran.tally("range").looked_at == 0);
}

TEST_CASE("levels are asked for by rule and path", "[rule]") {
  const auto rules = made_rules({{"a", k_above}});
  const std::string text = guide_text({"region: Oslo, base_low: 9, base_high: 8"});
  const Ran ran = run(*rules, {{"x/a.md", text}, {"y/a.md", text}}, [](const Rule&, std::string_view path) {
    return path == "x/a.md" ? std::optional(finding::Level::info) : std::nullopt;
  });
  CHECK(ran.outcomes[0].findings.at(0).level == finding::Level::info);
  CHECK(ran.outcomes[1].findings.at(0).level == finding::Level::error);
}

const std::string k_usual_ratio =
    "each: row\nlet: {ratio: total.low / base.low, usual: 'median(ratio, by=[path], min=3)'}\nexpect: ratio == usual "
    "within 20%\n"
    "say: \"{region}: {ratio}, {usual} elsewhere\"";

TEST_CASE("a row is compared with the median of the rows of its guide", "[rule]") {
  const auto rules = made_rules({{"a", k_usual_ratio}});
  const auto row = [](std::string_view region, int total) {
    return fmt::format("region: {}, base_low: 100, total_comp_low: {}", region, total);
  };
  const Ran ran = run(*rules, {{"acme/a.md", guide_text({row("Oslo", 200), row("Bergen", 200), row("Molde", 100)})},
                               {"acme/b.md", guide_text({row("Oslo", 100), row("Bergen", 100), row("Molde", 100)})}});
  CHECK(lines_of(ran.outcomes[0].findings) == Lines{"8:52 error a: Molde: 1, 2 elsewhere"});
  CHECK(ran.outcomes[1].findings.empty());
  CHECK(ran.tally("a").passed == 2);
}

TEST_CASE("fewer rows than `min` have no median, so none of them is judged", "[rule]") {
  const auto rules = made_rules({{"a", k_usual_ratio}});
  const Ran ran = run(*rules, guide_text({"region: Oslo, base_low: 100, total_comp_low: 200",
                                          "region: Bergen, base_low: 100, total_comp_low: 100"}));
  CHECK(ran.outcomes[0].findings.empty());
  CHECK(ran.tally("a").not_judged == 2);
  CHECK(adds_up(ran.tally("a")));
}

TEST_CASE("the median of an even number lies between the two in the middle", "[rule]") {
  const auto rules =
      made_rules({{"a",
                   "each: row\nlet: {usual: 'median(base.low, by=[path], min=2)'}\nexpect: base.low <= usual\n"
                   "say: \"{usual}\""}});
  const Ran ran = run(*rules, guide_text({"region: A, base_low: 10", "region: B, base_low: 40",
                                          "region: C, base_low: 20", "region: D, base_low: 90"}));
  CHECK(lines_of(ran.outcomes[0].findings) == Lines{"7:27 error a: 30", "9:27 error a: 30"});
}

TEST_CASE("only the entities that `where` chooses are collected", "[rule]") {
  const auto rules =
      made_rules({{"a",
                   "each: row\nwhere: region != 'Far'\nlet: {usual: 'median(base.low, by=[path], min=1)'}\n"
                   "expect: base.low == usual"}});
  const Ran ran =
      run(*rules, guide_text({"region: A, base_low: 10", "region: Far, base_low: 90", "region: Far, base_low: 90"}));
  CHECK(ran.tally("a").looked_at == 1);
  CHECK(ran.tally("a").passed == 1);
}

const std::string k_shared =
    "each: guide\nlevel: warning\nexpect: today <= next_review_due\nsay: \"due {next_review_due}\"\nmaybe:\n"
    "  - if: shared(next_review_due) >= 2\n    because: \"{shared(next_review_due)} of {count(guide)} guides share one "
    "date\"";

TEST_CASE("causes that look at the corpus are found after the last guide", "[rule]") {
  const auto rules = made_rules({{"a", k_shared}});
  const Ran ran = run(*rules, {{"acme/a.md", guide_text({}, "2026-05-23")},
                               {"acme/b.md", guide_text({}, "2026-05-23")},
                               {"acme/c.md", guide_text({}, "2026-05-20")},
                               {"acme/d.md", guide_text({}, "2026-08-01")}});
  CHECK(lines_of(ran.outcomes[0].findings) == Lines{"4:18 warning a: due 2026-05-23 <2 of 4 guides share one date>"});
  CHECK(lines_of(ran.outcomes[1].findings) == lines_of(ran.outcomes[0].findings));
  CHECK(ran.outcomes[0].findings.at(0).cause->group == "… of … guides share one date");
  CHECK(lines_of(ran.outcomes[2].findings) == Lines{"4:18 warning a: due 2026-05-20"});
  CHECK(ran.outcomes[3].findings.empty());
  CHECK(ran.tally("a", 0).failed == 1);
  CHECK(ran.tally("a", 3).passed == 1);
}

TEST_CASE("expectations that look at the corpus are judged after the last guide", "[rule]") {
  const auto rules =
      made_rules({{"a",
                   "each: row\nwhere: exists(base)\nexpect: base.low <= 2 * median(base.low, by=[currency], min=3)\n"
                   "at: total"}});
  const auto row = [](int base, std::string_view rest = "") {
    return fmt::format("region: Oslo, currency: NOK, base_low: {}{}", base, rest);
  };
  const Ran ran = run(*rules, {{"acme/a.md", guide_text({row(10)})},
                               {"acme/b.md", guide_text({row(30, ", total_comp_low: 31")})},
                               {"acme/c.md", guide_text({row(12), "region: Pau, currency: EUR, base_low: 900"})}});
  CHECK(lines_of(ran.outcomes[1].findings) == Lines{"6:65 error a: base_low 30 is above 24 for Oslo"});
  CHECK(ran.tally("a", 0).passed == 1);
  CHECK(ran.tally("a", 2).passed == 1);
  CHECK(ran.tally("a", 2).not_judged == 1);
  for (std::size_t guide = 0; guide < 3; ++guide) CHECK(adds_up(ran.tally("a", guide)));
}

TEST_CASE("a rule that is finished after the last guide yields as any other", "[rule]") {
  const std::string rest = "\nyields_to: range\nmaybe:\n  - {if: count(guide) >= 1, because: alone}";
  const auto rules =
      made_rules({{"range", k_above},
                  {"causes", "each: row\nexpect: [total.low >= base.low, stock.low <= stock.high]" + rest},
                  {"waits", "each: row\nexpect: total.low >= base.low * count(guide)\nyields_to: range"}});
  const Ran ran = run(
      *rules, guide_text({"region: Oslo, base_low: 9, base_high: 8, total_comp_low: 7, stock_low: 2, stock_high: 1"}));
  CHECK(lines_of(ran.outcomes[0].findings) ==
        Lines{"6:30 error range: base_low 9 is above base_high 8 for Oslo",
              "6:77 error causes: stock_low 2 is above stock_high 1 for Oslo <alone>"});
  CHECK(ran.tally("waits").reasons == Reasons{{"reported by range", 1}});
  CHECK(ran.tally("causes").failed == 1);
}

TEST_CASE("what is finished after the last guide still knows the median of its own guide", "[rule]") {
  const auto rules = made_rules({{"a", k_usual_ratio + "\nmaybe:\n  - {if: count(guide) >= 1, because: alone}"}});
  const Ran ran = run(*rules, guide_text({"region: A, base_low: 100, total_comp_low: 200",
                                          "region: B, base_low: 100, total_comp_low: 200",
                                          "region: C, base_low: 100, total_comp_low: 100"}));
  CHECK(lines_of(ran.outcomes[0].findings) == Lines{"8:48 error a: C: 1, 2 elsewhere <alone>"});
  CHECK(ran.tally("a").failed == 1);
  CHECK(ran.tally("a").passed == 2);
}

std::vector<Hit> find_first_line(const model::Bound& guide, std::string_view with) {
  const text::SourceFile& source = *guide.guide().source;
  if (with == "nothing") return {};
  return {{.span = source.line_span(3), .message = "the third line", .related = {{source.line_span(1), "the first"}}}};
}

constexpr std::array<std::string_view, 2> k_withs = {"third", "nothing"};
const Check k_check{.name = "made-up", .summary = "s", .find = find_first_line, .arguments = k_withs};

TEST_CASE("a check reports its hits, and rules yield to the values it hit", "[rule]") {
  const std::array<const Check*, 1> checks = {&k_check};
  const auto rules = made_rules({{"third", "each: guide\nlevel: warning\ncheck: made-up\nwith: third"},
                                 {"nothing", "each: guide\ncheck: made-up\nwith: nothing"},
                                 {"role", "each: guide\nexpect: role == 'x'\nyields_to: third"}},
                                {}, checks);
  const Ran ran = run(*rules, guide_text({}));
  CHECK(lines_of(ran.outcomes[0].findings) == Lines{"3:1 warning third: the third line"});
  CHECK(ran.outcomes[0].findings.at(0).entity == "guide");
  REQUIRE(ran.outcomes[0].findings.at(0).labels.size() == 1);
  CHECK(ran.outcomes[0].findings[0].labels[0].text == "the first");
  CHECK(ran.tally("third").failed == 1);
  CHECK(ran.tally("nothing").passed == 1);
  CHECK(ran.tally("role").reasons == Reasons{{"reported by third", 1}});
}

TEST_CASE("rows that are not read are not judged, and counted", "[rule]") {
  const auto rules = made_rules({{"a", "each: row\nexpect: base.low <= base.high\n"}});
  const std::vector<std::string> rows(2003, "region: Oslo, base_low: 1, base_high: 2");
  const Tally tally = run(*rules, guide_text(rows)).tally("a");
  CHECK(tally.looked_at == 2003);
  CHECK(tally.passed == 2000);
  CHECK(tally.not_judged == 3);
  CHECK(tally.reasons.at("beyond the first 2,000 rows of a guide") == 3);
}

TEST_CASE("a rule that fails very often in a guide is not judged further there, and that is counted", "[rule]") {
  const auto rules = made_rules({{"a", "each: line\nexpect: text != 'x'\nsay: s\n"}});
  std::string text = "# Data Engineer\n\n";
  for (std::size_t i = 0; i < k_most_findings + 7; ++i) text += "x\n";
  const Ran ran = run(*rules, text);
  CHECK(ran.outcomes.front().findings.size() == k_most_findings);
  const Tally& tally = ran.tally("a");
  CHECK(tally.failed == k_most_findings);
  CHECK(tally.not_judged == 7);
  CHECK(tally.reasons.at("the guide has 5,000 findings of this rule already") == 7);
  CHECK(tally.looked_at == tally.passed + tally.failed + tally.not_judged);
}

TEST_CASE("tallies add up", "[rule]") {
  Tally sum{.looked_at = 2, .passed = 1, .not_judged = 1, .reasons = {{"a", 1}}};
  sum.merge({.looked_at = 5, .passed = 1, .failed = 1, .not_judged = 3, .reasons = {{"a", 2}, {"b", 1}}});
  CHECK(sum.looked_at == 7);
  CHECK(sum.passed == 2);
  CHECK(sum.failed == 1);
  CHECK(sum.not_judged == 4);
  CHECK(sum.reasons == Reasons{{"a", 3}, {"b", 1}});
}

TEST_CASE("a guide of two thousand faulty rows is judged in a breath", "[rule]") {
  const auto rules =
      made_rules({{"range", k_above}, {"total", "each: row\nexpect: total.low >= base.low\nyields_to: range"}});
  std::vector<std::string> rows;
  for (int i = 0; i < 2'000; ++i)
    rows.push_back(fmt::format("region: R{}, base_low: 9, base_high: 8, total_comp_low: 7", i));
  const Ran ran = run(*rules, guide_text(rows));
  CHECK(ran.tally("range").failed == 2'000);
  CHECK(ran.tally("total").not_judged == 2'000);
}

}  // namespace
}  // namespace guidelint::rule
