#include "expr/eval.h"

#include <fmt/format.h>

#include <deque>

#include "expr/aggregate.h"
#include "expr/functions.h"

namespace guidelint::expr {
namespace {

bool is_noted(const Value& value) { return value.missing.data() == k_noted.data(); }

// An entity may evaluate expressions of its own (a derived field), so texts are dropped only by the outermost
// evaluation.
struct Kept {
  std::deque<std::string> texts = {};
  std::deque<std::vector<std::string_view>> lists = {};
};
thread_local Kept t_kept;
// Apart from what is kept, which has a constructor that every access would have to ask for.
constinit thread_local int t_depth = 0;
constinit thread_local bool t_keeps = false;

}  // namespace

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
  if (t_depth++ != 0 || failed != nullptr || !t_keeps) return;
  t_kept.texts.clear();
  t_kept.lists.clear();
  t_keeps = false;
}

Evaluator::~Evaluator() { --t_depth; }

std::string_view Evaluator::keep(std::string text) {
  t_keeps = true;
  return t_kept.texts.emplace_back(std::move(text));
}

std::span<const std::string_view> Evaluator::keep(std::vector<std::string_view> list) {
  t_keeps = true;
  return t_kept.lists.emplace_back(std::move(list));
}

KeepMade::KeepMade() { ++t_depth; }
KeepMade::~KeepMade() { --t_depth; }

bool is_of_type(const Value& value, Type type) {
  return value.type == type && value.state == (type.ended ? state_of(value) : value.ends[0].state);
}

void settle_as(Value& value, Type type) {
  if (type.ended && !value.type.ended) value.ends[1] = value.ends[0];
  value.type = type;
  if (!type.ended) value.ends[0].state = value.state;
  settle(value);
}

std::string_view missing_of(const Node& node, const Value& value) {
  const Node& named = resolved(node);
  return named.form == Form::field ? named.name : value.missing;
}

Value Evaluator::unknown(const Node& node, const Why& why) {
  note_ = why;
  return make_missing(node.type, State::unknown, k_noted);
}

Value Evaluator::missing_like(const Node& node, const Value& operand) {
  const State state = operand.type.ended ? worse(operand.ends[0].state, operand.ends[1].state) : operand.state;
  return make_missing(node.type, state == State::present ? State::unknown : state, operand.missing);
}

Value Evaluator::missing_like(const Node& node, const Node& operand_node, const Value& operand) {
  Value missing = missing_like(node, operand);
  missing.missing = missing_of(operand_node, operand);
  return missing;
}

const Value& Evaluator::view(const Node& node, Slot& slot) {
  switch (node.form) {
    case Form::constant:
      return node.value;
    case Form::field:
      return field(node, slot);
    case Form::reference:
      return view(*node.target, slot);
    case Form::coalesce:
      return coalesce(node, slot);
    case Form::accessor:
      if (node.accessor == Accessor::low || node.accessor == Accessor::high) return narrowed(node, slot);
      return slot.make([&] { return access(node); });
    default:
      return slot.make([&] { return value(node); });
  }
}

Value Evaluator::value(const Node& node) {
  switch (node.form) {
    case Form::constant:
      return node.value;
    case Form::field: {
      Slot slot;
      Value copy = field(node, slot);
      copy.missing = node.name;
      return copy;
    }
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
    case Form::coalesce: {
      Slot slot;
      return coalesce(node, slot);
    }
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

const Value& Evaluator::field(const Node& node, Slot& slot) {
  if (entity_ == nullptr) return slot.make([&] { return make_missing(node.type, State::none, node.name); });
  const Value* kept = entity_->find(node.field);
  if (kept != nullptr && kept->type == node.type) return *kept;
  Value& value = slot.make([&] { return kept != nullptr ? *kept : entity_->get(node.field); });
  settle_as(value, node.type);
  value.missing = node.name;
  return value;
}

// x.low, x.high
const Value& Evaluator::narrowed(const Node& node, Slot& slot) {
  Slot inner;
  const Value& whole = view(*node.children[0], inner);
  Value& value = slot.make([] { return Value{}; });
  value.type = node.type;
  value.ends[0] = whole.ends[node.accessor == Accessor::low ? 0 : 1];
  value.state = value.ends[0].state;
  value.basis = whole.basis;
  value.missing = missing_of(*node.children[0], whole);
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
      return test_comparison(node);
    case Form::call:
      if (node.function->test != nullptr) return node.function->test(*this, node) ? passed : failed;
      break;
    default:
      break;
  }
  Slot slot;
  const Value& result = view(node, slot);
  if (state_of(result) == State::present) return result.ends[0].low != 0 ? passed : failed;
  blame(node, result, result.ends[0]);
  return not_judged;
}

void Evaluator::blame(const Node& node, const Value& value, const End& end) {
  if (is_noted(value)) {
    why_ = note_;
    return;
  }
  why_ = {.cause = end.state == State::unknown ? Why::Cause::unreadable : Why::Cause::missing,
          .field = missing_of(node, value)};
  if (why_.field.empty()) why_.field = "a value";
}

}  // namespace guidelint::expr
