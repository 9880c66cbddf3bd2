// What the strategy block asks for, and below what it says to walk away.
//
//   "I need $155K base, RSUs worth $65K over 4 years"   ask base 155,000; ask stock 65,000 over four years
//   "Accept if above $165K RSUs."                       floor stock 165,000
//   "For London, push for £80,000 base"                 ask base 80,000 GBP, of London
//
// The text is free prose, so only what is certain is read: an amount whose component (base, RSUs, total comp …) stands
// beside it, under a verb of asking or accepting. In doubt nothing: an ask that is missed costs nothing, an invented
// one is a false finding. Not asks:
//   what another company offers, and what this one will counter with;
//   increments ("an additional $20K", "base increase", "+$20K"); of "from $200K to $250K" the second is the ask;
//   templates ("$[X]K"), remarks in parentheses, and totals of the first year or of four years;
//   a place the table does not name, and "$" beside "C$" in one sentence.
// Decided against: patterns over whole sentences. The same verbs govern lists of four amounts and conditions between
// them; walking over words once, with the verb last seen, is shorter and linear.
//
// Units     spans in text(); amounts as written, also those of stock per year (basis year).
// Lifetime  an Ask holds no views.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "guide/guide.h"
#include "money/cell.h"
#include "text/span.h"

namespace guidelint::guide {

enum class AskKind : std::uint8_t { ask, floor };
enum class AskOf : std::uint8_t { base, stock, bonus, total, signing };

std::string_view to_string(AskKind kind);
std::string_view to_string(AskOf of);

struct Ask {
  AskKind kind = AskKind::ask;
  AskOf of = AskOf::base;
  money::Range amount = {};                // one amount or two; basis: year or four_years if the text says so
  std::optional<std::size_t> region = {};  // into the regions given
  bool bare_dollar = false;                // "$" without a country: of the region's currency, if it is one of dollars
  text::Span sentence = {};
};

constexpr std::size_t k_max_asks = 200;

// `regions`: the places the guide's table names.
std::vector<Ask> read_asks(const Guide& guide, std::span<const std::string_view> regions);

}  // namespace guidelint::guide
