// Functions of dates, and the corpus functions, which have no code here: see Groups in expression.h.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/date.h"
#include "base/strings.h"
#include "expr/functions.h"
#include "expr/message.h"

namespace guidelint::expr {
namespace {

Value call_when(Evaluator& evaluator, const Node& node) {
  const Value date = evaluator.value(*node.children[0]);
  if (date.state != State::present) return Evaluator::missing_like(node, date);
  const double ahead = date.ends[0].low - evaluator.context().today.days;
  const auto distance = base::counted(static_cast<std::uint64_t>(std::abs(ahead)), "day");
  const std::string day = to_text(date);
  if (ahead == 0) return make_text(evaluator.keep(fmt::format("today ({})", day)));
  if (ahead < 0) return make_text(evaluator.keep(fmt::format("{} ago ({})", distance, day)));
  return make_text(evaluator.keep(fmt::format("in {} ({})", distance, day)));
}

Value call_days(Evaluator& evaluator, const Node& node) {
  Value value = evaluator.value(*node.children[0]);
  value.type = node.type;
  return value;
}

// The latest year of four digits, 1900 to 2099, that stands by itself; 0 if there is none.
int latest_year(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  int latest = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::string_view digits = text.substr(i, end - i);
    if (digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"))) {
      latest = std::max(
          latest, (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 + (digits[3] - '0'));
    }
    i = end;
  }
  return latest;
}

Value call_year(Evaluator& evaluator, const Node& node) {
  const Value value = evaluator.value(*node.children[0]);
  if (value.state != State::present) return Evaluator::missing_like(node, value);
  int year = 0;
  switch (value.type.kind) {
    case Kind::date:
      year = base::quarter_of(base::Date{static_cast<std::int32_t>(value.ends[0].low)}).index / 4;
      break;
    case Kind::quarter:
      year = static_cast<int>(value.ends[0].low) / 4;
      break;
    case Kind::list:
      for (const std::string_view item : value.list) year = std::max(year, latest_year(item));
      break;
    default:
      year = latest_year(value.text);
  }
  if (year == 0) return make_missing(node.type, State::none, node.source);
  Value result = make_number(year);
  result.ends[0].span = value.ends[0].span;
  result.ends[0].name = value.ends[0].name;
  return result;
}

constexpr FunctionEntry k_dates[] = {
    {.about = {"days", "days(duration) -> number", "as a number of days"},
     .accepts = bit(Kind::duration),
     .result = Result::number,
     .ends = true,
     .call = call_days},
    {.about = {"when", "when(date) -> text", "seen from today: \"183 days ago (2026-05-23)\""},
     .accepts = bit(Kind::date),
     .result = Result::text,
     .call = call_when,
     .reads_today = true},
    {.about = {"year", "year(date, quarter, text or list) -> number",
               "of a date or quarter; the latest one a text names"},
     .accepts = bit(Kind::date) | bit(Kind::quarter) | bit(Kind::text) | bit(Kind::list),
     .result = Result::number,
     .call = call_year},
};

}  // namespace

std::span<const FunctionEntry> date_functions() { return k_dates; }

}  // namespace guidelint::expr
