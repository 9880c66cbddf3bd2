// Gives every node of a tree its meaning and its type, and collects what is wrong.
//
//   names      lets and params first, then left and right, today, then fields; what is left of a dotted name are
//   accessors types      see Node::type; a constant number beside money is money without a currency; a quarter beside a
//   date is
//              its first day
//   constants  are folded, params too, so that evaluation meets only what depends on the entity
//
// One mistake makes its node `wrong`, and nothing is said about what contains it; the rest of the expression is still
// checked.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "expr/ast.h"
#include "expr/functions.h"

namespace guidelint::expr {

class Checker {
 public:
  // All three outlive the checker.
  Checker(Program& program, const Environment& environment, std::vector<Mistake>& mistakes)
      : program_(program), environment_(environment), mistakes_(mistakes), visible_lets_(environment.lets.size()) {}

  // Parses and checks. Null if the text does not parse; a tree with a mistake in it is `wrong`.
  Node* compile(std::string_view source, text::Offset base);

 private:
  void check(Node& node);
  void check_form(Node& node);
  void check_list(Node& node);
  void check_logic(Node& node);
  void check_compare(Node& node);
  void check_pattern(Node& node);
  const re2::RE2* compile_pattern(Node& node, const Node& pattern);  // nullptr: refused
  void check_member(Node& node);
  void check_tolerance(Node& node);
  void check_allowed(const Node& node, const Node& word);
  void check_arithmetic(Node& node);
  void check_negate(Node& node);
  void check_joined(Node& node);  // ?? and ..
  void fold(Node& node);

  // typecheck_names.cpp
  void check_name(Node& node);
  bool find_let(Node& node);
  bool find_param(Node& node);
  bool find_field(Node& node, std::span<const std::string_view> parts);
  void split_accessors(Node& node, std::size_t parts);
  void check_accessor(Node& node);
  void unknown_name(Node& node);
  [[nodiscard]] std::string fields_help() const;

  // typecheck_calls.cpp
  void check_call(Node& node);
  bool check_arguments(Node& node, const FunctionEntry& entry);
  void check_lookup(Node& node);
  void check_column(Node& node);
  void check_replacement(Node& node);
  void check_aggregate(Node& node, const FunctionEntry& entry);
  void check_named(Node& node, const Node::Named& named, Aggregate& aggregate);
  void check_count(Node& node, Aggregate& aggregate);
  bool check_by(const Node& list, Aggregate& aggregate);
  void refuse_aggregated(Node& node, const Node& part);
  void refuse_named(Node& node);

  void refuse(Node& node, text::Span span, std::string message, std::vector<Mistake::Note> notes = {},
              std::string help = {});
  void refuse_pair(Node& node, std::string message);  // notes the types of both children
  static bool is_free_number(const Node& node) { return node.constant && node.type.kind == Kind::number; }
  // One kind for both, if they go together: equal, or a constant number beside money.
  static std::optional<Kind> common_kind(const Node& left, const Node& right);
  static bool is_comparable(const Node& left, const Node& right);

  Program& program_;
  const Environment& environment_;
  std::vector<Mistake>& mistakes_;
  std::size_t visible_lets_;
  int let_depth_ = 0;                                          // lets being compiled, one inside the other
  bool constants_only_ = false;                                // inside a param
  std::vector<std::pair<std::string_view, Node*>> lets_ = {};  // compiled so far
  std::vector<std::pair<std::string_view, Node*>> params_ = {};
};

}  // namespace guidelint::expr
