// Which rules run, and what each of them needs: the first part of run.h.
#include <algorithm>
#include <set>

#include "rule/by_class.h"
#include "rule/run.h"

namespace guidelint::rule {
namespace {

// Every expression and template that is evaluated when an entity is judged, and whether it decides if the entity fails.
// `where` is not among them: it chooses entities beforehand, and reads nothing but the entity.
template <typename Visit>
void for_each_program(const Rule& rule, Visit visit) {
  for (const Expectation& expectation : rule.expectations) visit(expectation.expression, true);
  for (const Hypothesis& hypothesis : rule.maybe) {
    if (hypothesis.when) visit(*hypothesis.when, false);
    visit(hypothesis.because, false);
    for (const Sight& sight : hypothesis.see) {
      visit(sight.what, false);
      visit(sight.says, false);
    }
  }
  if (rule.say) visit(*rule.say, false);
  if (rule.at) visit(*rule.at, false);
}

// An earlier aggregate of the rule that collects the same, of the same guides.
std::optional<Site::First> first_alike(const std::vector<Site>& earlier, const Site& own, std::size_t aggregate) {
  for (std::size_t site = 0; site < earlier.size(); ++site) {
    if (earlier[site].of_corpus != own.of_corpus) continue;
    for (std::size_t i = 0; i < earlier[site].aggregates.size(); ++i) {
      const bool alike = expr::collect_alike(earlier[site].aggregates[i], own.aggregates[aggregate]);
      if (alike && earlier[site].collects(i)) return Site::First{.site = site, .aggregate = i};
    }
  }
  return std::nullopt;
}

ActiveRule activate(const Rule& rule, const std::vector<ActiveRule>& earlier) {
  ActiveRule active{.rule = &rule};
  std::set<expr::FieldId> fields;
  for_each_program(rule, [&](const auto& program, bool decides) {
    for (const expr::FieldId id : program.fields()) fields.insert(id);
    const auto aggregates = program.aggregates();
    if (aggregates.empty()) return;
    const bool of_corpus = !std::ranges::all_of(aggregates, &expr::Aggregate::within_guide);
    Site site{.aggregates = aggregates, .of_corpus = of_corpus};
    for (std::size_t i = 0; i < aggregates.size(); ++i) site.first.push_back(first_alike(active.sites, site, i));
    active.sites.push_back(std::move(site));
    if (of_corpus) (decides ? active.waits : active.finishes_later) = true;
  });
  for (const Expectation& expectation : rule.expectations) {
    fields.insert(expectation.telling.begin(), expectation.telling.end());
    if (expectation.sides) fields.insert({expectation.sides->front, expectation.sides->body});
  }
  active.fields.assign(fields.begin(), fields.end());
  active.by_class = active.sites.empty() && can_be_judged_by_class(rule);
  for (std::size_t i = 0; i < earlier.size(); ++i) {
    if (std::ranges::find(rule.yields_to, earlier[i].rule->id) != rule.yields_to.end()) active.yields.push_back(i);
  }
  return active;
}

}  // namespace

RunPlan make_plan(const RuleSet& rules, const std::function<bool(const Rule&)>& wanted, LevelFor level_for) {
  RunPlan plan;
  plan.rule_set = &rules;
  for (const auto& rule : rules.rules()) {
    if (wanted(*rule)) plan.rules.push_back(activate(*rule, plan.rules));
  }
  plan.level_for = std::move(level_for);
  return plan;
}

RunPlan replaced(const RunPlan& plan, const Rule& variant) {
  RunPlan result{.rules = {}, .level_for = plan.level_for, .rule_set = plan.rule_set, .makes_fixes = plan.makes_fixes};
  for (const ActiveRule& active : plan.rules) {
    result.rules.push_back(active.rule->id == variant.id ? activate(variant, result.rules) : active);
  }
  return result;
}

}  // namespace guidelint::rule
