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

// A quarter beside a date is its first day.
void align(Kind kind, Kind other, End& end) {
  if (kind != Kind::quarter || other != Kind::date) return;
  end.low = to_day(end.low);
  end.high = to_day(end.high);
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

Verdict::State summary(const Comparison& comparison) {
  Verdict::State state = not_judged;
  for (std::size_t i = 0; i < comparison.ends; ++i) {
    if (!comparison.end[i].judged) continue;
    if (comparison.end[i].failed) return failed;
    state = passed;
  }
  return state;
}

}  // namespace

void Evaluator::compare_ends(const Node& node, Comparison& result) {
  const Value& left = result.left;
  const Value& right = result.right;
  const bool within = node.op == Op::in;
  const End bounds = within ? hull(right) : End{};
  Value tolerance;
  if (node.tolerance != nullptr) tolerance = value(*node.tolerance);
  if (node.tolerance != nullptr && state_of(tolerance) != State::present) return blame(tolerance, tolerance.ends[0]);

  Why why;
  result.ends = left.type.ended || (right.type.ended && !within) ? 2 : 1;
  for (std::size_t i = 0; i < result.ends; ++i) {
    JudgedEnd& end = result.end[i];
    end.left = end_of(left, i);
    end.right = within ? bounds : end_of(right, i);
    if (end.left.state != State::present || end.right.state != State::present) {
      if (end.left.state != State::present) {
        blame(left, end.left);
      } else {
        blame(right, end.right);
      }
      if (why.cause == Why::Cause::none) why = why_;
      continue;
    }
    if (differ(end.left.currency, end.right.currency)) {
      why = {.cause = Why::Cause::currencies, .first = end.left.currency, .second = end.right.currency};
      continue;
    }
    align(left.type.kind, right.type.kind, end.left);
    align(right.type.kind, left.type.kind, end.right);
    end.judged = true;
    end.allowed = widened(node, end.left, end.right, node.tolerance != nullptr ? &tolerance : nullptr);
    if (within) {  // the whole of left lies inside
      end.failed = !satisfies(Op::greater_equal, {.low = end.left.low, .high = end.left.low}, end.allowed) ||
                   !satisfies(Op::less_equal, {.low = end.left.high, .high = end.left.high}, end.allowed);
    } else {
      end.failed = !satisfies(node.op, end.left, end.allowed);
    }
  }
  result.state = summary(result);
  if (result.state == not_judged) why_ = why;
}

void Evaluator::compare_list(const Node& node, const Node& list, Comparison& result) {
  result.ends = result.left.type.ended ? 2 : 1;
  for (std::size_t i = 0; i < result.ends; ++i) {
    JudgedEnd& end = result.end[i];
    end.left = end_of(result.left, i);
    if (end.left.state != State::present) {
      blame(result.left, end.left);
      continue;
    }
    bool unsure = false;
    bool found = false;
    for (const Node* item : list.children) {
      const Value each = value(*item);
      const End& candidate = end_of(each, i);
      if (candidate.state != State::present || differ(candidate.currency, end.left.currency)) {
        blame(each, candidate);
        unsure = true;
      } else if (each.type.kind == Kind::text) {
        found = found || each.text == result.left.text;
      } else {
        found = found || satisfies(Op::equal, end.left, widened(node, end.left, candidate, nullptr));
      }
    }
    end.judged = found || !unsure;
    end.failed = !found;
  }
  result.state = summary(result);
}

void Evaluator::compare_whole(const Node& node, Comparison& result) {
  const Value& left = result.left;
  const Value& right = result.right;
  const bool matching = node.op == Op::match || node.op == Op::no_match;
  if (node.op == Op::in) {
    const Node& list = resolved(*node.children[1]);
    if (list.form == Form::list && list.parts.size() != list.children.size()) return compare_list(node, list, result);
  }
  if (left.state != State::present || (!matching && right.state != State::present)) {
    if (left.state != State::present) {
      blame(left, left.ends[0]);
    } else {
      blame(right, right.ends[0]);
    }
    return;
  }
  bool holds = false;
  if (matching) {
    const auto fits = [&node](std::string_view text) { return matches(*node.pattern, text); };
    holds = left.type.kind == Kind::list ? std::ranges::any_of(left.list, fits) : fits(left.text);
  } else if (node.op == Op::in) {
    holds = std::ranges::find(right.list, left.text) != right.list.end();
  } else if (left.type.kind == Kind::list) {
    holds = std::ranges::equal(left.list, right.list);
  } else if (left.type.kind == Kind::text) {
    holds = left.text == right.text;
  } else {
    holds = (left.ends[0].low != 0) == (right.ends[0].low != 0);
  }
  const bool negative = node.op == Op::unequal || node.op == Op::no_match;
  result.end[0] = {.judged = true, .failed = holds == negative, .left = left.ends[0], .right = right.ends[0]};
  result.state = result.end[0].failed ? failed : passed;
}

}  // namespace guidelint::expr
