// Expressions: compiled or refused with places in the source; evaluated, traced and changed without a fault.
#include "expr/expression.h"

#include "expr/lexer.h"
#include "expr/mutants.h"
#include "expr/trace.h"
#include "fuzz/target.h"
#include "fuzz/world.h"
#include "model/bind.h"

namespace guidelint::fuzz {
namespace {

// rules/example.md, bound.
const model::Bound& example() {
  static const auto source =
      text::SourceFile::from_string("research/acme/data-engineer.md", std::string(example_guide()));
  static const guide::Guide guide = guide::build(*source);
  static const model::Bound bound(guide, shipped_rules().model());
  return bound;
}

void run(std::string_view input) {
  const auto each = static_cast<model::EntityKind>(take_choice(input) % model::k_entity_kinds);
  constexpr text::Offset k_base = 11;
  const text::Span whole{k_base, k_base + static_cast<text::Offset>(input.size())};

  text::Offset last = 0;
  for (const expr::Token& token : expr::scan_tokens(input, k_base).list) {
    require(token.begin >= last && token.end >= token.begin && token.end <= input.size(), "tokens in order");
    last = token.end;
  }

  expr::Environment environment;
  environment.scope = &shipped_rules().model().scope(each);
  environment.lets = {{.name = "double", .source = "2 * 3", .base = 0}};
  const auto compiled = expr::Expression::compile(input, k_base, environment);
  if (!compiled) {
    require(!compiled.error().empty(), "a mistake");
    for (const expr::Mistake& mistake : compiled.error()) {
      require_within(mistake.span, whole, mistake.message);
      require(!mistake.message.empty(), "a message");
    }
    return;
  }
  require(compiled->source() == input, "its source");

  const model::Bound& bound = example();
  const expr::Context context{.today = k_today};
  for (std::size_t i = 0; i < bound.count(each) && i < 8; ++i) {
    const expr::Entity& entity = bound.entity(each, i);
    if (!compiled->aggregates().empty()) {
      for (const expr::Aggregate& aggregate : compiled->aggregates())
        (void)expr::aggregate_input(aggregate, entity, context);
      continue;
    }
    (void)expr::to_text(expr::evaluate(*compiled, entity, context));
    if (compiled->type().kind != expr::Kind::boolean) continue;
    const expr::Verdict verdict = expr::judge(*compiled, entity, context);
    const bool passed = verdict.state == expr::Verdict::State::passed;
    require(passed == expr::holds(*compiled, entity, context), "holds() to say what judge() says");
    const expr::Condition condition = expr::trace(*compiled, entity, context, {});
    require(condition.state == verdict.state, "a trace to end as the verdict", condition.text);
    if (verdict.is_comparison) (void)expr::describe(verdict);
  }
  for (const expr::Mutant& mutant : expr::mutants_of(input)) {
    require_within(mutant.span, {0, static_cast<text::Offset>(input.size())}, mutant.what);
    require(mutant.source != input, "a mutant to differ", mutant.what);
  }
}

}  // namespace

extern const Target expression{.name = "expression", .run = run};

}  // namespace guidelint::fuzz
