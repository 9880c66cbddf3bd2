#include "money/range_reader.h"

#include "money/basis.h"
#include "money/characters.h"

namespace guidelint::money {
namespace {

constexpr std::size_t k_max_amounts = 2 * k_max_ranges;

struct Token {
  ScannedAmount amount;
  bool after_dash = false;  // else after "/", or first
  Basis basis = Basis::unknown;
};

struct Tokens {
  FixedVector<Token, k_max_amounts> items = {};
  std::size_t end = 0;

  void add(const ScannedAmount& amount, bool after_dash) {
    items.push_back({amount, after_dash, Basis::unknown});
    end = amount.end;
  }
};

// Where the second amount begins if a dash or "to" follows, else 0.
std::size_t after_dash(std::string_view text, std::size_t at) {
  const std::size_t start = skip_blanks(text, at);
  if (const std::size_t size = dash_at(text, start); size != 0) return skip_blanks(text, start + size);
  if (start != at && word_at(text, start) == "to") return skip_blanks(text, start + 2);
  return 0;
}

// Where what a "/" separates begins, else 0.
std::size_t after_slash(std::string_view text, std::size_t at) {
  const std::size_t start = skip_blanks(text, at);
  return start < text.size() && text[start] == '/' ? skip_blanks(text, start + 1) : 0;
}

// False if a unit follows that is none of ours.
bool read_tokens(std::string_view text, const CellContext& context, Tokens& tokens) {
  while (!tokens.items.is_full()) {
    if (const std::size_t next = after_dash(text, tokens.end); next != 0) {
      const auto amount = scan_amount(text, next, context);
      if (!amount) return true;
      tokens.add(*amount, true);
      continue;
    }
    if (const std::size_t next = after_slash(text, tokens.end); next != 0) {
      const auto amount = scan_amount(text, next, context);
      if (amount && amount->mark != MarkKind::none) {
        tokens.add(*amount, false);
        continue;
      }
    }
    const auto unit = unit_at(text, tokens.end);
    if (!unit) return true;
    auto& basis = tokens.items.back().basis;
    if (unit->basis == Basis::unknown || basis != Basis::unknown) return false;
    basis = unit->basis;
    tokens.end = unit->end;
  }
  return true;
}

Range make_range(const Token& low, const Token& high) {
  Range range{low.amount.amount, high.amount.amount, high.basis, {}};
  const auto inherits = [](const ScannedAmount& end, const ScannedAmount& other) {
    if (end.mark == MarkKind::none) return true;
    return end.mark == MarkKind::vague && other.mark == MarkKind::qualified && end.vague_sign == other.vague_sign;
  };
  if (inherits(low.amount, high.amount)) {
    range.low.currency = high.amount.amount.currency;
  } else if (inherits(high.amount, low.amount)) {
    range.high.currency = low.amount.amount.currency;
  }
  if (range.basis == Basis::unknown) range.basis = low.basis;
  range.span = {range.low.span.begin, range.high.span.end};
  return range;
}

// "A / C – B / D": an even number, and the only dash in the middle.
bool looks_pairwise(std::span<const Token> tokens) {
  if (tokens.size() < 4 || tokens.size() % 2 != 0) return false;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i].after_dash != (i == tokens.size() / 2)) return false;
  }
  return true;
}

bool read_pairs(std::span<const Token> tokens, Ranges& ranges) {
  const std::size_t half = tokens.size() / 2;
  for (std::size_t i = 0; i < half; ++i) {
    const auto& low = tokens[i];
    const auto& high = tokens[i + half];
    if (low.amount.mark == MarkKind::none || high.amount.mark == MarkKind::none) return false;
    ranges.items.push_back(make_range(low, high));
    if (ranges.items[i].mixed()) return false;
  }
  return ranges.items[0].low.currency != ranges.items[half - 1].low.currency;
}

bool read_list(std::span<const Token> tokens, Ranges& ranges) {
  for (std::size_t i = 0; i < tokens.size() && !ranges.items.is_full();) {
    const bool has_high = i + 1 < tokens.size() && tokens[i + 1].after_dash;
    const std::size_t next = i + (has_high ? 2 : 1);
    if (next < tokens.size() && tokens[next].after_dash) return false;
    ranges.items.push_back(make_range(tokens[i], tokens[next - 1]));
    i = next;
  }
  return true;
}

void spread_last_unit(Ranges& ranges) {
  const auto& last = ranges.items.back();
  for (std::size_t i = 0; i + 1 < ranges.items.size(); ++i) {
    auto& range = ranges.items[i];
    if (range.basis != Basis::unknown) continue;
    if (range.low.currency != last.low.currency) range.basis = last.basis;
  }
}

}  // namespace

std::optional<Ranges> read_ranges(std::string_view text, std::size_t at, const CellContext& context) {
  const auto first = scan_amount(text, at, context);
  if (!first) return std::nullopt;
  Tokens tokens;
  tokens.add(*first, false);
  if (!read_tokens(text, context, tokens)) return std::nullopt;

  std::optional<Ranges> result(std::in_place);
  Ranges& ranges = *result;
  ranges.end = tokens.end;
  const auto all = tokens.items.all();
  if (!(looks_pairwise(all) ? read_pairs(all, ranges) : read_list(all, ranges))) return std::nullopt;
  spread_last_unit(ranges);

  bool has_size = false;
  ranges.is_whole = ranges.items.size() == 1;
  for (const auto& token : all) {
    const auto& amount = token.amount;
    ranges.marked = ranges.marked || amount.mark != MarkKind::none;
    has_size = has_size || amount.has_scale || amount.grouped;
    ranges.is_whole = ranges.is_whole && amount.mark == MarkKind::none && amount.amount.hundredths % 100 == 0;
  }
  ranges.sure_without_mark = has_size && ranges.items.size() == 1 && all.size() == 2;
  return result;
}

}  // namespace guidelint::money
