#include "expr/plain_field.h"

#include "expr/ast.h"

namespace guidelint::expr {
namespace {

std::optional<PlainField> plain(const Node& through) {
  const Node& node = resolved(through);
  if (node.form == Form::field) return PlainField{.field = node.field};
  if (node.form != Form::accessor || (node.accessor != Accessor::low && node.accessor != Accessor::high)) return {};
  const Node& inner = resolved(*node.children[0]);
  if (inner.form != Form::field) return {};
  return PlainField{.field = inner.field, .end = node.accessor == Accessor::low ? 0U : 1U};
}

}  // namespace

std::optional<PlainField> plain_field(const Expression& expression) { return plain(expression.root()); }

std::array<std::optional<PlainField>, 2> compared_fields(const Expression& expression) {
  const Node& node = resolved(expression.root());
  if (node.form != Form::compare) return {};
  return {plain(*node.children[0]), plain(*node.children[1])};
}

}  // namespace guidelint::expr
