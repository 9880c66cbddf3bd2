#include "model/body_value.h"

#include <array>

#include "base/date.h"
#include "base/strings.h"
#include "model/levels.h"
#include "model/region.h"

namespace guidelint::model {
namespace {

using expr::State;

constexpr double k_hundredths = 100;        // of a unit of money
constexpr double k_percent_parts = 10'000;  // hundredths of a percent in the whole

expr::End money_end(const money::Amount& amount, std::string_view name, const text::SourceFile& source) {
  return {.low = static_cast<double>(amount.hundredths) / k_hundredths,
          .high = static_cast<double>(amount.hundredths) / k_hundredths,
          .step = static_cast<double>(amount.step) / k_hundredths,
          .state = State::present,
          .open = amount.open,
          .currency = amount.currency,
          .span = source.in_file(amount.span),
          .name = name};
}

expr::Value money_value(expr::Type type, const money::Range& range, std::string_view name,
                        const text::SourceFile& source) {
  expr::Value value = {.type = type, .ends = {money_end(range.low, name, source), money_end(range.high, name, source)}};
  value.basis = range.basis;
  return value;
}

expr::Value percent_value(expr::Type type, const money::Percent& percent, std::string_view name,
                          const text::SourceFile& source) {
  const auto end = [&](std::int64_t parts, text::Span span) {
    return expr::End{.low = static_cast<double>(parts) / k_percent_parts,
                     .high = static_cast<double>(parts) / k_percent_parts,
                     .step = static_cast<double>(percent.step) / k_percent_parts,
                     .state = State::present,
                     .span = source.in_file(span),
                     .name = name};
  };
  expr::Value value = {.type = type,
                       .ends = {end(percent.low, percent.low_span), end(percent.high, percent.high_span)}};
  value.ends[1].open = percent.open;
  return value;
}

expr::Value text_value(const FieldDef& field, ValueType type, std::string_view text, text::Span span,
                       std::string_view name) {
  if (text.empty()) return expr::make_missing(field.type, State::none, field.name, span, name);
  if (type == ValueType::date) {
    if (const auto date = base::parse_date(text)) return expr::make_days(expr::Kind::date, date->days, span, name);
  } else if (type == ValueType::quarter) {
    if (const auto quarter = base::parse_quarter(text))
      return expr::make_days(expr::Kind::quarter, quarter->index, span, name);
  } else if (field.type.kind == expr::Kind::text) {
    return expr::make_text(text, span, name);
  }
  return expr::make_missing(field.type, State::unknown, field.name, span, name);
}

}  // namespace

expr::Value table_value(const Model::Impl& model, std::size_t index, const CompensationRow& row,
                        const text::SourceFile& source, std::list<expr::Value>& alternatives) {
  const FieldDef& field = model.of(EntityKind::row).fields[index];
  const ValueType type = model.of(EntityKind::row).compiled[index].type;
  if (index == model.row_key) return text_value(field, type, row.region, source.in_file(row.region_span), "Region");
  if (index == model.symbol_field) {
    if (!row.currency.known()) return expr::make_missing(field.type, State::none, field.name);
    return expr::make_text(row.currency.text(), source.in_file(row.currency_span), row.currency_header);
  }
  const Figure& figure = row.figures[index];
  if (!figure.has_column) return expr::make_missing(field.type, State::none, field.name);
  const text::Span span = source.in_file(figure.span);
  if (type == ValueType::money && figure.range) {
    expr::Value value = money_value(field.type, *figure.range, figure.header, source);
    if (figure.alternative) {
      alternatives.push_back(money_value(field.type, *figure.alternative, figure.header, source));
      value.alternative = &alternatives.back();
    }
    return value;
  }
  if (type == ValueType::percent && figure.percent)
    return percent_value(field.type, *figure.percent, figure.header, source);
  if (type != ValueType::money && type != ValueType::percent) {
    return text_value(field, type,
                      figure.kind == money::CellKind::absent ? std::string_view() : without_emphasis(figure.text), span,
                      figure.header);
  }
  return expr::make_missing(field.type, figure.kind == money::CellKind::words ? State::unknown : State::none,
                            field.name, span, figure.header);
}

expr::Value header_value(std::size_t index, const CompensationRow* row, const text::SourceFile& source) {
  const std::string_view header = row == nullptr ? std::string_view() : row->figures[index].header;
  if (header.empty()) return expr::make_missing({expr::Kind::text, false}, State::none, "column");
  return expr::make_text(header, source.in_file(source.span_of(header)), "column");
}

expr::Value prose_value(const FieldDef& field, BodyReader reader, const guide::Guide& guide,
                        std::list<std::vector<std::string_view>>& lists) {
  const text::SourceFile& source = *guide.source;
  const auto in_title = [&](std::string_view part) {
    const text::Span span = part.empty() ? guide.title->span : source.span_of(part);
    return text_value(field, ValueType::text, part, source.in_file(span), "title");
  };
  const auto in_prose = [&](const std::optional<guide::Prose>& prose, std::string_view name) {
    return prose ? text_value(field, ValueType::text, prose->text, source.in_file(prose->span), name)
                 : expr::make_missing(field.type, State::none, field.name, {}, name);
  };
  switch (reader) {
    case BodyReader::title:
      if (guide.title) return in_title(guide.title->role);
      break;
    case BodyReader::title_company:
      if (guide.title) return in_title(guide.title->company);
      break;
    case BodyReader::title_level:
      if (guide.title) return in_title(names_level(guide.title->level) ? guide.title->level : std::string_view());
      break;
    case BodyReader::dna_line:
      return in_prose(guide.summary, "summary line");
    case BodyReader::level_mapping:
      return in_prose(guide.level_mapping, "level mapping");
    case BodyReader::sources: {
      if (!guide.sources_heading) break;
      std::vector<std::string_view>& items = lists.emplace_back();
      for (const guide::Item& item : guide.sources) items.push_back(item.text);
      expr::Value value = expr::make_text({}, source.in_file(*guide.sources_heading), "sources");
      value.type = field.type;
      value.list = items;
      return value;
    }
    case BodyReader::none:
      break;
  }
  return expr::make_missing(field.type, State::none, field.name);
}

expr::Value merge(expr::Value first, const expr::Value& second) {
  if (!first.type.ended) return first.state == State::none && second.state != State::none ? second : first;
  for (std::size_t end = 0; end < first.ends.size(); ++end) {
    if (first.ends[end].state == State::none && second.ends[end].state != State::none)
      first.ends[end] = second.ends[end];
  }
  if (first.basis == money::Basis::unknown) first.basis = second.basis;
  if (first.alternative == nullptr) first.alternative = second.alternative;
  return first;
}

}  // namespace guidelint::model
