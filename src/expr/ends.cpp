#include "expr/ends.h"

#include <algorithm>
#include <cmath>

namespace guidelint::expr {
namespace {

double slack(double a, double b) { return 1e-9 * std::max({1.0, std::abs(a), std::abs(b)}); }

double relative_step(const End& end) {
  const double size = std::max(std::abs(end.low), std::abs(end.high));
  return size > 0 ? end.step / size : 0;
}

}  // namespace

End compute(Arithmetic operation, const End& left, const End& right) {
  End end;
  end.state = State::present;
  end.open = left.open || right.open;
  end.currency = left.currency.known() ? left.currency : right.currency;
  if (operation == Arithmetic::add) {
    end.low = left.low + right.low;
    end.high = left.high + right.high;
    end.step = left.step + right.step;
    return end;
  }
  if (operation == Arithmetic::subtract) {
    end.low = left.low - right.high;
    end.high = left.high - right.low;
    end.step = left.step + right.step;
    return end;
  }
  const bool divides = operation == Arithmetic::divide;
  if (divides && right.low <= 0 && right.high >= 0) {
    end.low = end.high = HUGE_VAL;
    return end;
  }
  const double low = divides ? 1 / right.high : right.low;
  const double high = divides ? 1 / right.low : right.high;
  if (left.low == left.high && low == high) {
    end.low = end.high = divides ? left.low / right.low : left.low * right.low;
  } else {
    const auto [least, most] = std::minmax({left.low * low, left.low * high, left.high * low, left.high * high});
    end.low = least;
    end.high = most;
  }
  if (left.step > 0 || right.step > 0) {
    end.step = (relative_step(left) + relative_step(right)) * std::max(std::abs(end.low), std::abs(end.high));
  }
  return end;
}

bool differ(money::Currency left, money::Currency right) { return left.known() && right.known() && left != right; }

End widened(const Node& node, const End& left, const End& right, const Value* tolerance) {
  End allowed = right;
  if (node.rounding) {
    const double half = std::max(left.step, right.step) / 2;
    allowed.low -= half;
    allowed.high += half;
  } else if (tolerance != nullptr) {
    const bool relative = tolerance->type.kind == Kind::percent;
    const End& up = end_of(*tolerance, 1);
    const double down = tolerance->type.ended ? tolerance->ends[0].low : -up.high;
    allowed.low += down * (relative ? std::abs(right.low) : 1);
    allowed.high += up.high * (relative ? std::abs(right.high) : 1);
  }
  return allowed;
}

bool satisfies(Op op, const End& left, const End& allowed) {
  const double below = left.low - allowed.high;  // <= 0: some value of left is not above some value of right
  const double above = allowed.low - left.high;
  const double below_slack = slack(left.low, allowed.high);
  const double above_slack = slack(left.high, allowed.low);
  switch (op) {
    case Op::less:
      return below < -below_slack;
    case Op::less_equal:
      return below <= below_slack;
    case Op::greater:
      return above < -above_slack;
    case Op::greater_equal:
      return above <= above_slack;
    case Op::unequal:
      return below > below_slack || above > above_slack;
    default:
      return below <= below_slack && above <= above_slack;
  }
}

double distance(const End& left, const End& bounds) {
  if (left.low > bounds.high) return left.low - bounds.high;
  if (left.high < bounds.low) return left.high - bounds.low;
  return 0;
}

}  // namespace guidelint::expr
