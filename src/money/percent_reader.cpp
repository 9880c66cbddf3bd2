#include "money/percent_reader.h"

#include <algorithm>
#include <array>

#include "money/amount_scanner.h"
#include "money/characters.h"

namespace guidelint::money {
namespace {

// Words behind a percentage that compare it with something else.
constexpr std::array<std::string_view, 11> k_comparing = {"vs",    "versus", "below",   "above",    "less",   "more",
                                                          "lower", "higher", "premium", "discount", "cheaper"};

constexpr std::array<std::string_view, 8> k_own_pay = {"base",   "salary", "pay", "annual",
                                                       "target", "ote",    "the", "total"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view text) {
  for (const auto word : words) {
    if (is_word(text, word)) return true;
  }
  return false;
}

bool is_remark(std::string_view text, std::size_t at) {
  const std::size_t start = skip_blanks(text, at);
  const auto word = word_at(text, start);
  if (holds(k_comparing, word)) return true;
  if (!is_word(word, "of")) return false;
  return !holds(k_own_pay, word_at(text, skip_blanks(text, start + word.size())));
}

bool sign_at(std::string_view text, std::size_t at) { return at < text.size() && text[at] == '%'; }

text::Span make_span(std::size_t begin, std::size_t end) {
  return {static_cast<text::Offset>(begin), static_cast<text::Offset>(end)};
}

}  // namespace

std::optional<FoundPercent> read_percent(std::string_view text, std::size_t at) {
  const auto low_number = scan_number(text, at);
  if (!low_number) return std::nullopt;
  const auto low = scale(*low_number, 0);
  if (!low) return std::nullopt;

  FoundPercent found;
  found.percent.low = found.percent.high = low->hundredths;
  found.percent.step = low->step;
  std::size_t end = low_number->end;
  const bool low_has_sign = sign_at(text, end);
  if (low_has_sign) ++end;
  found.percent.low_span = found.percent.high_span = make_span(at, end);

  const std::size_t next = skip_blanks(text, end);
  std::size_t dash = dash_at(text, next);
  if (dash == 0 && next != end && word_at(text, next) == "to") dash = 2;
  const std::size_t high_at = skip_blanks(text, next + dash);
  const auto high_number = dash != 0 ? scan_number(text, high_at) : std::nullopt;
  if (high_number && sign_at(text, high_number->end)) {
    const auto high = scale(*high_number, 0);
    if (!high) return std::nullopt;
    end = high_number->end + 1;
    found.percent.high = high->hundredths;
    found.percent.step = std::min(found.percent.step, high->step);
    found.percent.high_span = make_span(high_at, end);
  } else if (!low_has_sign) {
    return std::nullopt;
  }
  found.percent.span = make_span(at, end);
  if (end < text.size() && text[end] == '+') {
    found.percent.open = true;
    ++end;
  }
  if (is_remark(text, end)) return std::nullopt;
  found.end = end;
  return found;
}

}  // namespace guidelint::money
