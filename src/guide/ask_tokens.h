// The strategy block as words, amounts and marks: what the reader of asks walks over.
//
// A block quote is read without its ">", emphasis is left out, what stands in [brackets] is one token: a template's
// gap. Amounts are read by money/range_reader.h, so "$215K–$232K" and "€115K / $242K" are one token each.
//
// Units     spans in the text given, which the tokens view.
// Limits    k_max_tokens; what follows is not read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guide/ask_words.h"
#include "money/cell.h"
#include "text/span.h"

namespace guidelint::guide {

enum class AskTokenKind : std::uint8_t {
  word,
  number,  // digits without a sign of currency: "4", "12%"
  amount,
  open,   // (
  close,  // )
  comma,
  colon,
  slash,
  plus,
  equals,
  dash,       // between words: the clause ends
  semicolon,  // the clause ends
  gap,        // "[X]"
  other,
  sentence  // the sentence ends
};

struct AskToken {
  AskTokenKind kind = AskTokenKind::other;
  text::Span span = {};
  std::string_view word = {};        // in lower case
  AskWord known = AskWord::unknown;  // what the word is, of a word
  bool capital = false;
  bool touches_next = false;  // a plus sign directly before its amount: "+$20K"
  std::uint32_t amount = 0;   // into AskTokens::amounts
};

// Apart from the tokens: one of sixty is an amount, and four of these fit into the place of one.
struct AskAmount {
  money::Range range = {};   // spans in the text
  bool bare_dollar = false;  // written with "$" alone
  bool ambiguous = false;    // "$215K / $180K": two amounts of one currency
};

constexpr std::size_t k_max_tokens = 20'000;

struct AskTokens {
  std::string lower;  // the text in lower case, which the words view; byte by byte as long
  std::vector<AskToken> all;
  std::vector<AskAmount> amounts;

  AskTokens() = default;
  AskTokens(const AskTokens&) = delete;
  AskTokens& operator=(const AskTokens&) = delete;
};

// `span` of `text`; only lines that begin with ">" if the first one does.
void read_ask_tokens(std::string_view text, text::Span span, AskTokens& tokens);

}  // namespace guidelint::guide
