#include <algorithm>

#include "money/cell.h"
#include "money/characters.h"
#include "money/currencies.h"

namespace guidelint::money {
namespace {

// Codes that in "(…)" alone are rather a word or a company: all levels, top of band, AMD shares.
bool is_also_a_word(Currency currency) {
  const auto code = currency.text();
  return code == "ALL" || code == "TOP" || code == "AMD";
}

// The sign or code at `at`; "$", "¥" and "kr" alone name nothing.
std::optional<Mark> name_at(std::string_view text, std::size_t at) {
  if (at > 0 && is_word_byte(text[at - 1])) return std::nullopt;
  const auto mark = mark_at(text.substr(at), {});
  if (!mark || mark->kind == MarkKind::vague) return std::nullopt;
  if (mark->is_word && !mark->is_code) return std::nullopt;  // "Rs" may be anything
  const std::size_t end = at + mark->size;
  if (end < text.size() && is_word_byte(text[end])) return std::nullopt;
  return mark;
}

// The first currency in the parenthesis. A code guides do not use counts only among its like: "Lima (PEN)", not "(PEN
// tests)".
std::optional<Currency> first_inside(std::string_view inside) {
  std::optional<Currency> rare;
  bool only_currencies = true;
  for (std::size_t at = 0; at < inside.size();) {
    if (const auto mark = name_at(inside, at)) {
      if (!mark->is_code || is_common(mark->currency)) return mark->currency;
      if (!rare && !is_also_a_word(mark->currency)) rare = mark->currency;
      at += mark->size;
      continue;
    }
    const auto word = word_at(inside, at);
    only_currencies = only_currencies && word.empty();
    at += word.empty() ? 1 : word.size();
  }
  return only_currencies ? rare : std::nullopt;
}

// "Total Comp USD", "London £": a common code or a sign at the very end.
std::optional<Currency> at_the_end(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && (is_blank(text[end - 1]) || text[end - 1] == '*')) --end;
  for (std::size_t size = 4; size > 0; --size) {
    if (size > end) continue;
    const auto mark = name_at(text.substr(0, end), end - size);
    if (mark && mark->size == size && (!mark->is_code || is_common(mark->currency))) return mark->currency;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Currency> currency_named_in(std::string_view text) {
  for (std::size_t open = text.find('('); open != std::string_view::npos;) {
    const std::size_t close = std::min(text.find(')', open), text.size());
    if (const auto found = first_inside(text.substr(open + 1, close - open - 1))) return found;
    open = text.find('(', close);
  }
  return at_the_end(text);
}

CellContext context_of(Currency currency) {
  CellContext context;
  if (can_mean("$", currency)) context.dollar = currency;
  if (can_mean("¥", currency)) context.yen = currency;
  if (can_mean("kr", currency)) context.krona = currency;
  return context;
}

}  // namespace guidelint::money
