// Evaluates a checked tree for one entity.
//
//   value(node)     any expression; missing operands make a missing result, end by end
//   test(node)      a boolean: passed, failed or not judged
//   compare(node)   a comparison with all that a message about it needs
//
// Nothing is allocated unless a function makes a text; what a failure needs besides (terms, places) is worked out by
// explain.h afterwards. Two operands with different known currencies make an unknown result.
//
// Threads   one Evaluator per evaluation.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expr/ast.h"

namespace guidelint::expr {

// One end of a comparison.
struct JudgedEnd {
  bool judged = false;
  bool failed = false;
  End left = {};
  End right = {};
  End allowed = {};  // right, widened by `within`
};

struct Comparison {
  Value left = {}, right = {};
  std::size_t ends = 1;
  std::array<JudgedEnd, 2> end = {};
  Verdict::State state = Verdict::State::not_judged;
};

// Why something could not be judged. `field` views the expression or the model.
struct Why {
  enum class Cause : std::uint8_t {
    none,
    missing,
    unreadable,
    currencies,
    not_in_table,
    no_number,
    too_few,
    mixed,
    too_long
  };
  Cause cause = Cause::none;
  std::string_view field = {};  // not_in_table: the key
  std::string_view table = {};
  money::Currency first = {}, second = {};
};
std::string to_sentence(const Why& why);

class Evaluator {
 public:
  Evaluator(const Entity* entity, const Context& context, const Verdict* failed);
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  Value value(const Node& node);
  Verdict::State test(const Node& node);
  Comparison compare(const Node& node);

  [[nodiscard]] const Why& why() const { return why_; }
  [[nodiscard]] const Context& context() const { return context_; }

  // For functions. keep() holds a text or a list for the Lifetime of expression.h.
  std::string_view keep(std::string text);
  std::span<const std::string_view> keep(std::vector<std::string_view> list);
  Value unknown(const Node& node, const Why& why);
  // The result of an operation that failed because of an operand: none or unknown, with the operand's name.
  static Value missing_like(const Node& node, const Value& operand);

 private:
  Value field(const Node& node);
  Value side(const Node& node, const Value* value);
  Value access(const Node& node);
  Value coalesce(const Node& node);
  Value range(const Node& node);
  Value arithmetic(const Node& node);
  Value list(const Node& node);
  Value aggregate(const Node& node);
  Value boolean(const Node& node);
  void compare_ends(const Node& node, Comparison& result);
  void compare_whole(const Node& node, Comparison& result);
  void compare_list(const Node& node, const Node& list, Comparison& result);
  void blame(const Value& value, const End& end);

  const Entity* entity_;
  const Context& context_;
  const Verdict* failed_;
  Why why_ = {};   // of the last test that was not judged
  Why note_ = {};  // of the last value that was made unknown here
};

// One end; a value with a single end has it on both.
inline const End& end_of(const Value& value, std::size_t index) { return value.ends[value.type.ended ? index : 0]; }

// The state of the whole: present if any end is.
State state_of(const Value& value);
void settle(Value& value);  // sets the whole's state from its ends

}  // namespace guidelint::expr
