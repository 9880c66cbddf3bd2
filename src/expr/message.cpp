#include "expr/message.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/date.h"
#include "base/strings.h"

namespace guidelint::expr {
namespace {

std::string number_text(double number) {
  const double size = std::abs(number);
  return base::grouped(number, size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

// Without its unit, so that a range shows the unit once.
std::string bare_text(double number, Kind kind) {
  // The calendar ends somewhere; arithmetic does not.
  const auto whole = static_cast<std::int32_t>(std::clamp(number, -700'000.0, 2'900'000.0));
  switch (kind) {
    case Kind::money:
      return base::grouped(number);
    case Kind::percent:
      return base::grouped(number * 100, 1);
    case Kind::date:
      return base::format_date(base::Date{whole});
    case Kind::quarter:
      return base::format_quarter(base::Quarter{std::clamp(whole, 0, 39'999)});
    case Kind::boolean:
      return number != 0 ? "true" : "false";
    case Kind::duration:
      return base::grouped(number, 1);
    default:
      return number_text(number);
  }
}

std::string_view unit_of(Kind kind, double number) {
  if (kind == Kind::percent) return " %";
  if (kind == Kind::duration) return std::abs(number) == 1 ? " day" : " days";
  return "";
}

std::string interval_text(double low, double high, Kind kind, bool open) {
  const std::string first = bare_text(low, kind);
  const std::string last = bare_text(high, kind);
  const std::string_view plus = open ? "+" : "";
  if (first == last) return fmt::format("{}{}{}", first, plus, unit_of(kind, high));
  return fmt::format("{}…{}{}{}", first, last, plus, unit_of(kind, high));
}

std::string signed_text(double number, Kind kind) {
  return fmt::format("{}{}", number < 0 ? "−" : "+", bare_text(std::abs(number), kind));
}

// The end a sentence speaks of.
const End& shown_end(const Value& value, std::size_t worse) { return value.ends[value.type.ended ? worse : 0]; }

std::string shown_value(const Value& value, std::size_t worse) {
  if (value.type.kind == Kind::text || value.type.kind == Kind::list) return to_text(value);
  return to_text(shown_end(value, worse), value.type.kind);
}

std::string named(std::string_view name, const std::string& value) {
  return name.empty() ? value : fmt::format("{} {}", name, value);
}

// A computed side is named by its source, if that is short.
std::string_view name_of(const Value& value, std::string_view source, std::size_t worse) {
  constexpr std::size_t k_longest = 40;
  const std::string_view name = shown_end(value, worse).name;
  if (!name.empty()) return name;
  return source.size() <= k_longest ? source : std::string_view();
}

std::string percent_text(double fraction) {
  const double percent = std::abs(fraction) * 100;
  return base::grouped(percent, percent < 1 ? 1 : 0);
}

std::string relation(std::string_view op, Kind kind) {
  const bool calendar = kind == Kind::date || kind == Kind::quarter;
  const std::string_view up = calendar ? "after" : "above";
  const std::string_view down = calendar ? "before" : "below";
  if (op == "<=") return fmt::format("is {}", up);
  if (op == ">=") return fmt::format("is {}", down);
  if (op == "<") return fmt::format("is not {}", down);
  if (op == ">") return fmt::format("is not {}", up);
  if (op == "!=") return "is also";
  if (op == "~") return "does not match";
  if (op == "!~") return "matches";
  return "is not";
}

}  // namespace

std::string to_text(const End& end, Kind kind) {
  if (end.state != State::present) return "nothing";
  return interval_text(end.low, end.high, kind, end.open);
}

std::string to_text(const Value& value) {
  if (value.type.ended) {
    const End& low = value.ends[0];
    const End& high = value.ends[1];
    if (low.state != State::present) return to_text(high, value.type.kind);
    if (high.state != State::present) return to_text(low, value.type.kind);
    return interval_text(low.low, high.high, value.type.kind, high.open);
  }
  if (value.state != State::present) return "nothing";
  if (value.type.kind == Kind::text) return std::string(value.text);
  if (value.type.kind == Kind::list) return fmt::format("{}", fmt::join(value.list, ", "));
  const End& end = value.ends[0];
  return interval_text(end.low, end.high, value.type.kind, end.open);
}

std::string tolerance_text(const Value& tolerance) {
  const Kind kind = tolerance.type.kind;
  const End& low = tolerance.ends[0];
  if (!tolerance.type.ended) return fmt::format("±{}{}", bare_text(low.low, kind), unit_of(kind, low.low));
  const double high = tolerance.ends[1].high;
  return fmt::format("{}…{}{}", signed_text(low.low, kind), signed_text(high, kind), unit_of(kind, high));
}

text::Span span_inside(const Value& text, std::size_t begin, std::size_t size) {
  const text::Span span = text.ends[0].span;
  if (text.text.size() != span.size() || begin > text.text.size()) return span;
  const text::Offset start = span.begin + static_cast<text::Offset>(begin);
  return {start, start + static_cast<text::Offset>(std::min(size, text.text.size() - begin))};
}

bool differ_in_currency(const Value& left, const Value& right) {
  const money::Currency a = left.ends[0].currency;
  const money::Currency b = right.ends[0].currency;
  return a.known() && b.known() && a != b;
}

std::string describe(const Verdict& verdict) {
  if (!verdict.is_comparison) return {};
  const Kind kind = verdict.left.type.kind;
  const std::size_t worse = verdict.worse;
  const std::string_view left_name = name_of(verdict.left, verdict.left_text, worse);
  std::string_view right_name = name_of(verdict.right, verdict.right_text, worse);
  const std::string left = named(left_name, shown_value(verdict.left, worse));
  if (verdict.op == "in" || verdict.op == "not in") {
    const bool inside = verdict.op == "not in";
    const std::string right = to_text(verdict.right);
    if (verdict.right.type.kind != Kind::list)
      return fmt::format("{} is {} {}", left, inside ? "inside" : "outside", right);
    if (verdict.right.list.size() == 1) return fmt::format("{} is {}{}", left, inside ? "also " : "not ", right);
    return fmt::format("{} is {}one of {}", left, inside ? "" : "not ", right);
  }
  if (verdict.op == "~" || verdict.op == "!~") {
    return fmt::format("{} {} {}", left, relation(verdict.op, kind), verdict.right.text);
  }
  if (right_name == left_name) right_name = {};
  std::string right = shown_value(verdict.right, worse);
  const bool is_near = verdict.op == "==" && !verdict.tolerance.empty() && verdict.tolerance != "rounding";
  if (is_near) {
    const double distance = shown_end(verdict.left, worse).low - shown_end(verdict.right, worse).low;
    const std::string_view way = distance > 0 ? "above" : "below";
    const std::string amount = verdict.off_by == 0 ? "" : percent_text(verdict.off_by) + " % ";
    const bool is_plain = !shown_end(verdict.right, worse).name.empty();
    if (is_plain) return fmt::format("{} is {}{} {}", left, amount, way, named(right_name, right));
    return fmt::format("{} is {}{} the {} expected", left, amount, way, right);
  }
  if (right_name == "today") right = fmt::format("({})", right);
  return fmt::format("{} {} {}", left, relation(verdict.op, kind), named(right_name, right));
}

}  // namespace guidelint::expr
