// What an expression works on: typed values that know where they were read and whether they are there at all.
//
//   base            money, two-ended:  120,000 … 165,000 USD, each end with its place
//   bonus_rate      percent, two-ended: 0.12 … 0.18
//   ratio           number, two-ended: what money / money gives
//   next_review_due date
//
// "None" (no column, absent key, null, a dash) and "unknown" (words, an unreadable value) are states, not values: `??`
// replaces the first and never the second. Each end of a two-ended value has its own state, place and currency.
// An end is an interval [low, high]; the two are equal unless any() made it so.
// Decided against: std::variant; most operations treat all kinds alike end by end, and a variant would be visited in
// each of them.
//
// Units     money: whole units of the currency. percent: a fraction (12 % is 0.12). date, duration: days. quarter:
//           base::Quarter::index. boolean: 0 or 1. Spans: in the file.
// Lifetime  views point into the guide's source, the model or the rule set; a Value lives no longer than the
//           evaluation.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "money/cell.h"
#include "money/money.h"
#include "text/span.h"

namespace guidelint::expr {

enum class Kind : std::uint8_t { boolean, number, money, percent, date, duration, quarter, text, list };

std::string_view to_string(Kind kind);

struct Type {
  Kind kind = Kind::boolean;
  bool ended = false;  // two-ended: money and percent fields always, numbers made of them too
  auto operator<=>(const Type&) const = default;
};

enum class State : std::uint8_t { present, none, unknown };

struct End {
  double low = 0, high = 0;  // equal unless any() made an interval
  double step = 0;           // of the last digit the author wrote ("$140K": 1000); 0: exact
  State state = State::none;
  bool open = false;              // a trailing "+"
  money::Currency currency = {};  // money only
  text::Span span = {};           // where it stands; empty if computed
  std::string_view name = {};     // front-matter key or column header: "base_low", "Total Comp"
};

struct Value {
  Type type = {};
  State state = State::none;  // of a value that is not two-ended
  // Two-ended: low and high. Otherwise ends[0] holds number, date, duration, quarter, boolean; text and list use its
  // span and name
  std::array<End, 2> ends = {};
  std::string_view text = {};                   // kind text
  std::span<const std::string_view> list = {};  // kind list
  money::Basis basis = money::Basis::unknown;   // money of the table: what header or cell say it covers
  const Value* alternative = nullptr;           // .alt: the same in another currency
  std::string_view missing = {};                // if none or unknown, and a reason is known: the field's name ("stock")
};

// Constructors for the usual cases.
Value make_number(double number);
Value make_boolean(bool truth);
Value make_text(std::string_view text, text::Span span = {}, std::string_view name = {});
// Date, duration, quarter
Value make_days(Kind kind, std::int64_t days, text::Span span = {}, std::string_view name = {});
Value make_missing(Type type, State state, std::string_view field, text::Span span = {}, std::string_view name = {});

}  // namespace guidelint::expr
