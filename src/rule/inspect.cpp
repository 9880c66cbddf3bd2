#include "rule/inspect.h"

#include <algorithm>
#include <set>

#include "model/field_id.h"
#include "rule/run_impl.h"

namespace guidelint::rule {

using expr::Verdict;
using finding::Level;

struct LineInspector::Impl {
  Impl(const RunPlan& plan_used, const model::Bound& bound, const expr::Context& context_used, std::uint32_t line_asked)
      : plan(plan_used),
        guide(bound),
        context(context_used),
        line(line_asked),
        role(model::line_role(bound, line_asked)) {
    tracing.derived = [this](expr::FieldId id, const expr::Entity& entity) -> std::optional<expr::Derived> {
      auto derivation = model::derivation_of(guide.model(), id, entity);
      if (!derivation) return std::nullopt;
      return expr::Derived{.expression = derivation->is, .entity = std::move(derivation->side)};
    };
    watch = [this](const Watched& watched) { see(watched); };
  }

  [[nodiscard]] bool is_here(text::Span span) const {
    if (span == text::Span{}) return false;
    return std::ranges::any_of(role.places,
                               [&](text::Span place) { return span.begin <= place.end && place.begin <= span.end; });
  }
  [[nodiscard]] bool is_here(const finding::Finding& finding) const {
    const auto starts_here = [&](const finding::Place& place) { return place.begin.line == line; };
    return starts_here(finding.place) || is_here(finding.place.span) ||
           std::ranges::any_of(finding.labels, [&](const finding::Label& label) { return starts_here(label.place); });
  }

  struct Reading {
    bool here = false;    // a value stands on the line
    bool placed = false;  // a value stands anywhere
  };

  // What an entity's fields have to do with the line: both sides of a field, and what a derived one is made of.
  Reading reading_of(const std::vector<expr::FieldId>& fields, const expr::Entity& entity, int depth = 0) const {
    Reading reading;
    for (const expr::FieldId id : fields) {
      std::vector<expr::FieldId> ids = {id};
      if (const auto sides = model::two_sides(guide.model(), id)) ids = {id, sides->front, sides->body};
      for (const expr::FieldId one : ids) {
        const expr::Value value = entity.get(one);
        for (std::size_t end = 0; end < (value.type.ended ? 2U : 1U); ++end) {
          if (value.ends[end].span == text::Span{}) continue;
          reading.placed = true;
          reading.here = reading.here || is_here(value.ends[end].span);
        }
      }
      constexpr int k_deepest = 4;
      const auto derivation = model::derivation_of(guide.model(), id, entity);
      if (!derivation || depth == k_deepest) continue;
      const Reading below =
          reading_of(derivation->is->fields(), derivation->side ? *derivation->side : entity, depth + 1);
      reading.placed = reading.placed || below.placed;
      reading.here = reading.here || below.here;
    }
    return reading;
  }

  // `where` counts only for an entity it passed over.
  static std::vector<expr::FieldId> fields_of(const Rule& rule, bool with_where) {
    std::set<expr::FieldId> fields;
    const auto add = [&](const std::vector<expr::FieldId>& some) { fields.insert(some.begin(), some.end()); };
    if (rule.where && with_where) add(rule.where->fields());
    for (const Expectation& expectation : rule.expectations) add(expectation.expression.fields());
    // What a row asks of its guide does not make the line where the guide states it a matter of the row
    std::erase_if(fields, [&](expr::FieldId id) { return model::decode(id).owner != rule.each; });
    return {fields.begin(), fields.end()};
  }

  // Whether a rule looked at the line when it judged this entity.
  [[nodiscard]] bool concerns(const Rule& rule, std::size_t index, bool with_where = false) const {
    if (rule.each == model::EntityKind::line) return index + 1 == line;
    if (rule.each == model::EntityKind::key) return is_here(guide.place(rule.each, index));
    const expr::Entity& entity = guide.entity(rule.each, index);
    const Reading reading = reading_of(fields_of(rule, with_where), entity);
    if (reading.placed) return reading.here;
    if (is_here(guide.place(rule.each, index))) return true;
    return rule.each == model::EntityKind::row && names_row(index);
  }
  [[nodiscard]] bool names_row(std::size_t index) const {
    return std::ranges::any_of(role.values, [&](const model::PlacedValue& value) {
      return value.kind == model::EntityKind::row && value.index == index && value.field->name == "region";
    });
  }

  void see(const Watched& watched) {
    const Rule& rule = *plan.rules[watched.rule].rule;
    switch (watched.event) {
      case Watched::Event::off:
        return see_off(rule);
      case Watched::Event::checked:
        return see_check(rule, watched.found);
      case Watched::Event::passed_over:
        if (rule.each != model::EntityKind::line && concerns(rule, watched.entity, true))
          opinions.push_back(passed_over(rule, watched.entity));
        return;
      case Watched::Event::judged:
        break;
    }
    const Judgement& judgement = *watched.judgement;
    const bool found_here =
        std::ranges::any_of(judgement.findings, [&](const finding::Finding& finding) { return is_here(finding); });
    if (!found_here && !concerns(rule, watched.entity)) return;
    if (rule.each == model::EntityKind::line && judgement.state == Verdict::State::passed) {
      ++lines_passed;
      return;
    }
    opinions.push_back(opinion(rule, watched.entity, judgement, *watched.groups_of));
  }

  void see_off(const Rule& rule) {
    if (rule.each == model::EntityKind::line || rule.check != nullptr) return;
    for (std::size_t i = 0; i < guide.count(rule.each); ++i) {
      if (!concerns(rule, i)) continue;
      opinions.push_back({.rule = &rule, .outcome = Opinion::Outcome::off, .entity = guide.label(rule.each, i)});
    }
  }

  void see_check(const Rule& rule, std::span<const finding::Finding> found) {
    Opinion one{.rule = &rule, .outcome = Opinion::Outcome::failed, .entity = "guide"};
    for (const finding::Finding& finding : found) {
      if (is_here(finding)) one.findings.push_back(finding);
    }
    if (one.findings.empty()) {
      ++checks_passed;
    } else {
      opinions.push_back(std::move(one));
    }
  }

  Opinion passed_over(const Rule& rule, std::size_t index) {
    Opinion one{.rule = &rule, .outcome = Opinion::Outcome::passed_over, .entity = guide.label(rule.each, index)};
    one.where = expr::trace(*rule.where, guide.entity(rule.each, index), context, tracing);
    return one;
  }

  static expr::Context with_groups(const expr::Context& context, const GroupsOf& groups_of,
                                   std::span<const expr::Aggregate> aggregates) {
    return {.today = context.today, .groups = aggregates.empty() ? nullptr : groups_of(aggregates)};
  }

  Opinion opinion(const Rule& rule, std::size_t index, const Judgement& judgement, const GroupsOf& groups_of) {
    const expr::Entity& entity = guide.entity(rule.each, index);
    Opinion one{.rule = &rule,
                .outcome = judgement.state == Verdict::State::passed   ? Opinion::Outcome::passed
                           : judgement.state == Verdict::State::failed ? Opinion::Outcome::failed
                                                                       : Opinion::Outcome::not_judged,
                .entity = guide.label(rule.each, index),
                .reason = judgement.reason,
                .findings = judgement.findings};
    std::optional<Tier> broken;
    const Expectation* first_failed = nullptr;
    for (const Expectation& expectation : rule.expectations) {
      TracedExpectation traced{.tier = expectation.tier, .level = expectation.level};
      traced.reads_line = reading_of(expectation.expression.fields(), entity).here;
      traced.asked = !broken || *broken == expectation.tier;
      traced.condition = expr::trace(expectation.expression, entity,
                                     with_groups(context, groups_of, expectation.expression.aggregates()), tracing);
      if (traced.asked && traced.condition.state == Verdict::State::failed) {
        broken = expectation.tier;
        if (first_failed == nullptr) first_failed = &expectation;
      }
      one.expectations.push_back(std::move(traced));
    }
    if (judgement.state == Verdict::State::failed && first_failed != nullptr)
      try_causes(rule, *first_failed, entity, groups_of, one);
    return one;
  }

  // In the order judge() tries them, on the comparison of the first finding.
  void try_causes(const Rule& rule, const Expectation& expectation, const expr::Entity& entity,
                  const GroupsOf& groups_of, Opinion& one) const {
    const Verdict verdict = expr::judge(expectation.expression, entity,
                                        with_groups(context, groups_of, expectation.expression.aggregates()));
    for (const Hypothesis& hypothesis : rule.maybe) {
      TracedHypothesis traced{.number = one.maybe.size() + 1, .because = std::string(hypothesis.because.source())};
      traced.holds = !hypothesis.when;
      if (hypothesis.when) {
        traced.condition =
            expr::trace(*hypothesis.when, entity, with_groups(context, groups_of, hypothesis.when->aggregates()),
                        tracing, &verdict);
        traced.holds = traced.condition->state == Verdict::State::passed;
      }
      if (traced.holds && !one.findings.empty() && one.findings.front().cause)
        traced.because = one.findings.front().cause->text;
      one.maybe.push_back(std::move(traced));
      if (one.maybe.back().holds) break;
    }
    one.maybe_left = rule.maybe.size() - one.maybe.size();
  }

  const RunPlan& plan;
  const model::Bound& guide;
  const expr::Context& context;
  std::uint32_t line;
  model::LineRole role;
  expr::Tracing tracing;
  Watch watch;
  Outcome outcome;
  std::vector<Opinion> opinions;
  std::size_t lines_passed = 0, checks_passed = 0;
};

LineInspector::LineInspector(const RunPlan& plan, const model::Bound& guide, const expr::Context& context,
                             std::uint32_t line)
    : impl_(std::make_unique<Impl>(plan, guide, context, line)) {
  impl_->outcome = run_guide(plan, guide, context, impl_->watch);
}

LineInspector::~LineInspector() = default;

std::optional<RunPlan> LineInspector::corpus_plan() const {
  std::set<const Rule*> needed;
  for (const Deferred& deferred : impl_->outcome.deferred) {
    const Rule& rule = *impl_->plan.rules[deferred.rule].rule;
    if (impl_->concerns(rule, deferred.index)) needed.insert(&rule);
  }
  if (needed.empty()) return std::nullopt;
  RunPlan plan = impl_->plan;
  plan.level_for = [needed, usual = plan.level_for](const Rule& rule, std::string_view path) -> std::optional<Level> {
    if (!needed.contains(&rule)) return Level::off;
    return usual ? usual(rule, path) : std::nullopt;
  };
  return plan;
}

Inspection LineInspector::finish(std::span<const Outcome* const> others) {
  std::vector<const Outcome*> all(others.begin(), others.end());
  all.push_back(&impl_->outcome);
  const auto groups = collect_groups(impl_->plan, all);
  finish_guide(impl_->plan, impl_->outcome, groups, impl_->context, impl_->watch);
  const auto order = [&](const Opinion& one) {
    const auto found = std::ranges::find(impl_->plan.rules, one.rule, &ActiveRule::rule);
    return found - impl_->plan.rules.begin();
  };
  std::ranges::stable_sort(impl_->opinions, {}, order);
  return {.opinions = std::move(impl_->opinions),
          .lines_passed = impl_->lines_passed,
          .checks_passed = impl_->checks_passed};
}

}  // namespace guidelint::rule
