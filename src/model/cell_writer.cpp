#include "model/cell_writer.h"

#include <algorithm>
#include <utility>

#include "model/notation.h"

namespace guidelint::model {
namespace {

bool same_amount(const money::Amount& a, const money::Amount& b) {
  return a.hundredths == b.hundredths && a.currency == b.currency && a.open == b.open;
}

bool same_range(const money::Range& a, const money::Range& b) {
  return same_amount(a.low, b.low) && same_amount(a.high, b.high) && a.basis == b.basis;
}

// Places and steps may differ.
bool same_cell(const money::Cell& a, const money::Cell& b) {
  if (a.kind != b.kind || a.says_signing != b.says_signing || a.range.has_value() != b.range.has_value() ||
      a.percent.has_value() != b.percent.has_value() || a.count.has_value() != b.count.has_value())
    return false;
  if (a.range && !same_range(*a.range, *b.range)) return false;
  if (!std::ranges::equal(a.alternatives, b.alternatives, same_range)) return false;
  if (a.percent &&
      (a.percent->low != b.percent->low || a.percent->high != b.percent->high || a.percent->open != b.percent->open))
    return false;
  return !a.count || (a.count->low == b.count->low && a.count->high == b.count->high);
}

money::Range* range_of(money::Cell& cell, std::size_t range) {
  if (range == 0) return cell.range ? &*cell.range : nullptr;
  return range <= cell.alternatives.size() ? &cell.alternatives[range - 1] : nullptr;
}

// Digits and scale of "£138K".
std::string_view from_digits(std::string_view text) {
  const std::size_t begin = text.find_first_of("0123456789");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

}  // namespace

CellWriter::CellWriter(std::string_view text, const money::CellContext& context)
    : text_(text), context_(context), read_(money::parse_cell(text, 0, context)), wanted_(read_) {}

text::Span CellWriter::number_in(text::Span span, bool with_scale) const {
  const std::string_view whole = slice(span);
  const std::string_view rest = from_digits(whole);
  const auto begin = static_cast<text::Offset>(span.end - rest.size());
  if (with_scale) return {begin, span.end};
  const std::size_t size = std::min(rest.find_first_not_of("0123456789.,'"), rest.size());
  return {begin, static_cast<text::Offset>(begin + size)};
}

bool CellWriter::try_each(text::Span place, const std::vector<std::string>& notations, const money::Cell& wanted) {
  const auto known = std::find_if(edits_.begin(), edits_.end(), [&](const auto& edit) { return edit.span == place; });
  std::vector<text::Edit> edits = edits_;
  if (known != edits_.end()) edits.erase(edits.begin() + (known - edits_.begin()));
  const auto at = edits.insert(std::ranges::find_if(edits, [&](const auto& edit) { return place < edit.span; }),
                               {.span = place, .text = {}});
  const auto index = at - edits.begin();
  if (!text::are_apart(edits)) return false;
  for (const std::string& notation : notations) {
    edits[static_cast<std::size_t>(index)].text = notation;
    if (!same_cell(money::parse_cell(text::edited(text_, edits), 0, context_), wanted)) continue;
    wanted_ = wanted;
    edits_ = std::move(edits);
    return true;
  }
  return false;
}

bool CellWriter::set_amount(std::size_t range, std::size_t end, std::int64_t hundredths, std::string_view like) {
  const money::Range* written = range_of(read_, range);
  money::Cell wanted = wanted_;
  money::Range* target = range_of(wanted, range);
  if (written == nullptr || target == nullptr || hundredths < 0) return false;
  const money::Amount& own = end == 0 ? written->low : written->high;
  const money::Amount& other = end == 0 ? written->high : written->low;
  const bool is_single = own.span == other.span;
  if ((end == 0 ? target->low : target->high).hundredths == hundredths) return true;
  if (end == 0 || is_single) target->low.hundredths = hundredths;
  if (end == 1 || is_single) target->high.hundredths = hundredths;

  const text::Span place = number_in(own.span, true);
  const Notation notation = notation_of(slice(place), own.step);
  const Notation beside = notation_of(slice(number_in(other.span, true)), other.step);
  std::vector<std::string> notations = notations_for(hundredths, notation, beside);
  if (other.hundredths == hundredths)
    notations.insert(notations.begin(), std::string(slice(number_in(other.span, true))));
  if (const auto digits = from_digits(like); !digits.empty()) notations.insert(notations.begin(), std::string(digits));
  return try_each(place, notations, wanted);
}

bool CellWriter::swap_alternative(std::size_t alternative) {
  const money::Range* written = range_of(read_, alternative + 1);
  if (written == nullptr || written->low.span == written->high.span) return false;
  const std::string low(slice(written->low.span)), high(slice(written->high.span));
  const money::Range before = *written;
  // One by one: the cell between the two is as readable as any
  return set_amount(alternative + 1, 0, before.high.hundredths, high) &&
         set_amount(alternative + 1, 1, before.low.hundredths, low);
}

bool CellWriter::set_percent(std::size_t end, std::int64_t parts, std::string_view like) {
  if (!read_.percent || parts < 0) return false;
  money::Cell wanted = wanted_;
  const bool is_single = read_.percent->low_span == read_.percent->high_span;
  if ((end == 0 ? wanted.percent->low : wanted.percent->high) == parts) return true;
  if (end == 0 || is_single) wanted.percent->low = parts;
  if (end == 1 || is_single) wanted.percent->high = parts;

  const text::Span place = number_in(end == 0 ? read_.percent->low_span : read_.percent->high_span, false);
  const Notation whole = {.digits = slice(place)};
  std::vector<std::string> notations;
  if (const auto digits = from_digits(like); !digits.empty())
    notations.emplace_back(digits.substr(0, digits.find_first_not_of("0123456789.")));
  Notation as_written = whole;
  if (const auto point = whole.digits.find('.'); point != std::string_view::npos)
    as_written.decimals = static_cast<int>(whole.digits.size() - point - 1);
  for (const Notation& notation : {as_written, whole}) {
    if (auto text = write_number(parts, notation)) notations.push_back(std::move(*text));
  }
  return try_each(place, notations, wanted);
}

}  // namespace guidelint::model
