// Compiling, judging and explaining expressions: all that other layers need of the language.
//
// An expression is compiled once (lexer.h -> parser.h -> typecheck.h), is const from then on and shared by all threads;
// eval.h walks it. The language is described in docs/writing-rules.md. There are no loops, no recursion and no user
// functions; patterns are RE2; evaluating is linear in the size of the expression and of the texts it reads.
//
// Errors    compile() reports every mistake it can find, each with its span in the rule file, what was expected and,
//           for names, the nearest. A mistake inside a let is reported by every expression that uses the let, at the
//           same place.
// Lifetime  a Value or a Verdict views its expression and what the entity gave; both outlive it. Texts and
//           lists that functions make (repaired, when, without) live until the next call on the same thread without
//           `failed`, or as long as a KeepMade on that thread.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/date.h"
#include "base/digest.h"
#include "expr/scope.h"
#include "expr/value.h"

namespace guidelint::expr {

struct Mistake {
  struct Note {
    text::Span span;
    std::string text;
  };
  text::Span span;               // in the rule file
  std::string message;           // "cannot compare money with text"
  std::vector<Note> notes = {};  // "money" under the left operand, "text" under the right one
  std::string help = {};         // "fields of row: region, base, …" or "did you mean `stock`?"
};

// A lookup table of rules/tables: what lookup(name, key) gives.
class Table {
 public:
  virtual ~Table() = default;
  [[nodiscard]] virtual Type type() const = 0;  // of the values; key is always text
  [[nodiscard]] virtual std::optional<Value> find(std::string_view key) const = 0;
  // Where the entry that find() takes is written, for explain: "rules/tables/currencies.yaml:40".
  [[nodiscard]] virtual std::string entry(std::string_view /*key*/) const { return {}; }
};

struct Node;  // ast.h

// A call of an aggregate, found while compiling: median(ratio, by=[path], min=3). Whoever runs the rule collects the
// values of all entities first.
struct Aggregate {
  // "median", "typical", "min", "max", "robust_z": of numbers; "shared", "unique", "count": of values of any kind;
  // "guides": how many there are, which needs no collecting
  std::string function;
  // What is collected: one value, any number for shared and unique, none for count and guides
  std::vector<const Node*> arguments;
  std::vector<const Node*> by;  // group key
  const Node* where = nullptr;  // only entities for which it holds are collected; any may ask
  std::size_t min = 0;          // groups smaller than this give none
  bool within_guide = false;    // `path` is among the keys
  Type type = {};               // of the result
};

// Whether two aggregates of one rule collect the same values of the same entities into the same groups, whatever they
// make of them: median(ratio, by=[path]) and max(ratio, by=[path], min=3).
bool collect_alike(const Aggregate& a, const Aggregate& b);

// What one entity gives to an aggregate, or asks it with. Digests are equal for equal values.
struct AggregateInput {
  base::Digest key;
  base::Digest values;  // of all arguments; only of shared and unique, which compare them
  Value first;          // argument
};

// Values of aggregates while a rule is evaluated.
class Groups {
 public:
  virtual ~Groups() = default;
  // The result of the rule's aggregate `index` for the group `input.key`. Only shared and robust_z look at the rest of
  // it. A missing result says why: none, the group is too small; unknown, it holds several currencies.
  [[nodiscard]] virtual Value aggregate(std::size_t index, const AggregateInput& input) const = 0;
  // The numbers of one end that a median was taken of, sorted, for explain; nothing where numbers are only counted.
  [[nodiscard]] virtual std::span<const double> members(std::size_t /*index*/, const AggregateInput& /*input*/,
                                                        std::size_t /*end*/) const {
    return {};
  }
};

struct Context {
  base::Date today = {};
  const Groups* groups = nullptr;
};

// What a name may mean besides the fields of the entity. Filled by the rule compiler, one per rule.
struct Environment {
  const Scope* scope = nullptr;
  struct Definition {  // a `let` or a `param`
    std::string_view name;
    std::string_view source;  // the expression, as written
    text::Offset base = 0;    // where it begins in the rule file
  };
  std::vector<Definition> lets = {};    // each may use the ones before it
  std::vector<Definition> params = {};  // constants, `range` included (-15%..+15%)
  std::map<std::string, const Table*, std::less<>> tables = {};
  std::optional<Type> left = {}, right = {};  // in `maybe`: the two sides of the comparison that failed
};

class Expression {
 public:
  // `source` as written, at `base` in the rule file. `wanted`: e.g. boolean for expect.
  static tl::expected<Expression, std::vector<Mistake>> compile(std::string_view source, text::Offset base,
                                                                const Environment& environment,
                                                                std::optional<Kind> wanted = {});
  [[nodiscard]] Type type() const;
  [[nodiscard]] std::string_view source() const;
  [[nodiscard]] std::vector<FieldId> fields() const;            // every field it reads, lets included, each once
  [[nodiscard]] std::vector<std::string_view> used() const;     // names of lets and params it uses, transitively
  [[nodiscard]] std::span<const Aggregate> aggregates() const;  // numbered in order; Groups::aggregate gets this index
  [[nodiscard]] bool uses_today() const;
  [[nodiscard]] const Node& root() const;
  // The types of left and right of its top-level comparison, looking through lets; nothing if it is not one.
  [[nodiscard]] std::optional<std::pair<Type, Type>> comparison() const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

struct Term {        // one summand of a side of the failed comparison, for the lines of `full` and of explain
  std::string text;  // "base", "stock / 4", "any value of bonus"
  bool minus = false;
  Value value;
  std::vector<text::Span> spans;  // of the values it was made of, at the failed (worse) end
};

// Each end of a two-ended comparison is judged by itself; an interval made by any() satisfies a comparison if some
// value in it does.
struct Verdict {
  enum class State : std::uint8_t { passed, failed, not_judged };
  State state = State::passed;
  // Not judged: "stock is missing", "two currencies (EUR and USD)", "region is not in the table currencies"
  std::string reason = {};

  // Failed:
  bool is_comparison = false;  // the rest but `evidence` holds only for a comparison
  std::string_view op = {};    // "<=", "==", …
  // As evaluated; ends that held have state none, so that hypotheses look only at those that failed
  Value left = {}, right = {};
  std::array<bool, 2> failed_ends = {};
  std::size_t worse = 0;  // the end that is further off (of those that failed)
  double off_by = 0;  // of the worse end: (left - nearest right) / |nearest right|, signed: 0.43 is "43 % too high"; 0
                      // where it makes no sense
  End allowed = {};   // of the worse end: what left might have been (the right side widened by `within`)
  std::string tolerance = {};    // "−15…+15 %" or empty
  std::vector<Term> terms = {};  // of the right side, if it is a sum
  // Where the caret belongs: the left value's worse end; a match of a pattern; what a function found
  text::Span evidence = {};
  std::string_view name = {};                        // the name of the value there: "total_comp_high"
  std::vector<text::Span> read = {};                 // of every value the failed comparison read, both ends
  std::string_view left_text = {}, right_text = {};  // the two sides as written in the rule; a constant's is empty
};

// `expression` is a boolean. A comparison of two-ended values is judged end by end: failed if an end failed, passed if
// none failed and any was judged.
Verdict judge(const Expression& expression, const Entity& entity, const Context& context,
              const Verdict* failed = nullptr);

// As judge(), for `where`, `if`: true only if it passed. `failed` gives `left` and `right`.
bool holds(const Expression& expression, const Entity& entity, const Context& context, const Verdict* failed = nullptr);

Value evaluate(const Expression& expression, const Entity& entity, const Context& context,
               const Verdict* failed = nullptr);

// While it lives, nothing that functions made on this thread is dropped: for who works out several values before using
// the first, or asks entities in between (a field that is worked out is an evaluation of its own).
class KeepMade {
 public:
  KeepMade();
  ~KeepMade();
  KeepMade(const KeepMade&) = delete;
  KeepMade& operator=(const KeepMade&) = delete;
};

// For collecting aggregates: what `entity` gives. Nothing if a key or an argument is missing or `where` does not hold.
std::optional<AggregateInput> aggregate_input(const Aggregate& aggregate, const Entity& entity, const Context& context);

// The group alone that `entity` belongs to, whether `where` holds for it or not.
std::optional<base::Digest> aggregate_key(const Aggregate& aggregate, const Entity& entity, const Context& context);

// A message with expressions in braces: "{region}: total is {ratio} of its parts". "{{" is a brace.
class Template {
 public:
  static tl::expected<Template, std::vector<Mistake>> compile(std::string_view source, text::Offset base,
                                                              const Environment& environment);
  [[nodiscard]] std::string render(const Entity& entity, const Context& context, const Verdict* failed = nullptr) const;
  [[nodiscard]] std::string_view source() const;
  [[nodiscard]] std::vector<std::string_view> used() const;
  [[nodiscard]] std::vector<FieldId> fields() const;
  [[nodiscard]] std::span<const Aggregate> aggregates() const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

// A value as people read it: "120,000…165,000", "12…18 %", "2026-05-23", "USD, CAD"; a missing one "nothing".
std::string to_text(const Value& value);
std::string to_text(const End& end, Kind kind);

// The sentence of a failed comparison: "base_low 165,000 is above base_high 120,000",
// "total_comp_high 238,000 is 43 % above the 158,750…166,750 expected", "currency EUR is not the table's GBP".
std::string describe(const Verdict& verdict);

// One line per function of the language: for docs and "did you mean".
struct Function {
  std::string_view name;
  std::string_view signature;  // "abs(number) -> number"
  std::string_view summary;
};
std::span<const Function> functions();

}  // namespace guidelint::expr
