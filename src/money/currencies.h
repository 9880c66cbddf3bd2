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
#include "money/characters.h"

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

// False if no mark can begin `text`, which holds of nearly all words: of those that begin with a letter, codes are three
// capitals, and signs are "Rs", "kr" or have a "$" behind one or two letters. Requires: text is not empty.
constexpr bool may_begin_mark(std::string_view text) {
  const char first = text[0];
  if (!is_letter(first)) return first == '$' || static_cast<unsigned char>(first) >= 0x80;
  const char second = text.size() > 1 ? text[1] : '\0';
  const char third = text.size() > 2 ? text[2] : '\0';
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool may_be_code = is_capital(first) && is_capital(second) && is_capital(third);
  return may_be_code || second == 's' || second == 'r' || second == '$' || third == '$';
}

// The mark at the very beginning of `text`. The caller knows that no letter stands before it.
std::optional<Mark> mark_at(std::string_view text, const CellContext& context);

// True if `sign`, a vague one, can stand for `currency`: "$" for SGD, "kr" for DKK, not "$" for GBP.
bool can_mean(std::string_view sign, Currency currency);

// True for the currencies guides are written in. Other codes may be English words (ALL, TOP, TRY) or ticker symbols
// (AMD).
bool is_common(Currency currency);

}  // namespace guidelint::money
