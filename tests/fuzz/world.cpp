#include "fuzz/world.h"

#include <fmt/format.h>

#include "check/checks.h"
#include "cli/embedded_rules.h"
#include "fuzz/target.h"

namespace guidelint::fuzz {

std::vector<rule::RuleFile> shipped_files() {
  std::vector<rule::RuleFile> files;
  for (const cli::EmbeddedRule& embedded : cli::embedded_rules()) {
    files.push_back({.path = std::string(embedded.path),
                     .shown = std::string(embedded.path),
                     .text = std::string(embedded.text),
                     .came_along = true});
  }
  return files;
}

const rule::RuleSet& shipped_rules() {
  static const std::unique_ptr<rule::RuleSet> rules = rule::RuleSet::build(shipped_files(), {}, check::all_checks());
  require(rules->mistakes().empty(), "rules without mistakes");
  return *rules;
}

const rule::RunPlan& shipped_plan() {
  static const rule::RunPlan plan = rule::make_plan(shipped_rules(), [](const rule::Rule&) { return true; });
  return plan;
}

std::string_view example_guide() { return shipped_rules().example()->raw(); }

std::vector<lint::Input> guides_of(std::vector<std::string> texts) {
  std::vector<lint::Input> inputs;
  for (std::string& text : texts) {
    const std::string_view company = inputs.size() % 2 == 0 ? "acme" : "bolt";
    inputs.push_back({.path = fmt::format("research/{}/role-{}.md", company, inputs.size()), .text = std::move(text)});
  }
  return inputs;
}

lint::LintResult judge(const std::vector<lint::Input>& inputs, unsigned jobs, bool for_fixes) {
  lint::Options options;
  options.jobs = jobs;
  options.today = k_today;
  options.for_fixes = for_fixes;
  return lint::lint(inputs, shipped_rules(), shipped_plan(), options);
}

}  // namespace guidelint::fuzz
