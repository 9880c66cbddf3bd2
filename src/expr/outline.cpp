#include "expr/outline.h"

#include <algorithm>

#include "expr/ast.h"
#include "expr/ends.h"
#include "expr/eval.h"
#include "expr/functions.h"

namespace guidelint::expr {
namespace {

using State = Verdict::State;
using enum Verdict::State;

struct Interval {
  double least = 0, most = 0;
};

bool needs_more_than_ascii(const std::string& literal) {
  return std::ranges::any_of(literal, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

class Outliner {
 public:
  Outliner(std::span<const Outline> outlines, Evaluator& representative)
      : outlines_(outlines), representative_(representative) {}

  std::optional<State> test(const Node& start) {
    const Node& node = resolved(start);
    if (!is_outlined(node)) return representative_.test(node);
    switch (node.form) {
      case Form::logical_not: {
        const auto state = test(*node.children[0]);
        if (!state || *state == not_judged) return state;
        return *state == passed ? failed : passed;
      }
      case Form::logical_and:
      case Form::logical_or:
        return combine(node.form == Form::logical_and ? failed : passed, test(*node.children[0]),
                       test(*node.children[1]));
      case Form::compare:
        return node.op == Op::match || node.op == Op::no_match ? match(node) : compare(node);
      case Form::call:
        // ASCII is what no encoding garbles
        if (node.function->never_of_ascii && ascii_field(*node.children[0]) != nullptr) return failed;
        return {};
      default:
        return {};
    }
  }

 private:
  // As Evaluator::test(): `deciding` on either side decides.
  static std::optional<State> combine(State deciding, std::optional<State> first, std::optional<State> second) {
    if (first == deciding || second == deciding) return deciding;
    if (!first || !second) return {};
    return *first == not_judged ? first : second;
  }

  [[nodiscard]] const Outline* outline_of(const Node& node) const {
    if (node.form != Form::field) return nullptr;
    const auto found = std::ranges::find(outlines_, node.field, &Outline::field);
    return found == outlines_.end() ? nullptr : &*found;
  }

  [[nodiscard]] const Outline* ascii_field(const Node& node) const {
    const Outline* outline = outline_of(resolved(node));
    return outline != nullptr && outline->kind == Outline::Kind::ascii ? outline : nullptr;
  }

  // NOLINTNEXTLINE(misc-no-recursion): as deep as the expression, at most k_max_depth
  [[nodiscard]] bool is_outlined(const Node& start) const {
    const Node& node = resolved(start);
    if (outline_of(node) != nullptr) return true;
    if (node.tolerance != nullptr && is_outlined(*node.tolerance)) return true;
    return std::ranges::any_of(node.children, [this](const Node* child) { return is_outlined(*child); });
  }

  [[nodiscard]] std::optional<State> match(const Node& node) const {
    if (ascii_field(*node.children[0]) == nullptr || !node.literal || !needs_more_than_ascii(*node.literal)) return {};
    return node.op == Op::match ? failed : passed;
  }

  std::optional<Interval> interval(const Node& start) {
    const Node& node = resolved(start);
    if (const Outline* outline = outline_of(node)) {
      if (outline->kind != Outline::Kind::number) return {};
      return Interval{outline->least, outline->most};
    }
    if (node.form == Form::call && node.function->is_length) {
      const Outline* outline = ascii_field(*node.children[0]);
      return outline == nullptr ? std::nullopt : std::optional(Interval{outline->least, outline->most});
    }
    if (node.type.kind != Kind::number || is_outlined(node)) return {};
    Slot slot;
    const Value& value = representative_.view(node, slot);
    if (value.type.ended || value.state != expr::State::present) return {};
    return Interval{value.ends[0].low, value.ends[0].high};
  }

  std::optional<State> compare(const Node& node) {
    if (node.tolerance != nullptr || node.rounding || node.children[0]->type.kind != Kind::number) return {};
    const auto left = interval(*node.children[0]);
    const auto right = interval(*node.children[1]);
    if (!left || !right) return {};
    const auto holds = [](Op op, double a, double b) {
      return satisfies(op, {.low = a, .high = a}, {.low = b, .high = b});
    };
    const auto decide = [&](bool always, bool ever) -> std::optional<State> {
      return always ? std::optional(passed) : ever ? std::nullopt : std::optional(failed);
    };
    switch (node.op) {
      case Op::less:
      case Op::less_equal:
        return decide(holds(node.op, left->most, right->least), holds(node.op, left->least, right->most));
      case Op::greater:
      case Op::greater_equal:
        return decide(holds(node.op, left->least, right->most), holds(node.op, left->most, right->least));
      case Op::equal:
      case Op::unequal: {
        const bool is_apart =
            !holds(Op::less_equal, left->least, right->most) || !holds(Op::greater_equal, left->most, right->least);
        if (!is_apart) return {};
        return node.op == Op::equal ? failed : passed;
      }
      default:
        return {};
    }
  }

  std::span<const Outline> outlines_;
  Evaluator& representative_;
};

}  // namespace

std::optional<Verdict::State> certain(const Expression& expression, std::span<const Outline> outlines,
                                      const Entity& representative, const Context& context) {
  Evaluator evaluator(&representative, context, nullptr);
  return Outliner(outlines, evaluator).test(expression.root());
}

}  // namespace guidelint::expr
