// The marks that stand before (or behind) an amount: signs, and ISO 4217 codes.
//
//   "HK$820K"      the sign "HK$", HKD
//   "EUR95K"       the code, which may touch its digits
//   "CAD $120K"    a code and a sign that may mean it: CAD, qualified
//   "$140K"        "$" alone means what the context says: vague
//
// A sign wins over a code, the longest sign first: "R$" must not be read as a stray letter and a dollar.
//
// Source    ISO 4217, the list of 2025: codes of money somebody can be paid in, without funds, metals and test codes.
//           BGN stays in for the guides of 2025; ANG gave way to XCG. Signs: those 51,104 cells use, and the ones that
//           can mean nothing else.
#pragma once

#include <optional>
#include <string_view>

#include "money/cell.h"

namespace guidelint::money {

enum class MarkKind : std::uint8_t {
  none,
  certain,    // "£", "HK$", "EUR"
  vague,      // "$", "¥", "kr": the context decides
  qualified,  // a vague sign and a code: "SGD $190K", "$190K SGD"
};

struct Mark {
  MarkKind kind = MarkKind::none;
  Currency currency = {};
  std::size_t size = 0;
  bool is_code = false;              // letters of ISO 4217, alone or with a sign
  bool is_word = false;              // only letters: must not touch the digits before it
  std::string_view vague_sign = {};  // "$" of "$" and of "SGD $"
};

// The mark at the very beginning of `text`. The caller knows that no letter stands before it.
std::optional<Mark> mark_at(std::string_view text, const CellContext& context);

// True if `sign`, a vague one, can stand for `currency`: "$" for SGD, "kr" for DKK, not "$" for GBP.
bool can_mean(std::string_view sign, Currency currency);

// True for the currencies guides are written in. Other codes may be English words (ALL, TOP, TRY) or ticker symbols
// (AMD).
bool is_common(Currency currency);

}  // namespace guidelint::money
