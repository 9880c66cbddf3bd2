#include "money/amount_scanner.h"

#include <array>

#include "money/characters.h"

namespace guidelint::money {
namespace {

constexpr int k_max_digits = 17;  // every number of so many digits, and ten times it, fits

struct Scale {
  std::string_view text;
  int exponent;
};

constexpr std::array k_scales = {Scale{"K", 3}, Scale{"k", 3}, Scale{"M", 6},  Scale{"m", 6}, Scale{"B", 9},
                                 Scale{"b", 9}, Scale{"L", 5}, Scale{"Cr", 7}, Scale{"bn", 9}};

constexpr std::array k_scale_words = {Scale{"lakh", 5},     Scale{"lakhs", 5},   Scale{"lac", 5},
                                      Scale{"crore", 7},    Scale{"crores", 7},  Scale{"cr", 7},
                                      Scale{"thousand", 3}, Scale{"million", 6}, Scale{"billion", 9}};

struct FoundScale {
  int exponent = 0;
  std::size_t end = 0;
};

// The scale behind a number that ends at `at`; exponent 0 if there is none; nothing if letters stand there that are no
// scale.
std::optional<FoundScale> scale_at(std::string_view text, std::size_t at) {
  if (const auto word = word_at(text, at); !word.empty()) {
    for (const auto& scale : k_scales) {
      if (word == scale.text) return FoundScale{scale.exponent, at + word.size()};
    }
    for (const auto& scale : k_scale_words) {
      if (is_word(word, scale.text)) return FoundScale{scale.exponent, at + word.size()};
    }
    return std::nullopt;
  }
  const std::size_t next = skip_blanks(text, at);
  if (next == at) return FoundScale{0, at};
  const auto word = word_at(text, next);
  for (const auto& scale : k_scale_words) {
    if (is_word(word, scale.text)) return FoundScale{scale.exponent, next + word.size()};
  }
  for (const auto& scale : k_scales) {
    if (word == scale.text) return std::nullopt;
  }
  return FoundScale{0, at};
}

// Groups after the first: of three, or of two with three at the end.
class Groups {
 public:
  explicit Groups(std::size_t first_size) : first_(first_size) {}

  void add(std::size_t size) {
    if (last_ != 0) {
      thousands_ = thousands_ && last_ == 3;
      lakhs_ = lakhs_ && last_ == 2;
    }
    last_ = size;
  }

  [[nodiscard]] bool are_sound() const {
    if (last_ == 0) return true;
    return last_ == 3 && ((thousands_ && first_ <= 3) || (lakhs_ && first_ <= 2));
  }

 private:
  std::size_t first_;
  std::size_t last_ = 0;
  bool thousands_ = true;
  bool lakhs_ = true;
};

bool digit_at(std::string_view text, std::size_t at) { return at < text.size() && is_digit(text[at]); }

}  // namespace

std::optional<Number> scan_number(std::string_view text, std::size_t at) {
  if (!digit_at(text, at)) return std::nullopt;
  Number number;
  int significant = 0;
  const auto read_digits = [&] {
    const std::size_t begin = at;
    for (; digit_at(text, at); ++at) {
      if (significant > 0 || text[at] != '0') ++significant;
      if (significant <= k_max_digits) number.digits = number.digits * 10 + (text[at] - '0');
    }
    return at - begin;
  };

  Groups groups(read_digits());
  const char separator = at < text.size() && text[at] == '\'' ? '\'' : ',';  // "CHF 120'000"
  while (at < text.size() && text[at] == separator && digit_at(text, at + 1)) {
    ++at;
    groups.add(read_digits());
    number.grouped = true;
  }
  if (at < text.size() && text[at] == '.' && digit_at(text, at + 1)) {
    ++at;
    const std::size_t decimals = read_digits();
    if (decimals > k_max_digits) return std::nullopt;
    number.decimals = static_cast<int>(decimals);
  }
  const bool goes_on =
      at < text.size() && (text[at] == '.' || text[at] == ',' || text[at] == '\'') && digit_at(text, at + 1);
  if (goes_on || significant > k_max_digits || !groups.are_sound()) return std::nullopt;
  number.end = at;
  return number;
}

std::optional<Scaled> scale(const Number& number, int exponent) {
  Scaled result{number.digits, 1};
  int power = exponent + 2 - number.decimals;
  for (; power < 0; ++power) {
    if (result.hundredths % 10 != 0) return std::nullopt;
    result.hundredths /= 10;
  }
  for (; power > 0; --power) {
    if (result.hundredths > k_max_hundredths / 10) return std::nullopt;
    result.hundredths *= 10;
    result.step *= 10;
  }
  if (result.hundredths > k_max_hundredths) return std::nullopt;
  return result;
}

std::optional<ScannedAmount> scan_amount(std::string_view text, std::size_t at, const CellContext& context) {
  ScannedAmount found;
  const std::size_t begin = at;
  if (at < text.size() && !is_digit(text[at])) {
    const auto mark = mark_at(text.substr(at), context);
    if (!mark) return std::nullopt;
    found.mark = mark->kind;
    found.amount.currency = mark->currency;
    found.vague_sign = mark->vague_sign;
    at = skip_blanks(text, at + mark->size);
  }

  const auto number = scan_number(text, at);
  if (!number) return std::nullopt;
  const auto scale_found = scale_at(text, number->end);
  if (!scale_found) return std::nullopt;
  if (scale_found->exponent == 0 && number->decimals >= 3) return std::nullopt;
  const auto scaled = scale(*number, scale_found->exponent);
  if (!scaled) return std::nullopt;

  found.has_scale = scale_found->exponent != 0;
  found.grouped = number->grouped;
  found.amount.hundredths = scaled->hundredths;
  found.amount.step = scaled->step;
  found.end = scale_found->end;
  found.amount.span = {static_cast<text::Offset>(begin), static_cast<text::Offset>(found.end)};

  const auto take_plus = [&] {
    if (found.end >= text.size() || text[found.end] != '+') return;
    found.amount.open = true;
    ++found.end;
  };
  take_plus();
  if (found.mark != MarkKind::none && found.mark != MarkKind::vague) return found;

  // "140,000 USD", "140K€", "$120K CAD": the mark of the next amount is not one of this.
  const std::size_t next = skip_blanks(text, found.end);
  if (next >= text.size() || dash_at(text, next) != 0) return found;
  const auto mark = mark_at(text.substr(next), context);
  if (!mark || (mark->is_word && next == found.end)) return found;
  if (digit_at(text, skip_blanks(text, next + mark->size))) return found;
  if (mark->is_code && !is_common(mark->currency)) return found;
  if (found.mark == MarkKind::vague) {
    if (!mark->is_code) return found;
    if (!can_mean(found.vague_sign, mark->currency)) return std::nullopt;
    found.mark = MarkKind::qualified;
  } else {
    found.mark = mark->kind;
    found.vague_sign = mark->vague_sign;
  }
  found.amount.currency = mark->currency;
  found.end = next + mark->size;
  if (!found.amount.open) take_plus();
  return found;
}

}  // namespace guidelint::money
