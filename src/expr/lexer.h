// Cuts an expression into tokens.
//
//   base.low <= 1.5M within -15%..+30%   name . name <= number within - percent .. + percent
//   2026-05-23   2025-Q4   26w           date, quarter, duration
//   'no \d escapes'  "or so"             text; a pattern needs no doubled backslashes, so there are no escapes at all
//
// A date is one token because 2026-05-23 would otherwise be a subtraction; a day that does not exist is a mistake here.
//
// Errors    the first thing that is no token ends the reading; tokens before it are kept, an `end` token follows.
// Lifetime  tokens view the source.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "expr/expression.h"

namespace guidelint::expr {

enum class TokenKind : std::uint8_t { end, name, number, percent, date, duration, quarter, text, symbol };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text = {};  // as written; of a text: without its quotes
  text::Offset begin = 0;      // in the source
  text::Offset end = 0;
  double number = 0;  // in the unit of Value
  [[nodiscard]] bool is(std::string_view word) const {
    return (kind == TokenKind::symbol || kind == TokenKind::name) && text == word;
  }
};

struct Tokens {
  std::vector<Token> list;         // the last one is `end`
  std::optional<Mistake> mistake;  // its span is in the rule file
};

Tokens scan_tokens(std::string_view source, text::Offset base);

}  // namespace guidelint::expr
