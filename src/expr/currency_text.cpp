#include "expr/currency_text.h"

#include <algorithm>
#include <string>

namespace guidelint::expr {
namespace {

// All 26 * 26 * 26 codes, 52 kB, made on first use.
std::string make_codes() {
  std::string codes;
  codes.reserve(std::size_t{26} * 26 * 26 * 3);
  for (char a = 'A'; a <= 'Z'; ++a) {
    for (char b = 'A'; b <= 'Z'; ++b) {
      for (char c = 'A'; c <= 'Z'; ++c) codes += {a, b, c};
    }
  }
  return codes;
}

}  // namespace

std::string_view currency_text(money::Currency currency) {
  static const std::string k_codes = make_codes();
  if (!std::ranges::all_of(currency.code, [](char c) { return c >= 'A' && c <= 'Z'; })) return {};
  std::size_t place = 0;
  for (const char c : currency.code) place = place * 26 + static_cast<std::size_t>(c - 'A');
  return std::string_view(k_codes).substr(place * 3, 3);
}

}  // namespace guidelint::expr
