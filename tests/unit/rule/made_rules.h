// Small rules and small guides for tests, on the real model; findings and mistakes as one line of text each.
#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "guide/guide.h"
#include "model/bind.h"
#include "rule/rule_set.h"
#include "rule/run.h"
#include "support/catch.h"
#include "text/source_file.h"

namespace guidelint::rule {

using Texts = std::vector<std::pair<std::string, std::string>>;  // path and text

inline std::string model_text() {
  static const std::string text = [] {
    const auto source = text::SourceFile::read(std::filesystem::path(GUIDELINT_SOURCE_DIR) / "rules/model.yaml");
    REQUIRE(source);
    return std::string((*source)->raw());
  }();
  return text;
}

// The real model and `files` below rules/, where a rule needs no title, why and examples.
inline std::unique_ptr<RuleSet> build(const Texts& files, const std::vector<ParamOverride>& overrides = {},
                                      std::span<const Check* const> checks = {}) {
  std::vector<RuleFile> all = {{.path = "model.yaml", .shown = "model.yaml", .text = model_text()}};
  for (const auto& [path, text] : files) all.push_back({.path = path, .shown = path, .text = text});
  return RuleSet::build(std::move(all), overrides, checks);
}

inline std::string rule_text(std::string_view body) {
  return fmt::format("title: All is well\nwhy: w\n{}\nexamples: [{{good: {{}}}}, {{bad: {{}}}}]\n", body);
}

// "pay/a.yaml:3:9: unknown check \"x\" | did you mean `y`?", with what the place holds after " << ".
inline std::vector<std::string> lines_of(const std::vector<Mistake>& mistakes) {
  std::vector<std::string> lines;
  for (const Mistake& mistake : mistakes) {
    const text::Position at = mistake.file->position(mistake.span.begin);
    lines.push_back(fmt::format("{}:{}:{}: {}{}{}", mistake.file->path(), at.line, at.column, mistake.message,
                                mistake.help.empty() ? "" : " | ", mistake.help));
  }
  return lines;
}

// A rule set that must be without mistakes; `rules`: id and what stands between title and examples.
inline std::unique_ptr<RuleSet> made_rules(const Texts& rules, const std::vector<ParamOverride>& overrides = {},
                                           std::span<const Check* const> checks = {}) {
  Texts files;
  for (const auto& [id, body] : rules) files.emplace_back("pay/" + id + ".yaml", rule_text(body));
  auto set = build(files, overrides, checks);
  for (const std::string& line : lines_of(set->mistakes())) FAIL(line);
  return set;
}

// A guide whose rows stand on line 6 and the lines after it, each as "region: Oslo, base_low: 100".
inline std::string guide_text(const std::vector<std::string>& rows, std::string_view due = "2026-05-23") {
  std::string text = fmt::format("---\ncompany: acme\nrole: data-engineer\nnext_review_due: {}\ncompensation:\n", due);
  for (const std::string& row : rows) text += fmt::format("  - {{{}}}\n", row);
  return text + "---\n### Data Engineer | Acme Global Negotiation Guide\n";
}

struct Ran {
  RunPlan plan;
  std::vector<Outcome> outcomes;  // one per guide

  [[nodiscard]] const Tally& tally(std::string_view rule, std::size_t guide = 0) const {
    for (std::size_t i = 0; i < plan.rules.size(); ++i) {
      if (plan.rules[i].rule->id == rule) return outcomes[guide].tallies[i];
    }
    FAIL("no rule " << rule);
    return outcomes[guide].tallies[0];
  }
};

// Every rule on every guide, the corpus included, and merged.
inline Ran run(const RuleSet& rules, const Texts& guides, const LevelFor& level_for = {}) {
  Ran ran;
  ran.plan = make_plan(
      rules, [](const Rule&) { return true; }, level_for);
  const expr::Context context{.today = *base::parse_date("2026-06-01")};
  for (const auto& [path, text] : guides) {
    const auto source = text::SourceFile::from_string(path, text);
    const guide::Guide guide = guide::build(*source);
    const model::Bound bound(guide, rules.model());
    ran.outcomes.push_back(run_guide(ran.plan, bound, context));
  }
  finish_corpus(ran.plan, ran.outcomes, context);
  for (Outcome& outcome : ran.outcomes) {
    merge_per_guide(ran.plan, outcome.findings);
    std::ranges::sort(outcome.findings, finding::comes_before);
  }
  return ran;
}

inline Ran run(const RuleSet& rules, const std::string& guide) {
  return run(rules, {{"acme/data-engineer.md", guide}});
}

// "6:36 error a: base_low 9 is above base_high 8 for Oslo <cause>".
inline std::vector<std::string> lines_of(const std::vector<finding::Finding>& findings) {
  std::vector<std::string> lines;
  for (const finding::Finding& finding : findings) {
    lines.push_back(fmt::format("{}:{} {} {}: {}{}", finding.place.begin.line, finding.place.begin.column,
                                finding::to_string(finding.level), finding.rule, finding.message,
                                finding.cause ? fmt::format(" <{}>", finding.cause->text) : ""));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace guidelint::rule
