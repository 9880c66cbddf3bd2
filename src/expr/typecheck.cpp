#include "expr/typecheck.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "expr/literal.h"
#include "expr/parser.h"
#include "expr/pattern.h"

namespace guidelint::expr {
namespace {

std::string kind_name(const Node& node) { return std::string(to_string(node.type.kind)); }

bool is_ordered(Kind kind) { return (bit(kind) & k_ordered) != 0; }

}  // namespace

Node* Checker::compile(std::string_view source, text::Offset base) {
  auto parsed = parse_expression(source, base, program_);
  if (!parsed) {
    mistakes_.push_back(std::move(parsed.error()));
    return nullptr;
  }
  check(**parsed);
  return *parsed;
}

void Checker::refuse(Node& node, text::Span span, std::string message, std::vector<Mistake::Note> notes,
                     std::string help) {
  node.wrong = true;
  mistakes_.push_back(
      {.span = span, .message = std::move(message), .notes = std::move(notes), .help = std::move(help)});
}

void Checker::refuse_pair(Node& node, std::string message) {
  const Node& left = *node.children[0];
  const Node& right = *node.children[1];
  refuse(node, node.span, std::move(message), {{left.span, kind_name(left)}, {right.span, kind_name(right)}},
         fields_help());
}

void Checker::check(Node& node) {
  if (node.form == Form::name) {
    check_name(node);
  } else if (node.form == Form::call) {
    check_call(node);
  } else {
    for (Node* child : node.children) check(*child);
    for (const Node* child : node.children) node.wrong = node.wrong || child->wrong;
    if (node.tolerance != nullptr) {
      check(*node.tolerance);
      node.wrong = node.wrong || node.tolerance->wrong;
    }
    node.constant = std::ranges::all_of(node.children, [](const Node* child) { return child->constant; });
    if (!node.wrong) check_form(node);
  }
  if (node.wrong) return;

  std::uint32_t cost = 1 + (node.target != nullptr ? node.target->cost : 0);
  int depth = node.target != nullptr ? node.target->depth + 1 : 1;
  for (const Node* child : node.children) {
    cost = std::min(cost + child->cost, k_max_cost + 1);
    depth = std::max(depth, child->depth + 1);
    node.aggregated = node.aggregated || child->aggregated;
  }
  if (node.target != nullptr) node.aggregated = node.aggregated || node.target->aggregated;
  node.cost = cost;
  if (depth > k_max_depth) return refuse(node, node.span, "the expression is nested too deeply");
  if (cost > k_max_cost) return refuse(node, node.span, "the expression is too large with its lets");
  node.depth = static_cast<std::uint8_t>(depth);
  if (node.constant) fold(node);
}

void Checker::check_form(Node& node) {
  switch (node.form) {
    case Form::constant:
      node.type = node.value.type;
      node.constant = true;
      return;
    case Form::list:
      return check_list(node);
    case Form::logical_not:
    case Form::logical_and:
    case Form::logical_or:
      return check_logic(node);
    case Form::compare:
      return check_compare(node);
    case Form::coalesce:
    case Form::range:
      return check_joined(node);
    case Form::negate:
      return check_negate(node);
    case Form::add:
    case Form::subtract:
    case Form::multiply:
    case Form::divide:
      return check_arithmetic(node);
    case Form::accessor:
      return check_accessor(node);
    default:
      return;
  }
}

void Checker::fold(Node& node) {
  if (node.form == Form::constant || node.type.kind == Kind::list) return;
  const Context context;
  const Value value = Evaluator(nullptr, context, nullptr).value(node);
  node.value = value;
  node.value.type = node.type;
  node.form = Form::constant;
  node.children.clear();
  node.cost = 1;
}

void Checker::check_list(Node& node) {
  node.type = {Kind::list, false};
  for (const Node* item : node.children) {
    if (item->form == Form::constant && item->type.kind == Kind::text) node.parts.push_back(item->value.text);
  }
}

void Checker::check_logic(Node& node) {
  node.type = {Kind::boolean, false};
  const std::string_view word = node.form == Form::logical_not ? "not" : node.form == Form::logical_and ? "and" : "or";
  for (const Node* child : node.children) {
    if (child->type.kind == Kind::boolean) continue;
    refuse(node, child->span, fmt::format("`{}` needs something that is true or false", word),
           {{child->span, kind_name(*child)}});
  }
}

std::optional<Kind> Checker::common_kind(const Node& left, const Node& right) {
  if (left.type.kind == right.type.kind) return left.type.kind;
  if (left.type.kind == Kind::money && is_free_number(right)) return Kind::money;
  if (right.type.kind == Kind::money && is_free_number(left)) return Kind::money;
  return {};
}

bool Checker::is_comparable(const Node& left, const Node& right) {
  const auto dated = [](const Node& node) { return node.type.kind == Kind::date || node.type.kind == Kind::quarter; };
  return common_kind(left, right).has_value() || (dated(left) && dated(right));
}

void Checker::check_compare(Node& node) {
  node.type = {Kind::boolean, false};
  const Node& left = *node.children[0];
  const Node& right = *node.children[1];
  if (node.op == Op::match || node.op == Op::no_match) {
    check_pattern(node);
  } else if (node.op == Op::in) {
    check_member(node);
  } else if (!is_comparable(left, right)) {
    refuse_pair(node, fmt::format("cannot compare {} with {}", kind_name(left), kind_name(right)));
  } else if (node.op != Op::equal && node.op != Op::unequal && !is_ordered(left.type.kind)) {
    refuse_pair(node, fmt::format("`{}` cannot order {}", to_string(node.op), kind_name(left)));
  } else {
    check_allowed(left, right);
    check_allowed(right, left);
  }
  if (!node.wrong && (node.tolerance != nullptr || node.rounding)) check_tolerance(node);
  if (node.tolerance != nullptr) node.constant = node.constant && node.tolerance->constant;
}

void Checker::check_pattern(Node& node) {
  const Node& left = *node.children[0];
  const Node& right = *node.children[1];
  if (left.type.kind != Kind::text && left.type.kind != Kind::list) {
    return refuse(node, left.span, fmt::format("`{}` looks into text", to_string(node.op)),
                  {{left.span, kind_name(left)}}, fields_help());
  }
  if (right.form != Form::constant || right.type.kind != Kind::text) {
    return refuse(node, right.span, fmt::format("the right side of `{}` is a pattern in quotes", to_string(node.op)),
                  {{right.span, kind_name(right)}});
  }
  node.pattern = compile_pattern(node, right);
  node.literal = literal_of(right.value.text);
}

const re2::RE2* Checker::compile_pattern(Node& node, const Node& pattern) {
  const re2::RE2& compiled = program_.patterns.emplace_back(std::string(pattern.value.text), pattern_options());
  if (compiled.ok()) return &compiled;
  refuse(node, pattern.span, fmt::format("the pattern cannot be read: {}", compiled.error()));
  return nullptr;
}

void Checker::check_member(Node& node) {
  const Node& left = *node.children[0];
  const Node& right = *node.children[1];
  const auto mismatch = [&] {
    refuse_pair(node, fmt::format("cannot look for {} in {}", kind_name(left), kind_name(right)));
  };
  if (right.type.kind == Kind::list) {
    const Node& list = resolved(right);
    if (list.form != Form::list) {
      if (left.type.kind != Kind::text) mismatch();
      return;
    }
    for (const Node* item : list.children) {
      if (!is_comparable(left, *item) || left.type.kind == Kind::list) {
        refuse(node, node.span, fmt::format("cannot compare {} with {}", kind_name(left), kind_name(*item)),
               {{left.span, kind_name(left)}, {item->span, kind_name(*item)}}, fields_help());
        return;
      }
      check_allowed(left, *item);
    }
    return;
  }
  if (!right.type.ended || !is_comparable(left, right) || !is_ordered(left.type.kind)) mismatch();
}

void Checker::check_allowed(const Node& field, const Node& word) {
  if (field.form != Form::field || field.allowed.empty()) return;
  if (word.form != Form::constant || word.type.kind != Kind::text) return;
  if (std::ranges::find(field.allowed, word.value.text) != field.allowed.end()) return;
  const auto near = base::nearest(word.value.text, field.allowed);
  mistakes_.push_back({.span = word.span,
                       .message = fmt::format("`{}` is not a value of {}", word.value.text, field.name),
                       .help = near ? fmt::format("did you mean `{}`?", *near)
                                    : fmt::format("values of {}: {}", field.name, fmt::join(field.allowed, ", "))});
}

void Checker::check_tolerance(Node& node) {
  const Kind kind = node.children[0]->type.kind;
  const bool list = node.op == Op::in && node.children[1]->type.kind == Kind::list;
  const bool quarters = kind == Kind::quarter && node.children[1]->type.kind == Kind::quarter;
  if (!is_ordered(kind) || list || quarters) {
    return refuse(node, node.span, fmt::format("`within` cannot widen {}", to_string(list ? Kind::list : kind)));
  }
  if (node.rounding) {
    if ((bit(kind) & k_amounts) != 0) return;
    return refuse(node, node.span, fmt::format("`within rounding` is for amounts, not for a {}", to_string(kind)));
  }
  const Type& type = node.tolerance->type;
  const bool is_amount = (bit(kind) & k_amounts) != 0;
  const bool fits = is_amount ? type.kind == Kind::percent || type.kind == Kind::money ||
                                    (type.kind == Kind::number && kind != Kind::percent)
                              : type.kind == Kind::duration;
  if (fits && (type.kind != Kind::money || kind == Kind::money)) return;
  refuse(node, node.tolerance->span,
         is_amount ? "`within` takes a percent, a range of percents, a number or `rounding`"
                   : "`within` takes a duration here",
         {{node.tolerance->span, kind_name(*node.tolerance)}});
}

void Checker::check_joined(Node& node) {
  const Node& left = *node.children[0];
  const Node& right = *node.children[1];
  const auto kind = common_kind(left, right);
  if (node.form == Form::coalesce) {
    if (!kind) {
      return refuse_pair(node, fmt::format("`??` cannot put {} in place of {}", kind_name(right), kind_name(left)));
    }
    node.type = {*kind, left.type.ended || right.type.ended};
    return;
  }
  if (!kind || !is_ordered(*kind)) {
    return refuse_pair(node, fmt::format("`..` cannot join {} and {}", kind_name(left), kind_name(right)));
  }
  node.type = {*kind, true};
}

void Checker::check_negate(Node& node) {
  const Node& child = *node.children[0];
  node.type = child.type;
  if ((bit(child.type.kind) & k_measures) != 0) return;
  refuse(node, node.span, fmt::format("cannot negate {}", kind_name(child)), {{child.span, kind_name(child)}});
}

void Checker::check_arithmetic(Node& node) {
  const Node& left = *node.children[0];
  const Node& right = *node.children[1];
  const Kind a = left.type.kind;
  const Kind b = right.type.kind;
  std::optional<Kind> kind;
  std::string message;
  const auto is_measure = [](Kind each) { return (bit(each) & k_measures) != 0; };
  switch (node.form) {
    case Form::add:
      kind = common_kind(left, right);
      if (kind && !is_measure(*kind)) kind.reset();
      if ((a == Kind::date && b == Kind::duration) || (a == Kind::duration && b == Kind::date)) kind = Kind::date;
      message = fmt::format("cannot add {} and {}", kind_name(left), kind_name(right));
      break;
    case Form::subtract:
      kind = common_kind(left, right);
      if (kind && !is_measure(*kind)) kind.reset();
      if (a == Kind::date && b == Kind::duration) kind = Kind::date;
      if (a == Kind::date && b == Kind::date) kind = Kind::duration;
      message = fmt::format("cannot subtract {} from {}", kind_name(right), kind_name(left));
      break;
    case Form::multiply:
      // Some percent of a number is a number, of money money.
      if (is_measure(a) && is_measure(b)) {
        if (a == Kind::number || a == Kind::percent) kind = b;
        if (b == Kind::number || b == Kind::percent) kind = a;
        if ((a == Kind::number && b == Kind::percent) || (a == Kind::percent && b == Kind::number)) kind = Kind::number;
      }
      message = fmt::format("cannot multiply {} by {}", kind_name(left), kind_name(right));
      break;
    default:
      if (is_measure(a) && a == b) kind = Kind::number;
      if (is_measure(a) && b == Kind::number) kind = a;
      if ((a == Kind::money || a == Kind::number) && b == Kind::percent) kind = a;
      message = fmt::format("cannot divide {} by {}", kind_name(left), kind_name(right));
      break;
  }
  if (!kind) return refuse_pair(node, std::move(message));
  node.type = {*kind, left.type.ended || right.type.ended};
}

}  // namespace guidelint::expr
