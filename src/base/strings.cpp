#include "base/strings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace guidelint::base {
namespace {

constexpr std::size_t k_max_name = 100;

// Optimal string alignment: like Levenshtein, but "ab" -> "ba" costs 1. Requires: both at most k_max_name long.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  using Row = std::array<std::size_t, k_max_name + 1>;
  Row before_last{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last = last;
    last = row;
  }
  return last[b.size()];
}

// Inserts commas into the digits that begin at `first` and end before `last`.
void group_digits(std::string& text, std::size_t first, std::size_t last) {
  while (last - first > 3) {
    last -= 3;
    text.insert(last, 1, ',');
  }
}

std::string plural(std::string_view singular) {
  const auto ends_with = [singular](std::string_view end) { return singular.ends_with(end); };
  const bool vowel_y = ends_with("ay") || ends_with("ey") || ends_with("oy") || ends_with("uy");
  if (ends_with("y") && !vowel_y) return fmt::format("{}ies", singular.substr(0, singular.size() - 1));
  if (ends_with("s") || ends_with("x") || ends_with("ch") || ends_with("sh")) return fmt::format("{}es", singular);
  return fmt::format("{}s", singular);
}

}  // namespace

std::string_view trim(std::string_view text) {
  constexpr std::string_view k_blank = " \t\r\n";
  const auto first = text.find_first_not_of(k_blank);
  if (first == std::string_view::npos) return text.substr(0, 0);
  return text.substr(first, text.find_last_not_of(k_blank) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::optional<std::string_view> nearest(std::string_view name, std::span<const std::string_view> candidates) {
  if (name.size() > k_max_name) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t best_distance = 0;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > k_max_name) continue;
    const auto [shorter, longer] = std::minmax({name.size(), candidate.size()});
    const std::size_t allowed = std::max<std::size_t>(1, longer / 3);
    if (longer - shorter > allowed) continue;
    const std::size_t distance = edit_distance(name, candidate);
    if (distance > allowed || (best && distance >= best_distance)) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

std::string grouped(double value, int decimals) {
  if (!std::isfinite(value)) return fmt::format("{}", value);
  auto text = fmt::format("{:.{}f}", value, std::max(decimals, 0));
  auto point = text.find('.');
  if (point == std::string::npos) {
    point = text.size();
  } else {
    const auto last = text.find_last_not_of('0');
    text.resize(last == point ? point : last + 1);
  }
  if (text == "-0") return "0";
  group_digits(text, text.front() == '-' ? 1 : 0, point);
  return text;
}

std::string counted(std::uint64_t count, std::string_view singular) {
  auto number = fmt::format("{}", count);
  group_digits(number, 0, number.size());
  return fmt::format("{} {}", number, count == 1 ? std::string(singular) : plural(singular));
}

}  // namespace guidelint::base
