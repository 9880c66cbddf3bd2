// Comparisons, the part of eval.h that decides.
#include <algorithm>

#include "base/date.h"
#include "expr/ends.h"
#include "expr/eval.h"
#include "expr/pattern.h"

namespace guidelint::expr {
namespace {

using enum Verdict::State;

double to_day(double quarter) {
  const double index = std::clamp(quarter, -4000.0, 40000.0);
  return base::first_day(base::Quarter{static_cast<std::int32_t>(index)}).days;
}

bool is_quarter_of_date(Kind kind, Kind other) { return kind == Kind::quarter && other == Kind::date; }

// A quarter beside a date is its first day.
End aligned(Kind kind, Kind other, End end) {
  if (!is_quarter_of_date(kind, other)) return end;
  end.low = to_day(end.low);
  end.high = to_day(end.high);
  return end;
}

// `x in low..high`: one interval for both ends of x.
End hull(const Value& range) {
  if (!range.type.ended) return range.ends[0];
  End end = range.ends[0];
  const End& high = range.ends[1];
  if (high.state != State::present) {
    end.state = end.state == State::unknown ? State::unknown : high.state;
    return end;
  }
  end.high = high.high;
  end.low = std::min(range.ends[0].low, high.low);
  end.high = std::max(range.ends[0].high, high.high);
  end.step = std::max(end.step, high.step);
  if (!end.currency.known()) end.currency = high.currency;
  return end;
}

bool is_matching(Op op) { return op == Op::match || op == Op::no_match; }

// The list of `left in [a, b]`, if it is written there.
const Node* listed(const Node& node) {
  if (node.op != Op::in || node.children[1]->type.kind != Kind::list) return nullptr;
  const Node& list = resolved(*node.children[1]);
  return list.form == Form::list ? &list : nullptr;
}

// `right` is null where a list is searched.
std::size_t ends_of(const Node& node, const Value& left, const Value* right) {
  return left.type.ended || (right != nullptr && right->type.ended && node.op != Op::in) ? 2 : 1;
}

// One end that failed is enough, one that was judged too.
Verdict::State both(Verdict::State so_far, bool is_failed) { return is_failed || so_far == failed ? failed : passed; }

// The whole of it.
bool lies_inside(const End& end, const End& bounds) {
  return satisfies(Op::greater_equal, {.low = end.low, .high = end.low}, bounds) &&
         satisfies(Op::less_equal, {.low = end.high, .high = end.high}, bounds);
}

constexpr End k_no_end = {};

}  // namespace

// Gives every end to `take` as (index, judged, failed, left, right, allowed).
template <class Take>
Verdict::State Evaluator::compare_ends(const Node& node, const Value& left, const Value& right, Take take) {
  const bool within = node.op == Op::in;
  const End bounds = within ? hull(right) : End{};
  Slot slot;
  const Value* tolerance = node.tolerance == nullptr ? nullptr : &view(*node.tolerance, slot);
  if (tolerance != nullptr && state_of(*tolerance) != State::present) {
    blame(*node.tolerance, *tolerance, tolerance->ends[0]);
    return not_judged;
  }

  const Kind left_kind = left.type.kind, right_kind = right.type.kind;
  const bool is_aligned = !is_quarter_of_date(left_kind, right_kind) && !is_quarter_of_date(right_kind, left_kind);
  bool is_blamed = false;
  Verdict::State state = not_judged;
  for (std::size_t i = 0, ends = ends_of(node, left, &right); i < ends; ++i) {
    const End* left_end = &end_of(left, i);
    const End* right_end = within ? &bounds : &end_of(right, i);
    if (left_end->state != State::present || right_end->state != State::present) {
      const bool is_left = left_end->state != State::present;
      if (!is_blamed) {
        blame(*node.children[is_left ? 0 : 1], is_left ? left : right, is_left ? *left_end : *right_end);
      }
      is_blamed = true;
      take(i, false, false, *left_end, *right_end, k_no_end);
      continue;
    }
    if (differ(left_end->currency, right_end->currency)) {
      why_ = {.cause = Why::Cause::currencies, .first = left_end->currency, .second = right_end->currency};
      is_blamed = true;
      take(i, false, false, *left_end, *right_end, k_no_end);
      continue;
    }
    End left_day, right_day;
    if (!is_aligned) {
      left_day = aligned(left_kind, right_kind, *left_end);
      right_day = aligned(right_kind, left_kind, *right_end);
      left_end = &left_day;
      right_end = &right_day;
    }
    const End allowed = widened(node, *left_end, *right_end, tolerance);
    const bool is_failed = within ? !lies_inside(*left_end, allowed) : !satisfies(node.op, *left_end, allowed);
    state = both(state, is_failed);
    take(i, true, is_failed, *left_end, *right_end, allowed);
  }
  return state;
}

template <class Take>
Verdict::State Evaluator::compare_list(const Node& node, const Node& list, const Value& left, Take take) {
  Verdict::State state = not_judged;
  for (std::size_t i = 0; i < ends_of(node, left, nullptr); ++i) {
    const End& end = end_of(left, i);
    if (end.state != State::present) {
      blame(*node.children[0], left, end);
      take(i, false, false, end, k_no_end, k_no_end);
      continue;
    }
    bool unsure = false;
    bool found = false;
    for (const Node* item : list.children) {
      Slot slot;
      const Value& each = view(*item, slot);
      const End& candidate = end_of(each, i);
      if (candidate.state != State::present || differ(candidate.currency, end.currency)) {
        blame(*item, each, candidate);
        unsure = true;
      } else if (each.type.kind == Kind::text) {
        found = found || each.text == left.text;
      } else {
        found = found || satisfies(Op::equal, end, widened(node, end, candidate, nullptr));
      }
    }
    const bool is_judged = found || !unsure;
    if (is_judged) state = both(state, !found);
    take(i, is_judged, !found, end, k_no_end, k_no_end);
  }
  return state;
}

template <class Take>
Verdict::State Evaluator::compare_whole(const Node& node, const Value& left, const Value* right, Take take) {
  if (left.state != State::present || (right != nullptr && right->state != State::present)) {
    const bool is_left = left.state != State::present;
    const Value& value = is_left ? left : *right;
    blame(*node.children[is_left ? 0 : 1], value, value.ends[0]);
    return not_judged;
  }
  bool holds = false;
  if (right == nullptr) {
    const auto fits = [&node](std::string_view text) {
      return node.literal ? text.find(*node.literal) != std::string_view::npos : matches(*node.pattern, text);
    };
    holds = left.type.kind == Kind::list ? std::ranges::any_of(left.list, fits) : fits(left.text);
  } else if (node.op == Op::in) {
    holds = std::ranges::find(right->list, left.text) != right->list.end();
  } else if (left.type.kind == Kind::list) {
    holds = std::ranges::equal(left.list, right->list);
  } else if (left.type.kind == Kind::text) {
    holds = left.text == right->text;
  } else {
    holds = (left.ends[0].low != 0) == (right->ends[0].low != 0);
  }
  const bool negative = node.op == Op::unequal || node.op == Op::no_match;
  const bool is_failed = holds == negative;
  take(0, true, is_failed, left.ends[0], right == nullptr ? k_no_end : right->ends[0], k_no_end);
  return is_failed ? failed : passed;
}

// `right` is null where left is matched with a pattern.
template <class Take>
Verdict::State Evaluator::compare_values(const Node& node, const Value& left, const Value* right, Take take) {
  const Node* list = listed(node);
  if (list != nullptr && list->parts.size() != list->children.size()) return compare_list(node, *list, left, take);
  const bool is_whole = left.type.kind == Kind::text || left.type.kind == Kind::list ||
                        left.type.kind == Kind::boolean ||
                        (node.op == Op::in && node.children[1]->type.kind == Kind::list);
  return is_whole ? compare_whole(node, left, right, take) : compare_ends(node, left, *right, take);
}

Verdict::State Evaluator::test_comparison(const Node& node) {
  Slot left_slot, right_slot;
  const Value& left = view(*node.children[0], left_slot);
  const Value* right = is_matching(node.op) ? nullptr : &view(*node.children[1], right_slot);
  return compare_values(node, left, right, [](std::size_t, bool, bool, const End&, const End&, const End&) {});
}

Comparison Evaluator::compare(const Node& node) {
  Comparison result;
  result.left = value(*node.children[0]);
  if (!is_matching(node.op)) result.right = value(*node.children[1]);
  result.state = compare_values(
      node, result.left, is_matching(node.op) ? nullptr : &result.right,
      [&](std::size_t i, bool is_judged, bool is_failed, const End& left, const End& right, const End& allowed) {
        result.end[i] = {is_judged, is_failed, left, right, allowed};
        result.ends = i + 1;
      });
  return result;
}

}  // namespace guidelint::expr
