#include "guide/ask_table.h"

#include "base/strings.h"
#include "guide/ask_words.h"
#include "money/cell.h"
#include "money/characters.h"

namespace guidelint::guide {
namespace {

using money::Basis;

std::string_view first_word(std::string_view lower) {
  std::size_t begin = 0;
  while (begin < lower.size() && !money::is_letter(lower[begin])) ++begin;
  return money::word_at(lower, begin);
}

std::optional<AskKind> kind_of(std::string_view header) {
  const std::string lower = base::to_lower(header);
  const std::string_view word = first_word(lower);
  if (word == "target" || word == "ask" || word == "anchor") return AskKind::ask;
  if (word == "accept" || word == "floor" || word == "walk") return AskKind::floor;
  return std::nullopt;
}

std::optional<AskOf> component_of(std::string_view label) {
  const std::string lower = base::to_lower(label);
  std::optional<AskOf> found;
  bool total = false;
  std::string_view before;
  for (std::size_t at = 0; at < lower.size();) {
    const std::string_view word = money::word_at(lower, at);
    if (word.empty()) {
      ++at;
      continue;
    }
    at += word.size();
    if (word == "sign" || word == "signing") return AskOf::signing;
    if (word == "first" || (before == "year" && (word == "1" || word == "one"))) return std::nullopt;
    before = word;
    const AskWord known = ask_word(word);
    total = total || known == AskWord::total || known == AskWord::tc;
    if (found) continue;
    if (known == AskWord::base) found = AskOf::base;
    if (known == AskWord::stock) found = AskOf::stock;
    if (known == AskWord::bonus) found = AskOf::bonus;
  }
  if (total) return found ? std::nullopt : std::optional(AskOf::total);
  return found;
}

void read_cell(const Cell& cell, Ask ask, Basis basis, std::vector<Ask>& asks) {
  const money::Cell read = money::parse_cell(cell.text, cell.span.begin);
  if (!read.range || read.range->mixed() || !read.range->low.currency.known()) return;
  ask.amount = *read.range;
  if (ask.amount.basis == Basis::unknown) ask.amount.basis = basis;
  const bool yearly = ask.amount.basis == Basis::unknown || ask.amount.basis == Basis::year;
  if (ask.of == AskOf::stock ? !yearly && ask.amount.basis != Basis::four_years : ask.of != AskOf::signing && !yearly)
    return;
  asks.push_back(ask);
}

}  // namespace

void read_ask_tables(const Guide& guide, std::vector<Ask>& asks) {
  for (const Table& table : guide.blocks.tables) {
    if (!guide.strategy->span.contains(table.span) || table.header.cells.size() < 2) continue;
    for (const TableRow& row : table.rows) {
      const auto of = row.cells.empty() ? std::nullopt : component_of(row.cells[0].text);
      if (!of) continue;
      const Basis basis = *of == AskOf::stock ? money::basis_named_in(row.cells[0].text) : Basis::unknown;
      for (std::size_t at = 1; at < row.cells.size() && at < table.header.cells.size(); ++at) {
        const auto kind = kind_of(table.header.cells[at].text);
        if (kind && asks.size() < k_max_asks)
          read_cell(row.cells[at], {.kind = *kind, .of = *of, .sentence = row.span}, basis, asks);
      }
    }
  }
}

}  // namespace guidelint::guide
