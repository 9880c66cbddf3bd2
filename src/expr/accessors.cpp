// What stands behind a point: .low .high .basis .open .alt .currency .key; part of eval.h.
#include <array>

#include "expr/currency_text.h"
#include "expr/ends.h"
#include "expr/eval.h"

namespace guidelint::expr {

Value Evaluator::access(const Node& node) {
  Value value = this->value(*node.children[0]);
  const bool is_side = node.children[0]->form == Form::left || node.children[0]->form == Form::right;
  std::size_t index = value.type.ended && value.ends[0].state != State::present ? 1 : 0;
  if (is_side && failed_ != nullptr && value.type.ended) index = failed_->worse;
  const End end = value.ends[index];
  switch (node.accessor) {
    case Accessor::low:
    case Accessor::high:
      value.ends[0] = value.ends[node.accessor == Accessor::low ? 0 : 1];
      value.type = node.type;
      value.alternative = nullptr;
      settle(value);
      return value;
    case Accessor::alt: {
      if (value.alternative == nullptr) return make_missing(node.type, State::none, node.source);
      Value alternative = *value.alternative;
      alternative.type = node.type;
      alternative.missing = node.source;
      settle(alternative);
      return alternative;
    }
    default:
      break;
  }
  if (state_of(value) != State::present) {
    if (node.accessor == Accessor::key && !end.name.empty()) return make_text(end.name, end.span, end.name);
    return make_missing(node.type, state_of(value), value.missing, end.span, end.name);
  }
  if (node.accessor == Accessor::open) {
    Value open = make_boolean(value.ends[0].open || (value.type.ended && value.ends[1].open));
    open.ends[0].span = value.type.ended && value.ends[1].open ? value.ends[1].span : end.span;
    return open;
  }
  if (node.accessor == Accessor::basis) {
    constexpr std::array<std::string_view, 5> k_words = {"unknown", "1y", "4y", "month", "once"};
    return make_text(k_words[static_cast<std::size_t>(value.basis)], end.span, end.name);
  }
  if (node.accessor == Accessor::key)
    return make_text(end.name.empty() ? node.children[0]->source : end.name, end.span);
  if (value.type.ended && differ(value.ends[0].currency, value.ends[1].currency)) {
    return unknown(
        node, {.cause = Why::Cause::currencies, .first = value.ends[0].currency, .second = value.ends[1].currency});
  }
  if (!end.currency.known()) return make_missing(node.type, State::none, node.source, end.span, end.name);
  return make_text(currency_text(end.currency), end.span, end.name);
}

}  // namespace guidelint::expr
