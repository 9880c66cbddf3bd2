// Reads one cell of a compensation table: amounts, percentages, option counts, or words.
//
//   "$140K–$200K"                           140,000..200,000 USD
//   "₹24L–₹42L", "₹20,00,000–₹38,00,000"     lakhs
//   "£109K / $137K - £148K / $186K"         109,000..148,000 GBP, alternative 137,000..186,000 USD
//   "$12K-$25K (10-15%)"                    12,000..25,000 USD and 10..15 %
//   "$440K-$720K ($110K-$180K/yr)"          440,000..720,000 USD, alternative 110,000..180,000 USD per year
//   "SEK 85K–108K/mo"                       85,000..108,000 SEK per month; the caller multiplies
//   "$185K–$520K+"                          high end open
//   "13,000 – 27,000 options"               a count, no money
//   "€75K–$105K"                            mixed: the two ends are of two currencies
//   "—", "None", ""                         absent
//   "Variable", "MELI RSUs"                 words
//
// Written by hand rather than with RE2: one pass finds sign, digits, scale and dash and knows the span of each, which
// findings and fixes need. Read as nothing, because nothing is guessed:
//   a percentage with a sign or a "~", or one that compares ("+5-10% effective vs Paris", "60-70% of US"): a remark;
//   a figure in parentheses with more than a unit behind it: "($20K bonus)".
// Words, the whole cell:
//   a cell that begins with words ("Up to $50K"), a range that goes on ("$140K–TBD");
//   a second amount in the words behind ("$150K + $20K bonus"), the same currency twice ("$100K-$120K / $130K-$150K");
//   a number of two readings ("€75.000"), and units other than those of Basis ("$85/hr").
// What is only improbable is read as written: "$1.097K" is 1,097, and "$140–200K" begins at 140.
//
// Units     hundredths of the currency's unit (money/money.h), not multiplied by 12 or divided by 4. Percentages are
//           hundredths of a percent. Spans are relative to `base`.
// Limits    eight alternatives; amounts up to a thousand million million, larger ones are words. Linear time.
// Source    the grammar was read off 51,104 cells of 4,466 guides; ISO 4217.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "money/money.h"
#include "text/span.h"

namespace guidelint::money {

enum class Basis : std::uint8_t { unknown, year, four_years, month, once };

struct Amount {
  std::int64_t hundredths = 0;
  std::int64_t step = 0;   // one unit of the last digit written: 100'000 for "$140K", 10'000'000 for "$1.4M"
  Currency currency = {};  // as written, or inherited from the other end or from the context; not known in "150K–200K"
  bool open = false;       // a trailing "+"
  text::Span span = {};    // sign, digits and scale
};

struct Range {  // as written: low may exceed high, a rule says so. A single amount has low == high, spans included.
  Amount low, high;
  Basis basis = Basis::unknown;  // of a unit behind the range ("/yr", "/4yr"), else of words ("(4yr vest)", "sign-on")
  text::Span span = {};          // from low to high, without unit; in "A / C – B / D" the ranges overlap
  [[nodiscard]] bool mixed() const { return low.currency != high.currency; }
};

struct Percent {  // hundredths of a percent: "12.5%" is 1250
  std::int64_t low = 0, high = 0;
  std::int64_t step = 100;
  bool open = false;
  text::Span span = {};
  text::Span low_span = {}, high_span = {};  // the high one with its "%"; those of a single percentage are alike
};

struct Count {  // "13,000 – 27,000 options"
  std::int64_t low = 0, high = 0;
  text::Span span = {};
};

enum class CellKind : std::uint8_t { absent, words, amounts };  // amounts: money, a percentage or a count was read

struct Cell {
  CellKind kind = CellKind::absent;
  std::optional<Range> range = {};       // the first range, the one of the row
  std::vector<Range> alternatives = {};  // the others: another currency, or the same per year; at most 8
  std::optional<Percent> percent = {};
  std::optional<Count> count = {};
  bool says_signing = false;  // "sign-on", "signing"
  text::Span span = {};       // without surrounding blanks and emphasis
};

// What header, row and region say about a cell.
struct CellContext {
  Currency dollar = make_currency("USD");  // what a bare "$" means: the column or region may say "(AUD)"
  Currency yen = make_currency("JPY");     // what "¥" means: CNY for Chinese places
  Currency krona = make_currency("SEK");   // what "kr" means
};

Cell parse_cell(std::string_view text, text::Offset base, const CellContext& context = {});

// The currency a header or region names: "London (GBP £)", "Sydney (AUD)", ":gb: London (GBP)". The first of several
// counts: "Europe (EUR/GBP)" is EUR and "London (GBP/USD)" GBP, as their figures are (28 rows of the corpus). Codes are
// whole words in capitals, in parentheses or at the end; there a code that guides do not use counts only in parentheses
// that hold nothing else, so "Equity (AMD RSU)" and "(ALL levels)" name no currency. "$", "¥" and "kr" alone name
// nothing, nor does "US".
std::optional<Currency> currency_named_in(std::string_view text);

// The context of cells whose header or region names `currency`: "$" is AUD in "Sydney (AUD)", and USD still in "London
// (GBP)".
CellContext context_of(Currency currency);

// What a column header says: "Stock (RSU/4yr)", "RSU (4-Year)", "RSU Grant (4-yr vest)" four years; "Equity (Annual)"
// year; "Base (Monthly)" month; "Signing Bonus" once, "Sign-On / Bonus" unknown. Two answers are none. "Total Comp
// (Year 1)" names no basis.
Basis basis_named_in(std::string_view header);

}  // namespace guidelint::money
