// Functions of numbers, money and percent.
#include <algorithm>
#include <cmath>

#include "expr/ends.h"
#include "expr/functions.h"

namespace guidelint::expr {
namespace {

// Applies `change` to each present end of the only argument; place and name stay.
template <class Change>
Value each_end(Evaluator& evaluator, const Node& node, Change change) {
  Value value = evaluator.value(*node.children[0]);
  value.type = node.type;
  value.alternative = nullptr;
  for (std::size_t i = 0; i < (node.type.ended ? 2U : 1U); ++i) {
    End& end = value.ends[i];
    if (end.state != State::present) continue;
    change(end);
    if (!std::isfinite(end.low) || !std::isfinite(end.high)) {
      return evaluator.unknown(node, {.cause = Why::Cause::no_number, .field = node.source});
    }
  }
  settle(value);
  return value;
}

Value call_abs(Evaluator& evaluator, const Node& node) {
  return each_end(evaluator, node, [](End& end) {
    const double low = std::abs(end.low);
    const double high = std::abs(end.high);
    const bool spans_zero = end.low < 0 && end.high > 0;
    end.high = std::max(low, high);
    end.low = spans_zero ? 0 : std::min(low, high);
  });
}

Value call_log(Evaluator& evaluator, const Node& node) {
  return each_end(evaluator, node, [](End& end) {
    end.low = end.low > 0 ? std::log(end.low) : HUGE_VAL;
    end.high = end.high > 0 ? std::log(end.high) : HUGE_VAL;
    end.step = 0;
    end.currency = {};
  });
}

Value call_round(Evaluator& evaluator, const Node& node) {
  double unit = node.type.kind == Kind::percent ? 0.01 : 1;
  if (node.children.size() == 2) {
    const Value step = evaluator.value(*node.children[1]);
    if (state_of(step) != State::present) return Evaluator::missing_like(node, step);
    unit = step.ends[0].low;
  }
  return each_end(evaluator, node, [unit](End& end) {
    end.low = unit > 0 ? std::round(end.low / unit) * unit : HUGE_VAL;
    end.high = unit > 0 ? std::round(end.high / unit) * unit : HUGE_VAL;
    end.step = std::max(end.step, unit);
  });
}

Value call_yearly(Evaluator& evaluator, const Node& node) {
  Slot slot;
  Value value = evaluator.view(*node.children[0], slot);
  value.missing = missing_of(*node.children[0], value);
  double factor = 0.25;
  if (value.basis == money::Basis::year || value.basis == money::Basis::once) factor = 1;
  if (value.basis == money::Basis::month) factor = 12;
  value.type = node.type;
  value.basis = money::Basis::year;
  value.alternative = nullptr;
  for (End& end : value.ends) {
    end.low *= factor;
    end.high *= factor;
    end.step *= factor;
  }
  return value;
}

Value extreme(Evaluator& evaluator, const Node& node, bool largest) {
  Value best = evaluator.value(*node.children[0]);
  if (node.type.ended && !best.type.ended) best.ends[1] = best.ends[0];
  best.type = node.type;
  for (std::size_t argument = 1; argument < node.children.size(); ++argument) {
    Slot slot;
    const Value& value = evaluator.view(*node.children[argument], slot);
    for (std::size_t i = 0; i < (node.type.ended ? 2U : 1U); ++i) {
      End& end = best.ends[i];
      const End& other = end_of(value, i);
      if (other.state == State::unknown || (other.state == State::none && end.state == State::present)) {
        if (end.state == State::unknown) continue;
        end.state = other.state;  // what nobody can read goes before what is not there, as in a sum
        best.missing = missing_of(*node.children[argument], value);
      } else if (end.state != State::present || other.state != State::present) {
        continue;
      } else if (differ(end.currency, other.currency)) {
        return evaluator.unknown(node,
                                 {.cause = Why::Cause::currencies, .first = end.currency, .second = other.currency});
      } else if (largest ? other.high > end.high : other.low < end.low) {
        end = other;
      }
    }
  }
  best.alternative = nullptr;
  settle(best);
  return best;
}

Value call_min(Evaluator& evaluator, const Node& node) { return extreme(evaluator, node, false); }
Value call_max(Evaluator& evaluator, const Node& node) { return extreme(evaluator, node, true); }

// Both ends as one: `merge` gets a copy of the low end and the high end.
template <class Merge>
Value merged(Evaluator& evaluator, const Node& node, Merge merge) {
  Slot slot;
  const Value& whole = evaluator.view(*node.children[0], slot);
  const bool ended = whole.type.ended;
  const bool lacks = whole.ends[0].state != State::present || (ended && whole.ends[1].state != State::present);
  if (lacks) return Evaluator::missing_like(node, *node.children[0], whole);
  Value value = whole;
  if (ended && differ(value.ends[0].currency, value.ends[1].currency)) {
    return evaluator.unknown(
        node, {.cause = Why::Cause::currencies, .first = value.ends[0].currency, .second = value.ends[1].currency});
  }
  value.type = node.type;
  value.alternative = nullptr;
  if (ended) merge(value.ends[0], value.ends[1]);
  settle(value);
  return value;
}

Value call_mid(Evaluator& evaluator, const Node& node) {
  return merged(evaluator, node, [](End& low, const End& high) {
    low.low = (low.low + high.low) / 2;
    low.high = (low.high + high.high) / 2;
    low.step = std::max(low.step, high.step);
    low.open = low.open || high.open;
  });
}

Value call_any(Evaluator& evaluator, const Node& node) {
  return merged(evaluator, node, [](End& low, const End& high) {
    const double least = std::min(low.low, high.low);
    low.high = std::max(low.high, high.high);
    low.low = least;
    low.step = std::max(low.step, high.step);
    low.open = low.open || high.open;
    low.span = {};
    low.name = {};
  });
}

Value call_ratio(Evaluator& evaluator, const Node& node) {
  Slot above_slot;
  const Value& above = evaluator.view(*node.children[0], above_slot);
  Slot below_slot;
  const Value& below = evaluator.view(*node.children[1], below_slot);
  Value result;
  result.type = node.type;
  for (std::size_t i = 0; i < (node.type.ended ? 2U : 1U); ++i) {
    const End& a = end_of(above, i);
    const End& b = end_of(below, i);
    End& end = result.ends[i];
    if (a.state != State::present || b.state != State::present) {
      const bool is_a = a.state == State::unknown || (a.state == State::none && b.state != State::unknown);
      end.state = is_a ? a.state : b.state;
      result.missing = is_a ? missing_of(*node.children[0], above) : missing_of(*node.children[1], below);
      continue;
    }
    end = compute(Arithmetic::divide, a, b);
    end.currency = {};
    if (!std::isfinite(end.low)) {
      end = {};
      end.state = State::unknown;
      result.missing = evaluator.unknown(node, {.cause = Why::Cause::no_number, .field = node.source}).missing;
    }
  }
  settle(result);
  return result;
}

constexpr FunctionEntry k_entries[] = {
    {.about = {"abs", "abs(amount) -> amount", "without its sign"},
     .accepts = k_measures,
     .result = Result::like_arguments,
     .ends = true,
     .call = call_abs},
    {.about = {"any", "any(amount) -> amount", "some value between the ends: total == base + any(bonus)"},
     .accepts = k_ordered,
     .result = Result::like_arguments,
     .call = call_any},
    {.about = {"log", "log(amount) -> number", "natural logarithm"},
     .accepts = bit(Kind::number) | bit(Kind::money),
     .result = Result::number,
     .ends = true,
     .call = call_log},
    {.about = {"max", "max(amount, amount, …) -> amount",
               "the largest, end by end; max(amount, by=[field, …]) of a group"},
     .least = 2,
     .most = 16,
     .accepts = k_ordered,
     .result = Result::like_arguments,
     .ends = true,
     .call = call_max},
    {.about = {"mid", "mid(amount) -> amount", "halfway between the ends"},
     .accepts = k_measures,
     .result = Result::like_arguments,
     .call = call_mid},
    {.about = {"min", "min(amount, amount, …) -> amount",
               "the smallest, end by end; min(amount, by=[field, …]) of a group"},
     .least = 2,
     .most = 16,
     .accepts = k_ordered,
     .result = Result::like_arguments,
     .ends = true,
     .call = call_min},
    {.about = {"ratio", "ratio(amount, amount) -> number", "the first divided by the second, even across currencies"},
     .least = 2,
     .most = 2,
     .accepts = k_amounts,
     .result = Result::number,
     .ends = true,
     .call = call_ratio},
    {.about = {"round", "round(amount, step) -> amount", "to the nearest multiple of step; without it to whole units"},
     .least = 1,
     .most = 2,
     .accepts = k_amounts,
     .result = Result::like_arguments,
     .ends = true,
     .call = call_round},
    {.about = {"yearly", "yearly(money) -> money",
               "what falls on one year: a quarter of a grant, unless cell or header says per year or month"},
     .accepts = bit(Kind::money),
     .result = Result::like_arguments,
     .ends = true,
     .call = call_yearly},
};

}  // namespace

std::span<const FunctionEntry> amount_functions() { return k_entries; }

}  // namespace guidelint::expr
