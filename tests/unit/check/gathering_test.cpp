// Guides judged among those of a Gathering find what they find when all that waits is kept.
#include "rule/gathering.h"

#include <random>

#include "check/checks.h"
#include "unit/rule/made_rules.h"

namespace guidelint::rule {
namespace {

const Texts k_rules = {
    {"reversed", "each: row\nexpect: base.low <= base.high"},
    {"far",
     "each: row\nlet: {usual: 'median(base, by=[region], min=2)'}\nexpect: base == usual within 20%\n"
     "yields_to: [reversed]\nmaybe: [{if: 'base.high > usual.high', because: '{region} pays above {usual}'}]"},
    {"same", "each: row\nwhere: known(total)\nsay: 's'\nexpect: not (shared(base, total, by=[currency]) > 1)"},
    {"odd", "each: row\nsay: odd\nexpect: abs(robust_z(total, by=[currency], min=3)) < 3 or base.low > 0"},
    {"twice", "each: guide\nsay: 'company and role stand twice'\nexpect: not (shared(company, role) > 1)"},
    {"few", "each: guide\nsay: 'few'\nexpect: count(guide, by=[company]) > 4 or count(guide) < 3"},
    {"told", "each: row\nexpect: total >= base\nmaybe: [{because: 'of {count(row)} rows'}]"},
};

std::string told(std::vector<finding::Finding> findings, const std::vector<Tally>& tallies) {
  std::string text;
  for (const std::string& line : lines_of(findings)) text += line + "\n";
  for (const Tally& tally : tallies) {
    text += fmt::format("{} {} {} {}", tally.looked_at, tally.passed, tally.failed, tally.not_judged);
    for (const auto& [reason, count] : tally.reasons) text += fmt::format(" {}={}", reason, count);
    text += "\n";
  }
  return text;
}

std::string made_guide(std::mt19937& random) {
  const auto pick = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  constexpr std::array<std::string_view, 3> k_regions = {"Oslo", "Bergen", "Molde"};
  std::vector<std::string> rows;
  for (int i = pick(3); i >= 0; --i) {
    rows.push_back(
        fmt::format("region: {}, currency: {}, base_low: {}, base_high: {}, total_comp_low: {}, total_comp_high: {}",
                    k_regions[static_cast<std::size_t>(pick(2))], pick(4) == 0 ? "NOK" : "USD", 80 + pick(40),
                    100 + pick(20), 90 + pick(60), pick(9) == 0 ? "?" : std::to_string(120 + pick(60))));
  }
  std::string text = guide_text(rows);
  // Enough words for a text that can be compared, of which there are few different ones
  const int kind = pick(3);
  for (int i = 0; i < 200 * (kind % 3); ++i) text += fmt::format("word{}{} ", kind, i % 97);
  return text + "\n";
}

TEST_CASE("a corpus that is read twice gives what one gives that is kept", "[check]") {
  Texts rule_files = k_rules;
  rule_files.emplace_back("copied", "each: guide\ncheck: text-likeness");
  const auto rules = made_rules(rule_files, {}, check::all_checks());
  const RunPlan plan = make_plan(*rules, [](const Rule&) { return true; });
  REQUIRE(Gathering::is_needed(plan));
  const expr::Context context{.today = *base::parse_date("2026-06-01")};
  std::mt19937 random(5);
  std::size_t found = 0;
  for (int round = 0; round < 30; ++round) {
    std::vector<std::unique_ptr<text::SourceFile>> sources;
    std::vector<guide::Guide> guides;
    std::vector<std::unique_ptr<model::Bound>> bounds;
    constexpr std::size_t k_guides = 8;
    guides.reserve(k_guides);
    for (std::size_t i = 0; i < k_guides; ++i) {
      sources.push_back(text::SourceFile::from_string(fmt::format("{}/role-{}.md", i % 2 == 0 ? "acme" : "zeta", i),
                                                      made_guide(random)));
      guides.push_back(guide::build(*sources.back()));
      bounds.push_back(std::make_unique<model::Bound>(guides.back(), rules->model()));
    }
    std::vector<Outcome> kept;
    for (const auto& bound : bounds) kept.push_back(run_guide(plan, *bound, context));
    finish_corpus(plan, kept, context);

    Gathering gathering(plan);
    for (std::size_t i = k_guides; i-- > 0;)
      gathering.add(i, sources[i]->path(), collect_guide(plan, *bounds[i], context));
    const auto corpus = gathering.finish();
    for (std::size_t i = 0; i < k_guides; ++i) {
      const Outcome among = run_guide_among(*corpus, i, plan, *bounds[i], context);
      CAPTURE(round, i, sources[i]->raw());
      found += among.findings.size();
      CHECK(among.deferred.empty());
      CHECK(among.kept.empty());
      CHECK(told(among.findings, among.tallies) == told(kept[i].findings, kept[i].tallies));
    }
  }
  CHECK(found > 200);
}

TEST_CASE("rules that look at one guide need no other", "[check]") {
  const auto rules = made_rules(
      {k_rules[0], {"odd", "each: row\nlet: {usual: 'median(total, by=[path])'}\nexpect: total == usual within 20%"}});
  CHECK_FALSE(Gathering::is_needed(make_plan(*rules, [](const Rule&) { return true; })));
}

}  // namespace
}  // namespace guidelint::rule
