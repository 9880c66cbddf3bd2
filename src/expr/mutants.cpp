#include "expr/mutants.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <utility>

#include "expr/parser.h"

namespace guidelint::expr {
namespace {

using text::Offset;
using text::Span;

// Where a constant stands: what a sensible change of it is depends on that.
enum class Place : std::uint8_t { compared, elsewhere };

std::optional<Op> flipped(Op op) {
  switch (op) {
    case Op::less:
      return Op::less_equal;
    case Op::less_equal:
      return Op::less;
    case Op::greater:
      return Op::greater_equal;
    case Op::greater_equal:
      return Op::greater;
    case Op::equal:
      return Op::unequal;
    case Op::unequal:
      return Op::equal;
    case Op::match:
      return Op::no_match;
    case Op::no_match:
      return Op::match;
    case Op::in:
      break;
  }
  return std::nullopt;
}

std::string to_source(Kind kind, double value) {
  if (kind == Kind::percent) return fmt::format("{:.10g}%", value * 100);
  if (kind == Kind::duration) return fmt::format("{}d", std::llround(value));
  return fmt::format("{:.15g}", value);
}

bool is_sum(const Node& node) { return node.form == Form::add || node.form == Form::subtract; }
bool is_logic(const Node& node) { return node.form == Form::logical_and || node.form == Form::logical_or; }

class Mutator {
 public:
  explicit Mutator(std::string_view source) : source_(source) {}

  std::vector<Mutant> run() {
    Program program;
    const auto root = parse_expression(source_, 0, program);
    if (root) visit(**root, Place::compared);
    return std::move(mutants_);
  }

 private:
  [[nodiscard]] std::string_view slice(Span span) const { return source_.substr(span.begin, span.size()); }
  [[nodiscard]] std::string enclosed(const Node& node) const { return fmt::format("({})", slice(node.span)); }

  // Without the blanks around it.
  [[nodiscard]] Span trimmed(Span span) const {
    while (span.size() > 0 && is_blank(source_[span.begin])) ++span.begin;
    while (span.size() > 0 && is_blank(source_[span.end - 1])) --span.end;
    return span;
  }
  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

  // `about` is what the reader sees change, `where` what is written anew.
  void add(Span about, std::string what, Span where, std::string_view replacement) {
    mutants_.push_back(
        {.span = about,
         .what = std::move(what),
         .source = fmt::format("{}{}{}", source_.substr(0, where.begin), replacement, source_.substr(where.end))});
  }
  void replace(Span span, std::string_view replacement) {
    if (replacement == slice(span)) return;  // half of `1d`, in whole days
    add(span, fmt::format("`{}` became `{}`", slice(span), replacement), span, replacement);
  }
  void drop(Span about, Span where, std::string_view replacement) {
    add(about, fmt::format("`{}` dropped", slice(about)), where, replacement);
  }

  void visit(const Node& node, Place place) {
    switch (node.form) {
      case Form::constant:
        return change_constant(node, place);
      case Form::compare:
        return change_comparison(node);
      case Form::logical_and:
      case Form::logical_or:
        change_logic(node);
        break;
      case Form::logical_not:
        add(not_word(node), "`not` dropped", node.span, enclosed(*node.children[0]));
        break;
      case Form::coalesce:
        drop(trimmed({node.children[0]->span.end, node.children[1]->span.end}), node.span, enclosed(*node.children[0]));
        break;
      case Form::add:
      case Form::subtract:
        change_sum(node);
        break;
      case Form::call:
        if (node.name == "replace" && node.children.size() == 3) change_pattern(*node.children[1]);
        break;
      default:
        break;
    }
    const Place below = node.form == Form::negate ? place : Place::elsewhere;
    for (const Node* child : node.children) visit(*child, below);
    for (const Node::Named& named : node.named) visit(*named.value, Place::compared);
  }

  // Also of `(not x)`.
  [[nodiscard]] Span not_word(const Node& node) const {
    const auto begin = static_cast<Offset>(source_.find("not", node.span.begin));
    return {begin, begin + 3};
  }

  void change_constant(const Node& node, Place place) {
    const Kind kind = node.value.type.kind;
    if (kind != Kind::number && kind != Kind::percent && kind != Kind::duration) return;
    const double value = node.value.ends[0].low;
    const double one = kind == Kind::percent ? 0.01 : 1;
    constexpr double k_most_counted = 10;
    const bool is_count = kind == Kind::number && value == std::floor(value) && value <= k_most_counted;
    if (place == Place::compared && (value == 0 || is_count)) {
      replace(node.span, to_source(kind, value - one));
      replace(node.span, to_source(kind, value + one));
    } else if (value != 0) {
      replace(node.span, to_source(kind, value / 2));
      replace(node.span, to_source(kind, value * 2));
    }
  }

  void change_comparison(const Node& node) {
    const Node& left = *node.children[0];
    const Node& right = *node.children[1];
    const Span op = trimmed({left.span.end, right.span.begin});
    if (const auto other = flipped(node.op)) {
      replace(op, to_string(*other));
    } else {
      add(op, "`in` became `not in`", node.span, fmt::format("(not {})", enclosed(node)));
    }
    if (node.tolerance != nullptr) {
      const Span within = trimmed({right.span.end, node.tolerance->span.end});
      drop(within, within, "");
      visit(*node.tolerance, Place::elsewhere);
    } else if (node.rounding) {
      constexpr std::string_view k_rounding = "rounding";
      const auto word = static_cast<Offset>(source_.find(k_rounding, right.span.end));
      const Span within = trimmed({right.span.end, word + static_cast<Offset>(k_rounding.size())});
      drop(within, within, "");
    }
    if (node.op == Op::match || node.op == Op::no_match) return change_pattern(right);
    visit(left, Place::compared);
    visit(right, Place::compared);
  }

  void change_pattern(const Node& node) {
    const std::string_view pattern = node.value.text;
    if (node.form != Form::constant || node.value.type.kind != Kind::text || pattern.empty()) return;
    const auto begin = static_cast<Offset>(pattern.data() - source_.data());
    const Span whole{begin, begin + static_cast<Offset>(pattern.size())};
    for (Mutant& mutant : mutants_of_pattern(pattern)) {
      add({mutant.span.begin + begin, mutant.span.end + begin}, std::move(mutant.what), whole, mutant.source);
    }
  }

  void change_logic(const Node& node) {
    const Node& left = *node.children[0];
    const Node& right = *node.children[1];
    const Span word = trimmed({left.span.end, right.span.begin});
    const std::string_view other = node.form == Form::logical_and ? "or" : "and";
    add(word, fmt::format("`{}` became `{}`", slice(word), other), node.span,
        fmt::format("({} {} {})", enclosed(left), other, enclosed(right)));
    drop(trimmed({left.span.end, right.span.end}), node.span, enclosed(left));
    // Of `a or b or c` the left operand is `a or b`, whose own operands are dropped one by one.
    if (!is_logic(left) || left.form != node.form) {
      drop(trimmed({left.span.begin, right.span.begin}), node.span, enclosed(right));
    }
  }

  void change_sum(const Node& node) {
    const Node& left = *node.children[0];
    const Node& right = *node.children[1];
    drop(trimmed({left.span.end, right.span.end}), node.span, enclosed(left));
    if (node.form == Form::add && !is_sum(left)) {
      drop(trimmed({left.span.begin, right.span.begin}), node.span, enclosed(right));
    }
  }

  std::string_view source_;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> mutants_of(std::string_view source) { return Mutator(source).run(); }

}  // namespace guidelint::expr
