// ?? .. + - * / and lists, the part of eval.h that makes values of values.
#include <cmath>

#include "expr/ends.h"
#include "expr/eval.h"

namespace guidelint::expr {
namespace {

bool has_state(const Value& value, State state) {
  return value.ends[0].state == state || (value.type.ended && value.ends[1].state == state);
}

// Whether the second operand made a result missing: an unknown one goes before one that is not there.
bool is_second_to_blame(const Value& first, const Value& second) {
  for (const State state : {State::unknown, State::none}) {
    if (has_state(first, state)) return false;
    if (has_state(second, state)) return true;
  }
  return false;
}

// Of two operands, what is said to be missing.
std::string_view missing_of_either(const Node& node, const Value& first, const Value& second) {
  return is_second_to_blame(first, second) ? missing_of(*node.children[1], second)
                                           : missing_of(*node.children[0], first);
}

}  // namespace

const Value& Evaluator::coalesce(const Node& node, Slot& slot) {
  const bool ended = node.type.ended;
  const Value& first = view(*node.children[0], slot);
  const bool lacks = first.ends[0].state == State::none || (ended && end_of(first, 1).state == State::none);
  if (!lacks && first.type == node.type && !has_state(first, State::unknown)) return first;
  // Nothing at all is there, the usual case of `bonus ?? 0`
  if (ended && first.ends[0].state == State::none && end_of(first, 1).state == State::none &&
      first.basis == money::Basis::unknown && first.alternative == nullptr) {
    const Value& right = view(*node.children[1], slot);
    if (right.type == node.type) return right;
    Value copy = right;
    const std::string_view missing = missing_of(*node.children[1], right);
    settle_as(copy, node.type);
    copy.missing = missing;
    return slot.make([&] { return copy; });
  }
  if (lacks && !ended) {
    Value& right = slot.make([&] { return value(*node.children[1]); });
    right.type = node.type;
    return right;
  }
  Value left = first;
  left.missing = missing_of(*node.children[0], first);
  if (ended && !left.type.ended) left.ends[1] = left.ends[0];
  left.type = node.type;
  if (!lacks) return slot.make([&] { return left; });
  Slot right_slot;
  const Value& right = view(*node.children[1], right_slot);
  for (std::size_t i = 0; i < 2; ++i) {
    if (left.ends[i].state != State::none) continue;
    left.ends[i] = end_of(right, i);
    left.missing = missing_of(*node.children[1], right);
  }
  settle(left);
  return slot.make([&] { return left; });
}

Value Evaluator::range(const Node& node) {
  Slot low_slot, high_slot;
  const Value& low = view(*node.children[0], low_slot);
  const Value& high = view(*node.children[1], high_slot);
  Value result;
  result.type = node.type;
  result.ends[0] = low.ends[0];
  result.ends[1] = end_of(high, 1);
  result.missing = missing_of_either(node, low, high);
  settle(result);
  return result;
}

Value Evaluator::arithmetic(const Node& node) {
  const bool negates = node.form == Form::negate;
  Slot left_slot, right_slot;
  const Value& left = negates ? left_slot.make([] { return make_number(0); }) : view(*node.children[0], left_slot);
  const Value& right = view(*node.children[negates ? 0 : 1], right_slot);
  const auto operation = node.form == Form::add        ? Arithmetic::add
                         : node.form == Form::multiply ? Arithmetic::multiply
                         : node.form == Form::divide   ? Arithmetic::divide
                                                       : Arithmetic::subtract;
  Value result;
  result.type = node.type;
  bool noted = false;
  for (std::size_t i = 0; i < (node.type.ended ? 2U : 1U); ++i) {
    const End& a = end_of(left, i);
    const End& b = end_of(right, i);
    End& end = result.ends[i];
    end.state = worse(a.state, b.state);
    if (end.state != State::present) continue;
    if (differ(a.currency, b.currency)) {
      note_ = {.cause = Why::Cause::currencies, .first = a.currency, .second = b.currency};
      end.state = State::unknown;
      noted = true;
      continue;
    }
    end = compute(operation, a, b);
    if (node.type.kind != Kind::money) end.currency = {};
    if (!std::isfinite(end.low) || !std::isfinite(end.high)) {
      note_ = {.cause = Why::Cause::no_number, .field = node.source};
      end = {};
      end.state = State::unknown;
      noted = true;
    }
  }
  settle(result);
  if (noted) {
    result.missing = k_noted;
  } else {
    result.missing = negates ? missing_of(*node.children[0], right) : missing_of_either(node, left, right);
  }
  return result;
}

Value Evaluator::list(const Node& node) {
  Value result = make_text({});
  result.type = node.type;
  if (node.parts.size() != node.children.size()) return make_missing(node.type, State::unknown, node.source);
  result.list = node.parts;
  return result;
}

}  // namespace guidelint::expr
