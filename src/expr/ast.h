// An expression as a tree, and the program that owns it.
//
// The parser makes `name` and `call` nodes; typecheck turns names into fields, references, today and sides, folds
// constants, and sets types. From then on nothing changes. Lets are trees of their own that `reference` nodes point to,
// so that a failed comparison can be taken apart through them; a param is folded to a constant that keeps its name.
// Decided against: flat byte code; the tree is what messages are made of, and a rule of ten nodes costs a fraction of a
// microsecond on it (tests/unit/expr/speed_test.cpp).
//
// Lifetime  nodes view the texts of their Program and stay where they are (deque).
#pragma once

#include <re2/re2.h>

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/expression.h"

namespace guidelint::expr {

struct FunctionEntry;  // functions.h

enum class Form : std::uint8_t {
  constant,
  list,  // children: its items
  name,  // not resolved yet: parts
  field,
  today,
  left,  // of the failed comparison
  right,
  reference,  // a let: target
  accessor,   // child 0; accessor
  negate,     // unary minus
  logical_not,
  logical_and,
  logical_or,
  compare,   // children 0 and 1; op, tolerance
  coalesce,  // ??
  range,     // ..
  add,
  subtract,
  multiply,
  divide,
  call,       // function; children: arguments
  aggregate,  // aggregate: index; children: arguments
};

enum class Op : std::uint8_t { equal, unequal, less, less_equal, greater, greater_equal, in, match, no_match };

enum class Accessor : std::uint8_t { low, high, basis, open, alt, currency, key };

std::string_view to_string(Op op);

struct Node {
  struct Named {  // by=[…], min=3
    std::string_view name;
    text::Span span;
    Node* value = nullptr;
  };

  Form form = Form::constant;
  Type type = {};
  bool wrong = false;     // a mistake was reported here or below; nothing more is said about it
  bool constant = false;  // does not depend on the entity
  Op op = Op::equal;
  Accessor accessor = Accessor::low;
  bool aggregated = false;  // an aggregate stands here or below
  bool rounding = false;    // compare: `within rounding`
  std::uint8_t depth = 1;
  std::uint32_t cost = 1;  // nodes visited when this one is evaluated, lets included
  FieldId field = 0;
  std::uint32_t aggregate = 0;
  text::Span span = {};          // in the rule file
  std::string_view source = {};  // as written
  std::string_view name = {};    // field or let as written, function, table
  std::vector<Node*> children = {};
  std::vector<std::string_view> parts = {};  // name; of a list of constant texts: the texts
  std::vector<Named> named = {};
  Node* tolerance = nullptr;
  const Node* target = nullptr;
  const FunctionEntry* function = nullptr;
  const Table* table = nullptr;
  const Aggregate* described = nullptr;  // aggregate: its entry in Program::aggregates, set last
  const re2::RE2* pattern = nullptr;
  std::optional<std::string> literal = {};         // what the pattern is, if it is a mere text
  std::span<const std::string_view> allowed = {};  // field of an enumeration
  Value value = {};                                // constant
};

constexpr std::uint8_t k_max_depth = 64;
constexpr std::uint32_t k_max_cost = 10'000;  // lets that use lets twice could otherwise cost 2^n

struct Program {
  std::deque<std::string> texts = {};  // sources of the expression (first), of its lets and params
  std::deque<Node> nodes = {};
  std::deque<re2::RE2> patterns = {};
  const Node* root = nullptr;
  std::vector<FieldId> fields = {};
  std::vector<std::string_view> used = {};
  std::vector<Aggregate> aggregates = {};
  bool uses_today = false;
};

// Through lets.
inline const Node& resolved(const Node& node) {
  const Node* at = &node;
  while (at->form == Form::reference && at->target != nullptr) at = at->target;
  return *at;
}

}  // namespace guidelint::expr
