#include "expr/trace.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "expr/aggregate.h"
#include "expr/ends.h"
#include "expr/functions.h"
#include "expr/message.h"

namespace guidelint::expr {
namespace {

constexpr std::size_t k_members_shown = 8;

std::string cut(std::string text) {
  if (text.size() <= k_max_traced) return text;
  std::size_t size = k_max_traced;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  return fmt::format("{}…", text.substr(0, size));
}

// "(times > 1)" -> "times > 1".
std::string_view bare(std::string_view source) {
  if (source.size() < 2 || source.front() != '(' || source.back() != ')') return source;
  int depth = 0;
  for (std::size_t i = 0; i + 1 < source.size(); ++i) {
    if (source[i] == '(') ++depth;
    if (source[i] == ')' && --depth == 0) return source;  // the first one closes before the end
  }
  return source.substr(1, source.size() - 2);
}

bool is_worded(const Value& value) {
  return value.type.kind == Kind::text || value.type.kind == Kind::list || value.type.kind == Kind::boolean;
}

class Tracer {
 public:
  Tracer(const Entity& entity, const Context& context, const Tracing& tracing, const Verdict* failed, int depth = 0)
      : entity_(entity), context_(context), tracing_(tracing), evaluator_(&entity, context, failed), depth_(depth) {}

  Condition condition(const Node& start) {
    const Node& node = resolved(start);
    Condition result;
    result.text = std::string(bare(node.source));
    result.state = evaluator_.test(node);
    if (result.state == Verdict::State::not_judged) result.reason = to_sentence(evaluator_.why());
    switch (node.form) {
      case Form::logical_not:
        result.form = Condition::Form::negation;
        result.parts.push_back(condition(*node.children[0]));
        break;
      case Form::logical_and:
      case Form::logical_or:
        result.form = node.form == Form::logical_and ? Condition::Form::all : Condition::Form::any;
        add_parts(node, node.form, result.parts);
        break;
      case Form::compare:
        fill_comparison(node, result);
        break;
      default:
        result.left = step(node);
        break;
    }
    return result;
  }

  Step step(const Node& node) {
    if (node.form == Form::coalesce) return coalesce(node);
    if (node.form == Form::reference && node.target != nullptr) return let(node);
    Step result = plain(node, evaluator_.value(node));
    if (node.constant || node.form == Form::constant) {
      result.is_constant = true;
      return result;
    }
    switch (node.form) {
      case Form::field:
        result.is_field = true;
        add_derivation(node, result);
        break;
      case Form::left:
      case Form::right:
        result.is_field = true;
        break;
      case Form::accessor:
        result.is_field = true;
        add_places_of(*node.children[0], result);
        break;
      case Form::add:
      case Form::subtract:
        result.is_sum = true;
        add_summands(node, false, result.parts);
        break;
      case Form::aggregate:
        note_group(node, result);
        break;
      case Form::call:
        note_entry(node, result);
        add_operands(node, result);
        break;
      case Form::negate:
      case Form::range:
      case Form::multiply:
      case Form::divide:
        add_operands(node, result);
        break;
      default:
        break;
    }
    return result;
  }

 private:
  void add_parts(const Node& start, Form form, std::vector<Condition>& parts) {
    const Node& node = resolved(start);
    if (node.form != form) {
      parts.push_back(condition(node));
      return;
    }
    for (const Node* child : node.children) add_parts(*child, form, parts);
  }

  void fill_comparison(const Node& node, Condition& result) {
    const Comparison comparison = evaluator_.compare(node);
    result.form = Condition::Form::comparison;
    result.left = step(*node.children[0]);
    result.right = step(*node.children[1]);
    result.op = std::string(to_string(node.op));
    if (node.rounding) result.tolerance = "rounding";
    if (node.tolerance != nullptr) result.tolerance = tolerance_text(evaluator_.value(*node.tolerance));
    const bool matching = node.op == Op::match || node.op == Op::no_match;
    const Value& right = matching ? node.children[1]->value : comparison.right;
    result.ends = comparison.ends;
    for (std::size_t i = 0; i < comparison.ends; ++i) {
      const JudgedEnd& judged = comparison.end[i];
      TracedComparison& end = result.end[i];
      end.judged = judged.judged;
      end.failed = judged.failed;
      end.left = is_worded(comparison.left) ? cut(to_text(comparison.left))
                                            : to_text(end_of(comparison.left, i), comparison.left.type.kind);
      if (matching) {
        end.right = cut(std::string(node.children[1]->source));
      } else if (is_worded(right) || node.op == Op::in) {
        end.right = cut(to_text(right));
      } else {
        end.right = to_text(end_of(right, i), right.type.kind);
      }
      if (!judged.judged || is_worded(comparison.left)) continue;
      if (!result.tolerance.empty()) end.allowed = to_text(judged.allowed, comparison.left.type.kind);
      end.distance = distance(judged.left, judged.right);
      const double nearest = std::abs(end.distance > 0 ? judged.right.high : judged.right.low);
      end.off_by = nearest > 0 ? end.distance / nearest : 0;
    }
  }

  static Step plain(const Node& node, const Value& value) {
    Step result;
    result.text = cut(std::string(bare(node.source)));
    fill(value, result);
    return result;
  }

  static void fill(const Value& value, Step& result) {
    result.type = value.type;
    result.basis = value.basis;
    for (std::size_t i = 0; i < (value.type.ended ? 2U : 1U); ++i) {
      const End& end = value.ends[i];
      TracedEnd& traced = result.ends[i];
      traced.state = value.type.ended ? end.state : value.state;
      traced.span = end.span;
      traced.name = std::string(end.name);
      traced.text = value.type.ended ? to_text(end, value.type.kind) : cut(to_text(value));
      if (value.type.kind == Kind::list && value.state == State::present && value.list.empty()) traced.text = "empty";
      traced.currency = end.currency;
    }
  }

  Step let(const Node& node) {
    Step result = step(*node.target);
    result.is_let = true;
    result.definition = cut(std::string(node.target->source));
    result.text = std::string(node.name);
    return result;
  }

  // Of `stock ?? 0` only stock is of interest, unless it is not there.
  Step coalesce(const Node& node) {
    const Value left = evaluator_.value(*node.children[0]);
    const bool lacks = left.ends[0].state == State::none || (left.type.ended && left.ends[1].state == State::none) ||
                       (!left.type.ended && left.state == State::none);
    if (!lacks) return step(*node.children[0]);
    const Node& other = *node.children[1];
    Step result = plain(node, evaluator_.value(node));
    if (other.constant) {
      result.text = cut(std::string(node.children[0]->source));
      result.notes.push_back(fmt::format("there is none, {} is taken", other.source));
      return result;
    }
    result.parts.push_back(step(*node.children[0]));
    result.parts.push_back(step(other));
    return result;
  }

  void add_derivation(const Node& node, Step& result) {
    constexpr int k_deepest = 4;  // a derived field may be made of derived ones, never of itself
    if (!tracing_.derived || depth_ >= k_deepest) return;
    const auto derived = tracing_.derived(node.field, entity_);
    if (!derived) return;
    Tracer inner(derived->entity ? *derived->entity : entity_, context_, tracing_, nullptr, depth_ + 1);
    Step made = inner.step(derived->expression->root());
    result.definition = std::string(derived->expression->source());
    result.is_field = false;
    result.notes = std::move(made.notes);
    if (made.parts.empty()) {
      result.parts.push_back(std::move(made));
    } else {
      result.is_sum = made.is_sum;
      result.parts = std::move(made.parts);
    }
  }

  // total.low stands where total does.
  void add_places_of(const Node& child, Step& result) {
    const Value value = evaluator_.value(child);
    for (std::size_t i = 0; i < (result.type.ended ? 2U : 1U); ++i) {
      TracedEnd& end = result.ends[i];
      if (end.span == text::Span{}) end.span = end_of(value, i).span;
      if (end.name.empty()) end.name = std::string(end_of(value, i).name);
    }
  }

  void add_operands(const Node& node, Step& result) {
    for (const Node* child : node.children) {
      if (child->form == Form::name || child->constant || child->form == Form::constant) continue;
      Step part = step(*child);
      // any(0 .. x) is made of x: what lies between has the same ends
      const bool is_between = child->form == Form::range && !part.parts.empty();
      if (is_between) {
        for (Step& inner : part.parts) result.parts.push_back(std::move(inner));
      } else {
        result.parts.push_back(std::move(part));
      }
    }
  }

  // NOLINTNEXTLINE(misc-no-recursion): as deep as the expression, at most k_max_depth
  void add_summands(const Node& node, bool minus, std::vector<Step>& parts) {
    if (node.form == Form::add || node.form == Form::subtract) {
      add_summands(*node.children[0], minus, parts);
      add_summands(*node.children[1], minus != (node.form == Form::subtract), parts);
      return;
    }
    parts.push_back(step(node));
    parts.back().minus = minus;
  }

  void note_entry(const Node& node, Step& result) {
    if (node.table == nullptr || node.children.empty()) return;
    const Value key = evaluator_.value(*node.children.back());
    if (key.state != State::present || key.type.kind != Kind::text) return;
    std::string entry = node.table->entry(key.text);
    result.notes.push_back(entry.empty() ? "not in the table" : std::move(entry));
  }

  void note_group(const Node& node, Step& result) {
    if (context_.groups == nullptr || node.described == nullptr) return;
    const Aggregate& aggregate = *node.described;
    std::string by;
    for (const Node* one : aggregate.by) {
      const bool is_path = one->source == "path";
      const std::string value =
          is_path ? "this guide" : fmt::format("{} {}", one->source, cut(to_text(evaluator_.value(*one))));
      by += fmt::format("{}{}", by.empty() ? " of " : " and ", value);
    }
    const auto input = read_question(aggregate, evaluator_);
    if (!input) return;
    for (std::size_t i = 0; i < (result.type.ended ? 2U : 1U); ++i) {
      const auto members = context_.groups->members(node.aggregate, *input, i);
      if (members.empty()) continue;
      const std::string_view end = !result.type.ended ? "" : i == 0 ? "low: " : "high: ";
      result.notes.push_back(fmt::format("{}{} of {}{}: {}", end, aggregate.function,
                                         base::counted(members.size(), "value"), i == 0 ? by : "",
                                         members_text(members, result.type.kind)));
    }
    if (result.notes.empty() && !by.empty()) result.notes.push_back(fmt::format("counted within{}", by.substr(3)));
  }

  static std::string members_text(std::span<const double> members, Kind kind) {
    const auto text = [kind](double number) {
      return to_text(End{.low = number, .high = number, .state = State::present}, kind);
    };
    if (members.size() > k_members_shown)
      return fmt::format("from {} to {}", text(members.front()), text(members.back()));
    std::string all;
    for (const double member : members) all += fmt::format("{}{}", all.empty() ? "" : " · ", text(member));
    return all;
  }

  const Entity& entity_;
  const Context& context_;
  const Tracing& tracing_;
  Evaluator evaluator_;
  int depth_;
};

}  // namespace

Condition trace(const Expression& expression, const Entity& entity, const Context& context, const Tracing& tracing,
                const Verdict* failed) {
  return Tracer(entity, context, tracing, failed).condition(expression.root());
}

}  // namespace guidelint::expr
