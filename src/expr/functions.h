// The functions of the language: one table per subject, one line per function.
//
// Decided against: overloads by parameter list. Functions treat kinds alike (abs of money is money), so an entry says
// which kinds its arguments may have and what comes out; the type checker needs no more.
#pragma once

#include <span>

#include "expr/ast.h"
#include "expr/eval.h"

namespace guidelint::expr {

constexpr unsigned bit(Kind kind) { return 1U << static_cast<unsigned>(kind); }
constexpr unsigned k_amounts = bit(Kind::number) | bit(Kind::money) | bit(Kind::percent);
constexpr unsigned k_measures = k_amounts | bit(Kind::duration);
constexpr unsigned k_ordered = k_measures | bit(Kind::date) | bit(Kind::quarter);
constexpr unsigned k_any_kind = (1U << 9U) - 1U;

enum class Result : std::uint8_t { like_arguments, number, boolean, text, of_table };

struct FunctionEntry {
  // pattern: the second argument is one, in quotes
  enum class Special : std::uint8_t { none, lookup, column, pattern, aggregate, count };

  Function about;
  std::uint8_t least = 1, most = 1;  // arguments
  unsigned accepts = k_any_kind;     // bits of kinds, for every argument
  Result result = Result::number;
  bool ends = false;  // the result has two ends if an argument has
  Value (*call)(Evaluator& evaluator, const Node& node) = nullptr;
  // Of a function that always says yes or no: the same without a place
  bool (*test)(Evaluator& evaluator, const Node& node) = nullptr;
  bool reads_today = false;
  bool is_length = false;       // of a text: its code points
  bool never_of_ascii = false;  // says no of every text in ASCII
  Special special = Special::none;
};

std::span<const FunctionEntry> amount_functions();
std::span<const FunctionEntry> text_functions();
std::span<const FunctionEntry> date_functions();
std::span<const FunctionEntry> corpus_functions();

const FunctionEntry* find_function(std::string_view name);
// min and max over a group, which share their names with functions of several arguments.
const FunctionEntry* find_group_function(std::string_view name);

}  // namespace guidelint::expr
