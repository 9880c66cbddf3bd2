// A cell written out in one line, for tables of expectations: "12000..25000 USD year; 10..15%".
#pragma once

#include <string>

#include "money/cell.h"

namespace guidelint::money {

inline std::string to_text(Basis basis) {
  switch (basis) {
    case Basis::year:
      return " year";
    case Basis::four_years:
      return " four years";
    case Basis::month:
      return " month";
    case Basis::once:
      return " once";
    case Basis::unknown:
      break;
  }
  return "";
}

inline std::string plain(std::int64_t hundredths) {
  std::string text = to_text(hundredths);
  std::erase(text, ',');
  return text;
}

inline std::string describe(const Range& range) {
  std::string text = plain(range.low.hundredths);
  if (range.low.open) text += '+';
  text += ".." + plain(range.high.hundredths);
  if (range.high.open) text += '+';
  text += ' ';
  text += range.low.currency.text();
  if (range.mixed()) {
    text += "..";
    text += range.high.currency.text();
    text += " MIXED";
  }
  return text + to_text(range.basis);
}

inline std::string describe(const Cell& cell) {
  std::string text;
  const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
  if (cell.kind == CellKind::absent) add("absent");
  if (cell.kind == CellKind::words) add("words");
  if (cell.range) add(describe(*cell.range));
  for (const auto& range : cell.alternatives) add("or " + describe(range));
  if (cell.percent) {
    add(plain(cell.percent->low) + ".." + plain(cell.percent->high) + '%' + (cell.percent->open ? "+" : ""));
  }
  if (cell.count) add("count " + std::to_string(cell.count->low) + ".." + std::to_string(cell.count->high));
  if (cell.says_signing) add("signing");
  return text;
}

inline std::string describe(std::string_view text, const CellContext& context = {}) {
  return describe(parse_cell(text, 0, context));
}

}  // namespace guidelint::money
