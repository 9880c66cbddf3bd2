// What makes a finding the same finding tomorrow, and the places a finding points at besides its own.
#include "rule/identity.h"

#include "unit/rule/made_rules.h"

namespace guidelint::rule {
namespace {

const std::string k_above = "each: row\nexpect: base.low <= base.high";

std::vector<std::string> identities(const Ran& ran) {
  std::vector<std::string> all;
  for (const finding::Finding& finding : ran.outcomes[0].findings) all.push_back(finding::identity(finding));
  return all;
}

TEST_CASE("a finding is known by rule, row, field and values, not by its line", "[rule]") {
  const auto rules = made_rules({{"above", k_above}});
  const auto of = [&](const std::vector<std::string>& rows) { return identities(run(*rules, guide_text(rows))); };
  const auto first = of({"region: Oslo, base_low: 9, base_high: 8"});
  REQUIRE(first.size() == 1);
  CHECK(first[0].starts_with("above|row[Oslo].base|"));
  CHECK(of({"region: Bergen, base_low: 1, base_high: 2", "region: Oslo, base_low: 9, base_high: 8"}) == first);
  CHECK(of({"{base_high: 8, base_low: 9, region: Oslo}"}).empty());  // a map in a map is no row
  CHECK(of({"base_high: 8, base_low: 9, region: Oslo"}) == first);
  CHECK(of({"region: Oslo, base_low: 9, base_high: 7"}) != first);  // another number, another finding
  CHECK(of({"region: Molde, base_low: 9, base_high: 8"}) != first);
}

TEST_CASE("a guide that moves keeps the identity of its findings", "[rule]") {
  const auto rules = made_rules({{"above", "each: row\nexpect: base.low <= base.high and path != 'x'\nsay: no"}});
  const std::string text = guide_text({"region: Oslo, base_low: 9, base_high: 8"});
  CHECK(identities(run(*rules, Texts{{"acme/data-engineer.md", text}}, {})) ==
        identities(run(*rules, Texts{{"zeta/data-engineer.md", text}}, {})));
}

TEST_CASE("a finding is the same whether or not git was asked", "[rule]") {
  const auto rules =
      made_rules({{"late", "each: guide\nexpect: (committed ?? 2020-01-01) > next_review_due\nsay: late"}});
  const RunPlan plan = make_plan(*rules, [](const Rule&) { return true; });
  const auto source = text::SourceFile::from_string("acme/data-engineer.md", guide_text({}));
  const guide::Guide guide = guide::build(*source);
  std::vector<std::string> known;
  for (const std::optional<base::Date> day : {std::optional<base::Date>(), base::parse_date("2026-02-23")}) {
    const model::Bound bound(guide, rules->model(), nullptr, day);
    for (const auto& finding : run_guide(plan, bound, {}).findings) known.push_back(finding::identity(finding));
  }
  REQUIRE(known.size() == 2);
  CHECK(known[0] == known[1]);
}

TEST_CASE("of a key what is written there counts, not only whether it can be read", "[rule]") {
  const auto rules = made_rules({{"odd", "each: key\nexpect: readable\nsay: '{name} cannot be read'"}});
  const auto of = [&](std::string_view value) {
    return identities(run(*rules, guide_text({"region: Oslo, base_low: " + std::string(value)})));
  };
  REQUIRE(of("9K").size() == 1);
  CHECK(of("9K") == of("9K"));
  CHECK(of("9K") != of("8K"));
}

const std::string k_both_sides =
    "---\ncompany: acme\nrole: data-engineer\ncompensation:\n"
    "  - {region: Oslo, base_low: 9000, base_high: 10000, total_comp_low: 99000, total_comp_high: 99000}\n---\n"
    "### Data Engineer | Acme Global Negotiation Guide\n\n"
    "| Region | Base Salary | Stock (RSU/4yr) | Total Comp |\n|---|---|---|---|\n"
    "| Oslo | $9,000–$10,000 | $4,000–$8,000 | $99,000 |\n";

std::vector<std::string> labels_of(const finding::Finding& finding) {
  std::vector<std::string> labels;
  for (const finding::Label& label : finding.labels)
    labels.push_back(fmt::format("{}:{} {}", label.place.begin.line, label.place.begin.column, label.text));
  return labels;
}

TEST_CASE("a finding shows the judged value on its other side, and what its cause wants seen", "[rule]") {
  const auto rules = made_rules({{"high",
                                  "each: row\nexpect: total.low <= base.low * 2\nmaybe:\n"
                                  "  - because: who knows\n    see: {column(stock): what the column says}"}});
  const Ran ran = run(*rules, k_both_sides);
  REQUIRE(ran.outcomes[0].findings.size() == 1);
  CHECK(labels_of(ran.outcomes[0].findings[0]) == Lines{"11:43 the table's 99,000", "9:26 what the column says"});
}

TEST_CASE("column() takes only a field that has a column", "[rule]") {
  const auto set = build({{"pay/a.yaml", rule_text("each: row\nexpect: column(currncy) == 'x'")},
                          {"pay/b.yaml", rule_text("each: guide\nexpect: column(company) == 'x'")}});
  CHECK(lines_of(set->mistakes()) ==
        std::vector<std::string>{
            "pay/a.yaml:4:16: column() takes a field that has a column in the table | column(field) -> text",
            "pay/b.yaml:4:16: column() takes a field that has a column in the table | column(field) -> text"});
}

}  // namespace
}  // namespace guidelint::rule
