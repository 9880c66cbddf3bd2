#include "proof/amount_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "base/strings.h"

namespace guidelint::proof {
namespace {

constexpr std::size_t k_most_digits = 15;  // exact in a double

bool is_digit(char c) { return c >= '0' && c <= '9'; }

double factor_of(char letter) {
  switch (letter) {
    case 'K':
    case 'k':
      return 1e3;
    case 'M':
      return 1e6;
    case 'B':
      return 1e9;
    default:
      return 0;
  }
}

// Digits with at most one point; commas are passed over.
std::optional<double> read_digits(std::string_view text) {
  double value = 0, unit = 1;
  std::size_t digits = 0;
  bool after_point = false;
  for (const char c : text) {
    if (c == ',' && digits > 0 && !after_point) continue;
    if (c == '.' && digits > 0 && !after_point) {
      after_point = true;
    } else if (is_digit(c)) {
      value = value * 10 + (c - '0');
      if (after_point) unit *= 10;
      ++digits;
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0 || digits > k_most_digits || !is_digit(text.back())) return std::nullopt;
  return value / unit;
}

std::optional<WrittenAmount> read_amount(std::string_view text, bool is_percent) {
  WrittenAmount amount;
  text = base::trim(text);
  if (text.starts_with('-')) {
    amount.negative = true;
    text.remove_prefix(1);
  }
  if (text.empty()) return std::nullopt;
  const double factor = is_percent ? 0 : factor_of(text.back());
  const std::string_view digits = factor == 0 ? text : text.substr(0, text.size() - 1);
  const auto value = read_digits(digits);
  if (!value) return std::nullopt;
  amount.value = factor == 0 ? *value : std::round(*value * factor * 100) / 100;
  const bool is_plain = factor == 0 && std::ranges::all_of(digits, is_digit);
  amount.digits = is_plain ? base::grouped(*value) : std::string(text);
  if (amount.negative) amount.value = -amount.value;
  return amount;
}

std::string signed_digits(const WrittenAmount& amount, std::string_view sign) {
  return fmt::format("{}{}{}", amount.negative ? "-" : "", sign, amount.digits);
}

}  // namespace

std::optional<WrittenRange> read_range(std::string_view text) {
  WrittenRange range;
  const auto dots = text.find("..");
  std::string_view low = base::trim(text.substr(0, dots));
  std::string_view high = dots == std::string_view::npos ? low : base::trim(text.substr(dots + 2));
  range.is_single = dots == std::string_view::npos;
  range.is_percent = high.ends_with('%');
  if (high.ends_with('%')) high.remove_suffix(1);
  if (low.ends_with('%')) {
    if (!range.is_percent) return std::nullopt;
    low.remove_suffix(1);
  }
  auto first = read_amount(low, range.is_percent);
  auto second = read_amount(high, range.is_percent);
  if (!first || !second) return std::nullopt;
  range.low = std::move(*first);
  range.high = std::move(*second);
  return range;
}

WrittenAmount write_amount(double value, double step) {
  constexpr double k_thousand = 1000;
  WrittenAmount amount{.value = value, .negative = value < 0};
  const double size = std::abs(value);
  const bool in_thousands = step >= k_thousand && std::fmod(size, k_thousand) == 0;
  amount.digits = in_thousands ? fmt::format("{}K", base::grouped(size / k_thousand)) : base::grouped(size, 2);
  return amount;
}

std::string in_front(const WrittenAmount& amount) {
  if (amount.value == std::round(amount.value)) return fmt::format("{}", static_cast<std::int64_t>(amount.value));
  return fmt::format("{}", amount.value);
}

std::string in_table(const WrittenRange& range, std::string_view sign) {
  const std::string_view unit = range.is_percent ? "%" : "";
  if (range.is_percent) sign = {};
  if (range.is_single) return signed_digits(range.low, sign) + std::string(unit);
  return fmt::format("{}–{}{}", signed_digits(range.low, sign), signed_digits(range.high, sign), unit);
}

}  // namespace guidelint::proof
