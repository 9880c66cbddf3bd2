#include "expr/eval.h"

#include <fmt/format.h>

#include <cmath>
#include <deque>

#include "expr/aggregate.h"
#include "expr/ends.h"
#include "expr/functions.h"

namespace guidelint::expr {
namespace {

constexpr std::string_view k_noted = "value";  // Value::missing of a value whose note says more

bool is_noted(const Value& value) { return value.missing.data() == k_noted.data(); }

// An entity may evaluate expressions of its own (a derived field), so texts are dropped only by the outermost
// evaluation.
struct Kept {
  int depth = 0;
  std::deque<std::string> texts = {};
  std::deque<std::vector<std::string_view>> lists = {};
};
thread_local Kept t_kept;

State worse(State a, State b) {
  if (a == State::unknown || b == State::unknown) return State::unknown;
  return a == State::none || b == State::none ? State::none : State::present;
}

// The operand that made a result missing: an unknown one before one that is not there.
const Value& culprit(const Value& a, const Value& b) {
  const auto has = [](const Value& value, State state) {
    return value.ends[0].state == state || (value.type.ended && value.ends[1].state == state);
  };
  for (const State state : {State::unknown, State::none}) {
    if (has(a, state)) return a;
    if (has(b, state)) return b;
  }
  return a;
}

}  // namespace

State state_of(const Value& value) {
  if (!value.type.ended) return value.state;
  if (value.ends[0].state == State::present || value.ends[1].state == State::present) return State::present;
  return worse(value.ends[0].state, value.ends[1].state);
}

void settle(Value& value) {
  if (!value.type.ended) {
    value.state = value.ends[0].state;
  } else {
    value.state = state_of(value);
  }
}

std::string to_sentence(const Why& why) {
  switch (why.cause) {
    case Why::Cause::none:
      return "a value is missing";
    case Why::Cause::missing:
      return fmt::format("{} is missing", why.field);
    case Why::Cause::unreadable:
      return fmt::format("{} cannot be read", why.field);
    case Why::Cause::currencies:
      return fmt::format("two currencies ({} and {})", why.first.text(), why.second.text());
    case Why::Cause::not_in_table:
      return fmt::format("{} is not in the table {}", why.field, why.table);
    case Why::Cause::no_number:
      return fmt::format("{} is not a number", why.field);
    case Why::Cause::too_few:
      return "too few others to compare with";
    case Why::Cause::mixed:
      return "the others are paid in several currencies";
    case Why::Cause::too_long:
      return fmt::format("{} is too long for the pattern", why.field);
  }
  return {};
}

Evaluator::Evaluator(const Entity* entity, const Context& context, const Verdict* failed)
    : entity_(entity), context_(context), failed_(failed) {
  if (t_kept.depth++ != 0 || failed != nullptr) return;
  if (!t_kept.texts.empty()) t_kept.texts.clear();
  if (!t_kept.lists.empty()) t_kept.lists.clear();
}

Evaluator::~Evaluator() { --t_kept.depth; }

std::string_view Evaluator::keep(std::string text) { return t_kept.texts.emplace_back(std::move(text)); }

std::span<const std::string_view> Evaluator::keep(std::vector<std::string_view> list) {
  return t_kept.lists.emplace_back(std::move(list));
}

KeepMade::KeepMade() { ++t_kept.depth; }
KeepMade::~KeepMade() { --t_kept.depth; }

Value Evaluator::unknown(const Node& node, const Why& why) {
  note_ = why;
  return make_missing(node.type, State::unknown, k_noted);
}

Value Evaluator::missing_like(const Node& node, const Value& operand) {
  const State state = operand.type.ended ? worse(operand.ends[0].state, operand.ends[1].state) : operand.state;
  return make_missing(node.type, state == State::present ? State::unknown : state, operand.missing);
}

Value Evaluator::value(const Node& node) {
  switch (node.form) {
    case Form::constant:
      return node.value;
    case Form::field:
      return field(node);
    case Form::today: {
      Value today = make_days(Kind::date, context_.today.days);
      today.ends[0].name = "today";
      return today;
    }
    case Form::left:
      return side(node, failed_ == nullptr ? nullptr : &failed_->left);
    case Form::right:
      return side(node, failed_ == nullptr ? nullptr : &failed_->right);
    case Form::reference:
      return value(*node.target);
    case Form::accessor:
      return access(node);
    case Form::coalesce:
      return coalesce(node);
    case Form::range:
      return range(node);
    case Form::negate:
    case Form::add:
    case Form::subtract:
    case Form::multiply:
    case Form::divide:
      return arithmetic(node);
    case Form::call:
      return node.function->call(*this, node);
    case Form::aggregate:
      return aggregate(node);
    case Form::list:
      return list(node);
    case Form::logical_not:
    case Form::logical_and:
    case Form::logical_or:
    case Form::compare:
      return boolean(node);
    case Form::name:
      break;
  }
  return make_missing(node.type, State::unknown, node.source);
}

Value Evaluator::boolean(const Node& node) {
  const Verdict::State state = test(node);
  if (state != Verdict::State::not_judged) return make_boolean(state == Verdict::State::passed);
  return unknown(node, why_);
}

Value Evaluator::field(const Node& node) {
  if (entity_ == nullptr) return make_missing(node.type, State::none, node.name);
  Value value = entity_->get(node.field);
  if (node.type.ended && !value.type.ended) value.ends[1] = value.ends[0];
  value.type = node.type;
  if (!node.type.ended) value.ends[0].state = value.state;
  settle(value);
  value.missing = node.name;
  return value;
}

Value Evaluator::side(const Node& node, const Value* value) {
  if (value == nullptr || value->type.kind != node.type.kind) return make_missing(node.type, State::none, node.name);
  Value result = *value;
  if (node.type.ended && !result.type.ended) result.ends[1] = result.ends[0];
  if (!node.type.ended && result.type.ended) result.ends[0] = result.ends[failed_->worse];
  const bool narrowed = node.type.ended != value->type.ended;
  result.type = node.type;
  if (narrowed) settle(result);
  if (result.missing.empty()) result.missing = node.name;
  return result;
}

Value Evaluator::coalesce(const Node& node) {
  Value left = value(*node.children[0]);
  const bool ended = node.type.ended;
  if (ended && !left.type.ended) left.ends[1] = left.ends[0];
  const bool lacks = left.ends[0].state == State::none || (ended && left.ends[1].state == State::none);
  left.type = node.type;
  if (!lacks) return left;
  Value right = value(*node.children[1]);
  if (!ended) {
    right.type = node.type;
    return right;
  }
  for (std::size_t i = 0; i < 2; ++i) {
    if (left.ends[i].state != State::none) continue;
    left.ends[i] = end_of(right, i);
    left.missing = right.missing;
  }
  settle(left);
  return left;
}

Value Evaluator::range(const Node& node) {
  const Value low = value(*node.children[0]);
  const Value high = value(*node.children[1]);
  Value result;
  result.type = node.type;
  result.ends[0] = low.ends[0];
  result.ends[1] = end_of(high, 1);
  result.missing = culprit(low, high).missing;
  settle(result);
  return result;
}

Value Evaluator::arithmetic(const Node& node) {
  const bool negates = node.form == Form::negate;
  const Value left = negates ? make_number(0) : value(*node.children[0]);
  const Value right = value(*node.children[negates ? 0 : 1]);
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
  result.missing = noted ? k_noted : culprit(left, right).missing;
  return result;
}

Value Evaluator::list(const Node& node) {
  Value result = make_text({});
  result.type = node.type;
  if (node.parts.size() != node.children.size()) return make_missing(node.type, State::unknown, node.source);
  result.list = node.parts;
  return result;
}

Value Evaluator::aggregate(const Node& node) {
  if (context_.groups == nullptr) return make_missing(node.type, State::none, node.source);
  const Aggregate& aggregate = *node.described;
  const auto input = read_question(aggregate, *this);
  if (!input) {
    for (const auto* nodes : {&aggregate.by, &aggregate.arguments}) {
      for (const Node* one : *nodes) {
        if (const Value operand = value(*one); state_of(operand) != State::present) return missing_like(node, operand);
      }
    }
    return make_missing(node.type, State::none, node.source);
  }
  Value result = context_.groups->aggregate(node.aggregate, *input);
  if (node.type.ended && !result.type.ended) result.ends[1] = result.ends[0];
  result.type = node.type;
  if (!node.type.ended) result.ends[0].state = result.state;
  if (const State state = state_of(result); state != State::present && result.missing.empty()) {
    note_ = {.cause = state == State::unknown ? Why::Cause::mixed : Why::Cause::too_few};
    result.missing = k_noted;
  }
  return result;
}

Verdict::State Evaluator::test(const Node& node) {
  using enum Verdict::State;
  switch (node.form) {
    case Form::reference:
      return test(*node.target);
    case Form::logical_not: {
      const Verdict::State state = test(*node.children[0]);
      return state == not_judged ? not_judged : state == passed ? failed : passed;
    }
    case Form::logical_and:
    case Form::logical_or: {
      const Verdict::State deciding = node.form == Form::logical_and ? failed : passed;
      const Verdict::State first = test(*node.children[0]);
      if (first == deciding) return deciding;
      const Why why = why_;
      const Verdict::State second = test(*node.children[1]);
      if (second == deciding || first != not_judged) return second;
      why_ = why;
      return not_judged;
    }
    case Form::compare:
      return compare(node).state;
    default:
      break;
  }
  const Value result = value(node);
  if (state_of(result) == State::present) return result.ends[0].low != 0 ? passed : failed;
  blame(result, result.ends[0]);
  return not_judged;
}

void Evaluator::blame(const Value& value, const End& end) {
  if (is_noted(value)) {
    why_ = note_;
    return;
  }
  why_ = {.cause = end.state == State::unknown ? Why::Cause::unreadable : Why::Cause::missing, .field = value.missing};
  if (why_.field.empty()) why_.field = "a value";
}

Comparison Evaluator::compare(const Node& node) {
  Comparison result;
  result.left = value(*node.children[0]);
  if (node.op != Op::match && node.op != Op::no_match) result.right = value(*node.children[1]);
  const Kind kind = result.left.type.kind;
  const bool whole = kind == Kind::text || kind == Kind::list || kind == Kind::boolean ||
                     (node.op == Op::in && node.children[1]->type.kind == Kind::list);
  if (whole) {
    compare_whole(node, result);
  } else {
    compare_ends(node, result);
  }
  return result;
}

}  // namespace guidelint::expr
