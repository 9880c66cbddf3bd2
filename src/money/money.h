// Currencies, amounts and ranges of pay.
//
// Units     hundredths of the currency's unit, for every currency, so that no amount is ever a double ("$140K" is
//           14'000'000, "¥8.5M" is 850'000'000). The decimals ISO 4217 gives a currency play no part: guides never
//           write cents.
// Lifetime  Currency is a value: three letters, or none.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guidelint::money {

struct Currency {
  std::array<char, 3> code = {0, 0, 0};  // all zero: not known
  auto operator<=>(const Currency&) const = default;
  [[nodiscard]] bool known() const { return code[0] != 0; }
  [[nodiscard]] std::string_view text() const {
    return known() ? std::string_view(code.data(), 3) : std::string_view();
  }
};

constexpr Currency make_currency(const char (&code)[4]) { return Currency{{code[0], code[1], code[2]}}; }

// An active ISO 4217 code, in capitals; otherwise nothing.
std::optional<Currency> parse_currency(std::string_view code);

// The sign people know ("$", "£", "A$"), else the code followed by a blank: what stands before a number in a message.
// Empty if not known.
std::string_view sign_of(Currency currency);

// "140,000", "1,250.50": an amount for people, without a sign of currency.
std::string to_text(std::int64_t hundredths);

}  // namespace guidelint::money
