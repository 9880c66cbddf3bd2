#include "expr/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "expr/ends.h"
#include "expr/functions.h"
#include "expr/message.h"
#include "expr/pattern.h"

namespace guidelint::expr {
namespace {

struct Place {
  text::Span span = {};
  std::string_view name = {};
};

class Explainer {
 public:
  Explainer(Evaluator& evaluator, Verdict& verdict) : evaluator_(evaluator), verdict_(verdict) {}

  // `negated`: the node stands under a `not`, and failed by holding.
  void run(const Node& start, bool negated) {
    const Node& node = resolved(start);
    const auto deciding = negated ? Verdict::State::passed : Verdict::State::failed;
    switch (node.form) {
      case Form::logical_not:
        return run(*node.children[0], !negated);
      case Form::logical_and:
      case Form::logical_or: {
        const bool first = evaluator_.test(*node.children[0]) == deciding;
        const bool second = evaluator_.test(*node.children[1]) == deciding;
        return run(*node.children[first && !second ? 0 : first && is_either(node, negated) ? 0 : 1], negated);
      }
      case Form::compare:
        return explain_comparison(node, negated);
      default:
        break;
    }
    const Value value = evaluator_.value(node);
    verdict_.evidence = value.ends[0].span;
    verdict_.name = value.ends[0].name;
    if (is_empty(verdict_.evidence)) set_evidence(first_read(node, 0));
    collect(node, 3, verdict_.read);
  }

 private:
  static bool is_empty(text::Span span) { return span.begin == span.end; }

  // One part alone was enough to fail: the first one speaks.
  static bool is_either(const Node& node, bool negated) { return (node.form == Form::logical_and) != negated; }

  void set_evidence(const Place& place) {
    verdict_.evidence = place.span;
    if (!place.name.empty()) verdict_.name = place.name;
  }

  void explain_comparison(const Node& node, bool negated) {
    const Comparison comparison = evaluator_.compare(node);
    const Node& left = *node.children[0];
    const Node& right = *node.children[1];
    verdict_.is_comparison = true;
    verdict_.op = negated ? opposite(node.op) : to_string(node.op);
    verdict_.left = comparison.left;
    verdict_.right = comparison.right;
    verdict_.left_text = left.constant ? "" : left.source;
    verdict_.right_text = right.constant ? "" : right.source;
    if (node.op == Op::match || node.op == Op::no_match) verdict_.right = right.value;
    if (node.rounding) verdict_.tolerance = "rounding";
    if (node.tolerance != nullptr) verdict_.tolerance = tolerance_text(evaluator_.value(*node.tolerance));

    double worst = -1;
    for (std::size_t i = 0; i < comparison.ends; ++i) {
      const JudgedEnd& end = comparison.end[i];
      if (!end.judged || end.failed == negated) continue;
      verdict_.failed_ends[i] = true;
      const double size = std::max(std::abs(end.right.low), std::abs(end.right.high));
      const double off = std::abs(distance(end.left, end.allowed)) / (size > 0 ? size : 1);
      if (off <= worst) continue;
      worst = off;
      verdict_.worse = i;
    }
    const JudgedEnd& worse = comparison.end[verdict_.worse];
    verdict_.allowed = worse.allowed;
    verdict_.off_by = off_by(worse);
    keep_failed_ends(verdict_.left);
    if (node.op != Op::in) keep_failed_ends(verdict_.right);
    find_terms(right);
    find_evidence(node, comparison);
    collect(left, 3, verdict_.read);
    collect(right, 3, verdict_.read);
  }

  static std::string_view opposite(Op op) {
    switch (op) {
      case Op::equal:
        return "!=";
      case Op::unequal:
        return "==";
      case Op::less:
        return ">=";
      case Op::less_equal:
        return ">";
      case Op::greater:
        return "<=";
      case Op::greater_equal:
        return "<";
      case Op::in:
        return "not in";
      case Op::match:
        return "!~";
      case Op::no_match:
        return "~";
    }
    return "";
  }

  static double off_by(const JudgedEnd& end) {
    const double off = distance(end.left, end.right);
    const double nearest = std::abs(off > 0 ? end.right.high : end.right.low);
    return nearest > 0 ? off / nearest : 0;
  }

  void keep_failed_ends(Value& value) const {
    if (!value.type.ended) return;
    for (std::size_t i = 0; i < 2; ++i) {
      if (!verdict_.failed_ends[i]) value.ends[i].state = State::none;
    }
    settle(value);
  }

  void find_evidence(const Node& node, const Comparison& comparison) {
    const Value& left = comparison.left;
    const bool matching = node.op == Op::match || node.op == Op::no_match;
    const End& end = end_of(left, verdict_.worse);
    verdict_.name = end.name;
    verdict_.evidence = end.span;
    if (matching && left.type.kind == Kind::text) {
      const auto match = find_match(*node.pattern, left.text);
      if (match) verdict_.evidence = span_inside(left, match->begin, match->size);
    }
    if (!is_empty(verdict_.evidence)) return;
    if (!matching) {
      const End& right = end_of(comparison.right, verdict_.worse);
      if (!is_empty(right.span)) return set_evidence({right.span, right.name});
    }
    Place place = first_read(*node.children[0], verdict_.worse);
    if (is_empty(place.span)) place = first_read(*node.children[1], verdict_.worse);
    set_evidence(place);
  }

  // The first value a computed side was made of.
  Place first_read(const Node& start, std::size_t index) {
    const Node& node = resolved(start);
    if (is_leaf(node)) {
      const Value value = evaluator_.value(node);
      const End& end = end_of(value, index);
      return {end.span, end.name};
    }
    for (const Node* child : node.children) {
      const Place place = first_read(*child, index);
      if (!is_empty(place.span)) return place;
    }
    return {};
  }

  static bool is_leaf(const Node& node) {
    return node.form == Form::field || node.form == Form::left || node.form == Form::right ||
           (node.form == Form::accessor && node.accessor == Accessor::alt);
  }

  // Places of all values read; `ends` is a bit for each end that counts.
  void collect(const Node& start, unsigned ends, std::vector<text::Span>& spans) {
    const Node& node = resolved(start);
    if (is_leaf(node)) {
      const Value value = evaluator_.value(node);
      for (std::size_t i = 0; i < (value.type.ended ? 2U : 1U); ++i) {
        const text::Span span = value.ends[i].span;
        const bool counts = !value.type.ended || (ends & (1U << i)) != 0;
        if (counts && !is_empty(span) && std::ranges::find(spans, span) == spans.end()) spans.push_back(span);
      }
      return;
    }
    if (node.form == Form::aggregate && node.described->function != "robust_z") return;  // others read the crowd
    const bool merges = node.form == Form::call && !node.type.ended;
    if (merges) ends = 3;
    if (node.form == Form::accessor && node.accessor == Accessor::low) ends = 1;
    if (node.form == Form::accessor && node.accessor == Accessor::high) ends = 2;
    for (const Node* child : node.children) {
      if (child->form != Form::name) collect(*child, ends, spans);
    }
  }

  void find_terms(const Node& side) {
    const Node& sum = resolved(side);
    if (sum.form != Form::add && sum.form != Form::subtract) return;
    add_terms(sum, false);
  }

  void add_terms(const Node& start, bool minus) {
    const Node& node = resolved(start);
    if (node.form == Form::add || node.form == Form::subtract) {
      add_terms(*node.children[0], minus);
      add_terms(*node.children[1], minus != (node.form == Form::subtract));
      return;
    }
    Term term{.text = term_text(start), .minus = minus, .value = evaluator_.value(node)};
    collect(node, 1U << verdict_.worse, term.spans);
    verdict_.terms.push_back(std::move(term));
  }

  // Of `x ?? 0` only x is of interest.
  static const Node& without_default(const Node& node) {
    const Node* at = &node;
    while (at->form == Form::coalesce) at = at->children[0];
    return *at;
  }

  std::string term_text(const Node& start) {
    const Node& node = without_default(start);
    if (node.form != Form::call) return std::string(node.source);
    const Node& argument = without_default(*node.children[0]);
    if (node.name == "any") return fmt::format("any {}", argument.source);
    if (node.name != "yearly") return std::string(node.source);
    const money::Basis basis = evaluator_.value(argument).basis;
    if (basis == money::Basis::year || basis == money::Basis::once) return std::string(argument.source);
    return fmt::format("{} {}", argument.source, basis == money::Basis::month ? "× 12" : "/ 4");
  }

  Evaluator& evaluator_;
  Verdict& verdict_;
};

}  // namespace

void explain(Evaluator& evaluator, const Node& root, Verdict& verdict) {
  Explainer(evaluator, verdict).run(root, false);
}

}  // namespace guidelint::expr
