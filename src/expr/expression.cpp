#include "expr/expression.h"

#include <fmt/format.h>

#include "expr/explain.h"
#include "expr/test.h"
#include "expr/typecheck.h"

namespace guidelint::expr {

struct Expression::Impl : Program {};

tl::expected<Expression, std::vector<Mistake>> Expression::compile(std::string_view source, text::Offset base,
                                                                   const Environment& environment,
                                                                   std::optional<Kind> wanted) {
  auto impl = std::make_shared<Impl>();
  std::vector<Mistake> mistakes;
  Checker checker(*impl, environment, mistakes);
  const Node* root = checker.compile(impl->texts.emplace_back(source), base);
  if (mistakes.empty() && wanted && root->type.kind != *wanted) {
    mistakes.push_back(
        {.span = root->span,
         .message = fmt::format("expected {} here",
                                *wanted == Kind::boolean ? "something that is true or false" : to_string(*wanted)),
         .notes = {{root->span, std::string(to_string(root->type.kind))}}});
  }
  if (!mistakes.empty()) return tl::unexpected(std::move(mistakes));
  impl->root = root;
  for (Node& node : impl->nodes) {
    if (node.form == Form::aggregate) node.described = &impl->aggregates[node.aggregate];
  }
  Expression expression;
  expression.impl_ = std::move(impl);
  return expression;
}

Type Expression::type() const { return impl_->root->type; }
std::string_view Expression::source() const { return impl_->texts.front(); }
std::vector<FieldId> Expression::fields() const { return impl_->fields; }
std::vector<std::string_view> Expression::used() const { return impl_->used; }
std::span<const Aggregate> Expression::aggregates() const { return impl_->aggregates; }
bool Expression::uses_today() const { return impl_->uses_today; }
const Node& Expression::root() const { return *impl_->root; }

std::optional<std::pair<Type, Type>> Expression::comparison() const {
  const Node& node = resolved(*impl_->root);
  if (node.form != Form::compare) return {};
  return std::pair(node.children[0]->type, node.children[1]->type);
}

Verdict judge(const Expression& expression, const Entity& entity, const Context& context, const Verdict* failed) {
  Evaluator evaluator(&entity, context, failed);
  Verdict verdict;
  verdict.state = evaluator.test(expression.root());
  if (verdict.state == Verdict::State::not_judged) verdict.reason = to_sentence(evaluator.why());
  if (verdict.state == Verdict::State::failed) explain(evaluator, expression.root(), verdict);
  return verdict;
}

Verdict::State test(const Expression& expression, const Entity& entity, const Context& context, std::string& reason) {
  Evaluator evaluator(&entity, context, nullptr);
  const Verdict::State state = evaluator.test(expression.root());
  if (state == Verdict::State::not_judged && reason.empty()) reason = to_sentence(evaluator.why());
  return state;
}

bool holds(const Expression& expression, const Entity& entity, const Context& context, const Verdict* failed) {
  return Evaluator(&entity, context, failed).test(expression.root()) == Verdict::State::passed;
}

Value evaluate(const Expression& expression, const Entity& entity, const Context& context, const Verdict* failed) {
  return Evaluator(&entity, context, failed).value(expression.root());
}

}  // namespace guidelint::expr
