#include "report/readings.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "money/basis.h"
#include "report/computation.h"
#include "report/printable.h"

namespace guidelint::report {
namespace {

using expr::Kind;
using expr::State;
using expr::Value;
using model::PlacedValue;
using model::Side;

std::string_view basis_text(money::Basis basis) {
  switch (basis) {
    case money::Basis::four_years:
      return " for 4 years";
    case money::Basis::year:
      return " per year";
    case money::Basis::month:
      return " per month";
    case money::Basis::once:
      return " once";
    case money::Basis::unknown:
      break;
  }
  return "";
}

// Monthly figures are read as those of a year.
bool is_monthly(const PlacedValue& placed, const text::SourceFile& source) {
  const text::Span span = placed.value.ends[1].span;
  if (placed.side != Side::body || placed.value.type.kind != Kind::money || span == text::Span{}) return false;
  if (money::basis_named_in(placed.value.ends[1].name) == money::Basis::month) return true;
  const std::string_view line = source.slice({span.begin, source.line_span(source.position(span.begin).line).end});
  const auto unit = money::unit_at(line, span.size());
  return unit && unit->basis == money::Basis::month;
}

// Where it is said what an amount covers: the header, or the cell behind the amount.
std::string basis_source(const PlacedValue& placed) {
  const Value& in_table = placed.side == Side::body ? placed.value : placed.other;
  if (placed.value.type.kind != Kind::money || placed.value.basis == money::Basis::unknown) return {};
  const std::string_view header = in_table.ends[0].name;
  if (money::basis_named_in(header) == placed.value.basis)
    return fmt::format(" (the header says so: {})", quoted_part(header));
  return " (the cell says so)";
}

State state_of(const Value& value, std::array<bool, 2> ends) {
  if (!value.type.ended) return value.state;
  State state = State::none;
  for (std::size_t i = 0; i < 2; ++i) {
    if (!ends[i]) continue;
    if (value.ends[i].state == State::present) return State::present;
    if (value.ends[i].state == State::unknown) state = State::unknown;
  }
  return state;
}

std::string text_of(const Value& value, std::array<bool, 2> ends) {
  std::string text;
  const expr::End& end = value.ends[ends[0] || !value.type.ended ? 0 : 1];
  if (!value.type.ended || (ends[0] && ends[1])) {
    text = expr::to_text(value);
  } else {
    text = expr::to_text(end, value.type.kind);
  }
  const money::Currency high = value.ends[1].currency;
  const bool is_mixed = value.type.kind == Kind::money && ends[0] && ends[1] && end.currency != high && high.known();
  if (is_mixed) {
    text = fmt::format("{} {} to {} {}", expr::to_text(end, value.type.kind), end.currency.text(),
                       expr::to_text(value.ends[1], value.type.kind), high.text());
  } else if (value.type.kind == Kind::money && end.currency.known()) {
    text += fmt::format(" {}", end.currency.text());
  }
  if (value.type.kind == Kind::money) text += basis_text(value.basis);
  if (value.type.kind == Kind::list) text = fmt::format("{}: {}", base::counted(value.list.size(), "item"), text);
  return quoted_part(text, 100);
}

std::string lines_of(const Value& value, std::array<bool, 2> ends, const text::SourceFile& source) {
  std::vector<std::uint32_t> lines;
  for (std::size_t i = 0; i < 2; ++i) {
    const text::Span span = value.ends[i].span;
    if (!ends[i] || span == text::Span{}) continue;
    const std::uint32_t line = source.position(span.begin).line;
    if (std::ranges::find(lines, line) == lines.end()) lines.push_back(line);
  }
  if (lines.empty()) return {};
  return fmt::format(" ({} {})", lines.size() == 1 ? "line" : "lines", fmt::join(lines, ", "));
}

bool same(const Value& a, const Value& b, std::array<bool, 2> ends) {
  if (!a.type.ended) {
    if (a.type.kind == Kind::list) return std::ranges::equal(a.list, b.list);
    if (a.type.kind == Kind::text) return a.text == b.text;
    return a.ends[0].low == b.ends[0].low;
  }
  for (std::size_t i = 0; i < 2; ++i) {
    if (ends[i] && (a.ends[i].state != b.ends[i].state || a.ends[i].low != b.ends[i].low)) return false;
  }
  return true;
}

// As it stands in the file, both ends together.
std::string written(const PlacedValue& placed, const text::SourceFile& source) {
  text::Span all;
  for (std::size_t i = 0; i < 2; ++i) {
    const text::Span span = placed.value.ends[i].span;
    if (!placed.here[i] || span == text::Span{}) continue;
    all = all == text::Span{} ? span : text::Span{std::min(all.begin, span.begin), std::max(all.end, span.end)};
  }
  return quoted_part(base::trim(source.slice(all)), 100);
}

std::string reading(const PlacedValue& placed, const text::SourceFile& source) {
  std::array<bool, 2> ends = placed.here;
  if (!placed.value.type.ended) ends = {true, false};
  const State state = state_of(placed.value, ends);
  std::string text = state == State::present   ? text_of(placed.value, ends)
                     : state == State::unknown ? "cannot be read"
                                               : "nothing";
  const std::string as_written = written(placed, source);
  if (state == State::present) text += is_monthly(placed, source) ? ", 12 times the month" : basis_source(placed);
  // Quotes of YAML are no difference
  const bool is_quoted = as_written.size() > 2 && as_written.substr(1, as_written.size() - 2) == text;
  const bool needs_quote =
      !as_written.empty() && as_written != text && !is_quoted && placed.value.type.kind != Kind::list;
  if (needs_quote) text += fmt::format(", written \"{}\"", as_written);
  const bool is_front = placed.side == Side::front;
  const bool has_other =
      is_front ? !placed.field->body.empty() || !placed.field->column.empty() : !placed.field->front.empty();
  if (!has_other) return text;
  const std::string_view other_name =
      is_front ? (placed.kind == model::EntityKind::row ? "the table" : "the text") : "the front matter";
  const State other = state_of(placed.other, ends);
  const std::string where = lines_of(placed.other, ends, source);
  if (other == State::none) return fmt::format("{}; {} says nothing{}", text, other_name, where);
  if (other == State::unknown) return fmt::format("{}; what {} says cannot be read{}", text, other_name, where);
  if (state == State::present && same(placed.value, placed.other, ends))
    return fmt::format("{}; {} says the same{}", text, other_name, where);
  return fmt::format("{}; {} says {}{}", text, other_name, text_of(placed.other, ends), where);
}

// A cell may hold one of two fields: "10%" is a rate and no amount.
bool is_read_otherwise(const PlacedValue& placed, const std::vector<PlacedValue>& all) {
  const State state = state_of(placed.value, placed.value.type.ended ? placed.here : std::array<bool, 2>{true, false});
  if (state == State::present) return false;
  const text::Span span = placed.value.ends[0].span;
  return std::ranges::any_of(all, [&](const PlacedValue& other) {
    const text::Span there = other.value.ends[0].span;
    return &other != &placed && other.index == placed.index && state_of(other.value, {true, true}) == State::present &&
           there.begin >= span.begin && there.end <= span.end;
  });
}

std::string name_of(const PlacedValue& placed) {
  const bool one_end = placed.value.type.ended && placed.here[0] != placed.here[1];
  return fmt::format("{}{}", placed.field->name, !one_end ? "" : placed.here[0] ? ", low end" : ", high end");
}

}  // namespace

std::string readings(const lint::InspectedLine& line) {
  std::vector<std::pair<std::string, std::string>> all;
  std::size_t name_width = 0;
  for (const model::ColumnRole& column : line.role.columns) {
    std::string text =
        column.fields.empty() ? "no rule reads this column" : fmt::format("{}", fmt::join(column.fields, ", "));
    text += basis_text(column.basis);
    all.emplace_back(quoted_part(column.header), std::move(text));
  }
  constexpr std::size_t k_most_values = 40;
  for (const PlacedValue& placed : line.role.values) {
    if (all.size() == k_most_values) break;
    if (is_read_otherwise(placed, line.role.values)) continue;
    all.emplace_back(name_of(placed), reading(placed, *line.source));
  }
  for (const auto& [name, text] : all) name_width = std::max(name_width, width(name));
  std::string out;
  for (const auto& [name, text] : all)
    out += fmt::format("  {}{}  {}\n", name, std::string(name_width - width(name), ' '), text);
  if (line.role.values.size() > k_most_values)
    out += fmt::format("  … and {} more\n", line.role.values.size() - k_most_values);
  const bool garbled = std::ranges::any_of(line.source->repairs(), [&](const text::Repair& repair) {
    return line.source->position(repair.in_file.begin).line == line.line;
  });
  if (garbled) out += "  the line is garbled in the file; what is read is the text as it must have been\n";
  return out.empty() ? out : "\nread there\n" + out;
}

}  // namespace guidelint::report
