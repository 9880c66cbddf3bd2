// Evaluates a checked tree for one entity.
//
//   value(node)       any expression; missing operands make a missing result, end by end
//   view(node, slot)  the same without a copy where the value is kept: a constant, a field
//   test(node)        a boolean: passed, failed or not judged
//   compare(node)     a comparison with all that a message about it needs
//
// Nothing is allocated unless a function makes a text; what a failure needs besides (terms, places) is worked out by
// explain.h afterwards. Two operands with different known currencies make an unknown result.
// Nearly all tests pass, and a Value is more than 200 bytes: test() copies none that it can view, and keeps nothing.
//
// Threads   one Evaluator per evaluation.
#pragma once

#include <array>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
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

// Room for a value that may have to be made; until then nothing is written there.
class Slot {
 public:
  Slot() {}  // NOLINT(cppcoreguidelines-pro-type-member-init,modernize-use-equals-default): on purpose
  template <class Make>
  Value& make(Make make) {
    return *new (&value_) Value(make());
  }

 private:
  static_assert(std::is_trivially_destructible_v<Value>);
  union {
    Value value_;
  };
};

class Evaluator {
 public:
  Evaluator(const Entity* entity, const Context& context, const Verdict* failed);
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  Value value(const Node& node);
  // Lives as long as `slot` and the entity. Of a field, `missing` may be another name: ask missing_of().
  const Value& view(const Node& node, Slot& slot);
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
  static Value missing_like(const Node& node, const Node& operand_node, const Value& operand);

 private:
  const Value& field(const Node& node, Slot& slot);
  const Value& coalesce(const Node& node, Slot& slot);
  const Value& narrowed(const Node& node, Slot& slot);
  Value side(const Node& node, const Value* value);
  Value access(const Node& node);
  Value range(const Node& node);
  Value arithmetic(const Node& node);
  Value list(const Node& node);
  Value aggregate(const Node& node);
  Value boolean(const Node& node);
  // Every end goes to `take`: its index, whether it was judged and failed, left, right, and right widened.
  template <class Take>
  Verdict::State compare_values(const Node& node, const Value& left, const Value* right, Take take);
  template <class Take>
  Verdict::State compare_ends(const Node& node, const Value& left, const Value& right, Take take);
  template <class Take>
  Verdict::State compare_whole(const Node& node, const Value& left, const Value* right, Take take);
  template <class Take>
  Verdict::State compare_list(const Node& node, const Node& list, const Value& left, Take take);
  Verdict::State test_comparison(const Node& node);
  void blame(const Node& node, const Value& value, const End& end);

  const Entity* entity_;
  const Context& context_;
  const Verdict* failed_;
  Why why_ = {};   // of the last test that was not judged
  Why note_ = {};  // of the last value that was made unknown here
};

// Value::missing of a value whose note says more; known by its address.
inline constexpr char k_noted_text[] = "value";
inline constexpr std::string_view k_noted = k_noted_text;

// What is said to be missing: a field's name as the rule writes it.
std::string_view missing_of(const Node& node, const Value& value);

// Whether it is settled, and what a field of this type is: nothing has to be mended in a copy.
bool is_of_type(const Value& value, Type type);
void settle_as(Value& value, Type type);

// One end; a value with a single end has it on both.
inline const End& end_of(const Value& value, std::size_t index) { return value.ends[value.type.ended ? index : 0]; }

// The state of the whole: present if any end is.
inline State worse(State a, State b) {
  if (a == State::unknown || b == State::unknown) return State::unknown;
  return a == State::none || b == State::none ? State::none : State::present;
}
inline State state_of(const Value& value) {
  if (!value.type.ended) return value.state;
  if (value.ends[0].state == State::present || value.ends[1].state == State::present) return State::present;
  return worse(value.ends[0].state, value.ends[1].state);
}
// Sets the whole's state from its ends.
inline void settle(Value& value) { value.state = value.type.ended ? state_of(value) : value.ends[0].state; }

}  // namespace guidelint::expr
