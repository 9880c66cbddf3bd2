// How an expression came to its verdict: operand by operand, as data that explain prints.
//
//   total == formula within loose           Condition, a comparison: 238,000 against 150,000…166,750, fails
//     left   total                          Step, a field: its two ends and where they stand
//     right  formula = base + …             Step, a let; its parts are the summands
//              base, yearly(stock ?? 0), …  each with parts of its own, down to the fields
//
// The same tree and the same Evaluator as everywhere: a trace asks again for every node what judge() asked for the
// whole, so that the two cannot disagree. Decided against: an Evaluator that records; judging would pay for what one
// command wants.
//
// Lifetime  a trace owns its texts; spans are those of the values.
// Limits    texts of values are cut at k_max_traced bytes; steps are at most k_max_cost of ast.h.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "expr/expression.h"

namespace guidelint::expr {

constexpr std::size_t k_max_traced = 400;

struct TracedEnd {
  State state = State::none;
  std::string text = {};  // "125,000", "10,000…18,000", "USD, CAD"; "nothing" unless present
  text::Span span = {};
  std::string name = {};  // "base_low", "Total Comp"
  money::Currency currency = {};
  bool operator==(const TracedEnd&) const = default;
};

struct Step {
  std::string text = {};        // as written: "base", "yearly(stock ?? 0)"; of a let its name
  std::string definition = {};  // of a let or a derived field: what it stands for
  bool minus = false;           // it is taken away from the summands before it
  Type type = {};
  std::array<TracedEnd, 2> ends = {};  // the first alone if `type` is not two-ended
  money::Basis basis = money::Basis::unknown;
  bool is_let = false;
  bool is_sum = false;  // `parts` are summands
  bool is_field = false;
  bool is_constant = false;
  std::vector<std::string> notes = {};  // "rules/tables/currencies.yaml:40", "the median of 5: 1.06, 1.07, …"
  std::vector<Step> parts = {};         // what it was made of, if that is worth a line
};

struct TracedComparison {  // one end
  bool judged = false, failed = false;
  std::string left = {}, right = {}, allowed = {};  // `allowed` only if the comparison has a tolerance
  double distance = 0;                              // from the nearest right value, signed; 0 inside an interval
  double off_by = 0;                                // the same as a fraction of it; 0 where it makes no sense
};

struct Condition {
  enum class Form : std::uint8_t { comparison, all, any, negation, truth };
  Form form = Form::truth;
  std::string text = {};  // as written
  Verdict::State state = Verdict::State::passed;
  std::string reason = {};            // not judged: "stock is missing"
  std::vector<Condition> parts = {};  // all, any, negation
  Step left = {}, right = {};         // comparison; a truth has left only
  std::string op = {};
  std::string tolerance = {};  // "−15…+15 %", "rounding" or empty
  std::size_t ends = 1;
  std::array<TracedComparison, 2> end = {};
};

struct Derived {  // a field of the model that is worked out from others
  const Expression* expression = nullptr;
  std::shared_ptr<const Entity> entity = {};
};

struct Tracing {
  std::function<std::optional<Derived>(FieldId id, const Entity& entity)> derived = {};
};

// Requires: `expression` is a boolean. `failed` gives left and right, as for judge().
Condition trace(const Expression& expression, const Entity& entity, const Context& context, const Tracing& tracing,
                const Verdict* failed = nullptr);

}  // namespace guidelint::expr
