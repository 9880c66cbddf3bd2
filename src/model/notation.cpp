#include "model/notation.h"

#include <algorithm>

namespace guidelint::model {
namespace {

constexpr int k_hundredths_exponent = 2;
constexpr int k_thousand = 3;
constexpr int k_million = 6;
constexpr int k_lakh = 5;
constexpr int k_crore = 7;
constexpr std::int64_t k_million_hundredths = 100'000'000;
constexpr std::int64_t k_most = 1'000'000'000'000'000'000;

std::optional<std::int64_t> times_ten_to(std::int64_t number, int exponent) {
  for (; exponent > 0; --exponent) {
    if (number > k_most / 10) return std::nullopt;
    number *= 10;
  }
  for (; exponent < 0; ++exponent) {
    if (number % 10 != 0) return std::nullopt;
    number /= 10;
  }
  return number;
}

std::string grouped(std::string whole, char separator, bool in_lakhs) {
  if (separator == 0 || whole.size() <= 3) return whole;
  for (std::size_t at = whole.size() - 3;;) {
    whole.insert(at, 1, separator);
    const std::size_t step = in_lakhs ? 2 : 3;
    if (at <= step) return whole;
    at -= step;
  }
}

bool is_lower(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// The digits as they are, which are right, with the scale that makes them the figure: the slip of a letter.
std::optional<std::string> other_scale(std::int64_t hundredths, const Notation& own, const Notation& other) {
  struct Scale {
    int exponent;
    std::string_view upper, lower;
  };
  constexpr Scale k_scales[] = {
      {0, "", ""}, {k_thousand, "K", "k"}, {k_million, "M", "m"}, {k_lakh, "L", "L"}, {k_crore, "Cr", "Cr"}};
  std::int64_t digits = 0;
  for (const char c : own.digits) {
    if (c >= '0' && c <= '9') {
      if (digits > k_most / 10) return std::nullopt;
      digits = digits * 10 + (c - '0');
    }
  }
  const bool lower = is_lower(other.scale) || (other.scale.empty() && is_lower(own.scale));
  for (const Scale& scale : k_scales) {
    const bool is_indian = scale.exponent == k_lakh || scale.exponent == k_crore;
    if (scale.exponent == own.exponent || (is_indian && other.exponent != scale.exponent)) continue;
    if (own.separator != 0 && scale.exponent != 0) continue;
    if (times_ten_to(digits, scale.exponent + k_hundredths_exponent - own.decimals) != hundredths) continue;
    const std::string_view letter = other.exponent == scale.exponent ? other.scale : lower ? scale.lower : scale.upper;
    return std::string(own.digits).append(letter);
  }
  return std::nullopt;
}

}  // namespace

Notation notation_of(std::string_view text, std::int64_t step) {
  Notation notation;
  const std::size_t end = std::min(text.find_first_not_of("0123456789.,'"), text.size());
  notation.digits = text.substr(0, end);
  notation.scale = text.substr(end);
  const std::size_t point = notation.digits.find('.');
  if (point != std::string_view::npos) notation.decimals = static_cast<int>(notation.digits.size() - point - 1);
  const std::size_t first = notation.digits.find_first_of(",'");
  if (first != std::string_view::npos) {
    notation.separator = notation.digits[first];
    const std::size_t second = notation.digits.find(notation.separator, first + 1);
    notation.in_lakhs = second == first + 3;
  }
  int power = 0;
  for (; step >= 10; step /= 10) ++power;
  notation.exponent = power - k_hundredths_exponent + notation.decimals;
  return notation;
}

std::optional<std::string> write_number(std::int64_t hundredths, const Notation& notation) {
  if (hundredths < 0) return std::nullopt;
  const int most = notation.exponent + k_hundredths_exponent;
  if (most < 0) return std::nullopt;
  for (int decimals = std::min(notation.decimals, most); decimals <= most; ++decimals) {
    const auto number = times_ten_to(hundredths, decimals - most);
    if (!number) continue;
    std::string whole = std::to_string(*number);
    const auto places = static_cast<std::size_t>(decimals);
    if (whole.size() <= places) whole.insert(0, places + 1 - whole.size(), '0');
    const std::string fraction = whole.substr(whole.size() - places);
    whole.resize(whole.size() - places);
    std::string result = grouped(std::move(whole), notation.separator, notation.in_lakhs);
    if (!fraction.empty()) result.append(".").append(fraction);
    return result.append(notation.scale);
  }
  return std::nullopt;
}

std::vector<std::string> notations_for(std::int64_t hundredths, const Notation& own, const Notation& other) {
  std::vector<std::string> result;
  const auto add = [&](std::optional<std::string> text) {
    if (text && std::find(result.begin(), result.end(), *text) == result.end()) result.push_back(std::move(*text));
  };
  add(other_scale(hundredths, own, other));
  Notation like_own = own;
  if (own.separator == 0 && own.digits.size() <= 3) {  // too short to tell
    like_own.separator = other.separator;
    like_own.in_lakhs = other.in_lakhs;
  }
  if (own.exponent == k_thousand && like_own.separator == 0 && hundredths >= k_million_hundredths) {
    Notation millions = other.exponent == k_million ? other : like_own;
    if (millions.exponent != k_million) {
      millions.scale = is_lower(own.scale) ? "m" : "M";
      millions.exponent = k_million;
    }
    millions.decimals = std::max(millions.decimals, 1);
    if (own.scale == "K" || own.scale == "k") add(write_number(hundredths, millions));
  }
  add(write_number(hundredths, like_own));
  add(write_number(hundredths, other));
  return result;
}

}  // namespace guidelint::model
