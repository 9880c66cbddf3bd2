// One number or one amount of money, at a given place.
//
//   "$1.015M+"     101'500'000 hundredths, step 100'000, open
//   "₹20,00,000"   lakh groups
//   "1,060K"       a group and a scale: 1,060,000
//   "200K EUR"     a mark behind the number
//
// Nothing is read, rather than something likely, when
//   a letter follows the digits and is no scale ("401kr", "24LPA"), or one follows after a blank ("₹24 L");
//   groups are neither of thousands nor of lakhs ("1,40"), or a point comes twice ("1.000.000");
//   three decimals have no scale ("€75.000" is 75,000 for half of Europe), or decimals are finer than a hundredth;
//   the amount exceeds k_max_hundredths, so that a caller may multiply by 12 and add.
//
// Units     hundredths.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "money/cell.h"
#include "money/currencies.h"

namespace guidelint::money {

constexpr std::int64_t k_max_hundredths = 100'000'000'000'000'000;  // a thousand million million

struct Number {
  std::int64_t digits = 0;  // "12.5" is 125 with one decimal
  int decimals = 0;
  bool grouped = false;
  std::size_t end = 0;
};

// The number whose first digit is at `at`.
std::optional<Number> scan_number(std::string_view text, std::size_t at);

struct Scaled {
  std::int64_t hundredths = 0;
  std::int64_t step = 0;
};

// `number` times ten to the `exponent`.
std::optional<Scaled> scale(const Number& number, int exponent);

struct ScannedAmount {
  Amount amount;  // its span is relative to `text`
  MarkKind mark = MarkKind::none;
  std::string_view vague_sign = {};  // "$" of "$140K" and of "SGD $140K"
  bool has_scale = false;
  bool grouped = false;
  std::size_t end = 0;  // behind the scale, the "+" and a mark that follows
};

// The amount that begins at `at`, with or without a mark.
std::optional<ScannedAmount> scan_amount(std::string_view text, std::size_t at, const CellContext& context);

}  // namespace guidelint::money
