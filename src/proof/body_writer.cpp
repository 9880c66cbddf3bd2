#include "proof/body_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/strings.h"
#include "money/money.h"
#include "proof/amount_text.h"
#include "proof/setting.h"

namespace guidelint::proof {
namespace {

using model::EntityKind;
using text::Span;
using Done = BodyWriter::Done;

constexpr std::string_view k_dash = "—";

Done refuse(std::string message) { return tl::make_unexpected(std::move(message)); }

std::string sign_for(std::string_view code) {
  if (code.empty()) return {};
  const auto currency = money::parse_currency(code);
  return currency ? std::string(money::sign_of(*currency)) : fmt::format("{} ", code);
}

std::string cell_text(std::string_view text) {
  std::string cell;
  for (const char c : text) {
    if (c == '|') cell += '\\';
    cell += c;
  }
  return cell;
}

// The amounts of a cell once more, with another sign.
std::string with_sign(const expr::Value& value, std::string_view sign) {
  const expr::End &low = value.ends[0], &high = value.ends[1];
  WrittenRange range{.low = write_amount(low.low, low.step), .high = write_amount(high.low, high.step)};
  range.is_single = low.span == high.span;
  return in_table(range, sign);
}

bool is_amount(const expr::Value& value) {
  return value.ends[0].state == expr::State::present && value.ends[1].state == expr::State::present;
}

}  // namespace

BodyWriter::BodyWriter(const model::Bound& bound, const model::Model& model, Edits& edits)
    : bound_(&bound), model_(&model), edits_(&edits) {
  find_row();
  for (const model::FieldDef& field : model.fields(EntityKind::row)) {
    if (is_symbol(field)) sign_ = sign_for(body_value(EntityKind::row, field).text);
  }
}

expr::Value BodyWriter::body_value(EntityKind owner, const model::FieldDef& field) const {
  const std::string_view parts[] = {"body", field.name};
  const auto found = model_->scope(owner).find(parts);
  if (!found || bound_->count(owner) == 0) return {};
  return bound_->entity(owner, 0).get(found->id);
}

// The row of the table that holds the values of the first row.
void BodyWriter::find_row() {
  const guide::Guide& guide = bound_->guide();
  for (const model::FieldDef& field : model_->fields(EntityKind::row)) {
    const Span span = body_value(EntityKind::row, field).ends[0].span;
    if (field.column.empty() || is_symbol(field) || span == Span{}) continue;
    for (const guide::Table& table : guide.blocks.tables) {
      for (const guide::TableRow& row : table.rows) {
        if (!guide.source->in_file(row.span).contains(span)) continue;
        table_ = &table;
        row_ = &row;
        return;
      }
    }
  }
}

// Fields with one header share a cell.
std::optional<BodyWriter::CellPlace> BodyWriter::cell_of(const model::FieldDef& field) const {
  if (row_ == nullptr) return std::nullopt;
  for (const model::FieldDef& other : model_->fields(EntityKind::row)) {
    if (other.column != field.column) continue;
    const Span span = body_value(EntityKind::row, other).ends[0].span;
    if (span == Span{}) continue;
    for (std::size_t column = 0; column < row_->cells.size(); ++column) {
      const Span cell = bound_->guide().source->in_file(row_->cells[column].span);
      if (cell.contains(span)) return CellPlace{.column = column, .span = cell};
    }
  }
  return std::nullopt;
}

Done BodyWriter::set(EntityKind owner, const model::FieldDef& field, const yaml::Node& value) {
  if (owner == EntityKind::row) return is_symbol(field) ? set_currency(value) : set_cell(field, value);
  if (field.type.kind == expr::Kind::list) return set_list(value);
  const expr::Value now = body_value(owner, field);
  return set_prose(now.state == expr::State::present ? now.ends[0].span : Span{}, field.name, value);
}

Done BodyWriter::set_strategy(const yaml::Node& value) {
  const guide::Guide& guide = bound_->guide();
  return set_prose(guide.strategy ? guide.source->in_file(guide.strategy->span) : Span{}, "strategy", value);
}

Done BodyWriter::set_cell(const model::FieldDef& field, const yaml::Node& value) {
  if (row_ == nullptr) return refuse("the compensation table of rules/example.md has no row for its first region");
  std::string cell = value.is_null() ? std::string(k_dash) : cell_text(value.scalar);
  const bool is_pay = field.type.kind == expr::Kind::money || field.type.kind == expr::Kind::percent;
  if (is_pay && !value.quoted && !value.is_null()) {
    if (auto range = read_range(value.scalar)) {
      range->is_percent = field.type.kind == expr::Kind::percent;
      cell = in_table(*range, sign_);
    }
  }
  const auto place = cell_of(field);
  if (!place) {
    if (!value.is_null()) add_column(field, cell);
    return {};
  }
  if (value.is_null() && written_[place->column]) return {};  // the other field of this cell has a value
  written_[place->column] = true;
  edits_->replace(place->span, std::move(cell));
  return {};
}

void BodyWriter::add_column(const model::FieldDef& field, const std::string& cell) {
  std::string header = field.name;
  header[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(header[0])));
  const text::SourceFile& source = *bound_->guide().source;
  const auto append = [&](Span line, std::string_view what) {
    const std::string_view text = base::trim(source.text().substr(line.begin, line.size()));
    const Span end = source.in_file({source.span_of(text).end, source.span_of(text).end});
    edits_->insert(end.begin, fmt::format("{}{} |", text.ends_with('|') ? " " : " | ", what));
  };
  append(table_->header.span, header);
  append(table_->delimiter, "---");
  for (const guide::TableRow& row : table_->rows) append(row.span, &row == row_ ? std::string_view(cell) : k_dash);
  added_.push_back(&field);
}

Done BodyWriter::set_currency(const yaml::Node& code) {
  if (row_ == nullptr) return refuse("the compensation table of rules/example.md has no row for its first region");
  sign_ = code.is_null() ? std::string() : sign_for(code.scalar);
  sign_changed_ = true;
  return {};
}

void BodyWriter::finish() {
  if (!sign_changed_) return;
  for (const model::FieldDef& field : model_->fields(EntityKind::row)) {
    if (field.type.kind != expr::Kind::money || field.column.empty()) continue;
    const expr::Value value = body_value(EntityKind::row, field);
    const auto place = cell_of(field);
    if (!place || !is_amount(value) || written_[place->column]) continue;
    edits_->replace(place->span, with_sign(value, sign_));
  }
}

Done BodyWriter::set_list(const yaml::Node& value) {
  const guide::Guide& guide = bound_->guide();
  if (guide.sources.empty()) return refuse("rules/example.md has no sources in its text");
  if (value.kind != yaml::Kind::sequence && !value.is_null()) return refuse("sources is a list");
  const Span all = guide.source->in_file({guide.sources.front().span.begin, guide.sources.back().span.end});
  if (value.items.empty()) {
    edits_->replace(whole_lines(all), "");
    return {};
  }
  std::string lines;
  for (const yaml::Node& item : value.items) lines += fmt::format("{}{}", lines.empty() ? "" : "\n- ", item.scalar);
  edits_->replace(all, std::move(lines));
  return {};
}

Done BodyWriter::set_prose(Span in_file, std::string_view name, const yaml::Node& value) {
  if (in_file == Span{}) return refuse(fmt::format("rules/example.md has no {} in its text", name));
  if (value.is_null()) {
    edits_->replace(whole_lines(in_file), "");
  } else {
    edits_->replace(in_file, std::string(value.scalar));
  }
  return {};
}

Span BodyWriter::whole_lines(Span in_file) const {
  const std::string_view raw = bound_->guide().source->raw();
  const auto before = in_file.begin == 0 ? std::string_view::npos : raw.rfind('\n', in_file.begin - 1);
  const auto after = raw.find('\n', in_file.end);
  return {before == std::string_view::npos ? 0 : static_cast<text::Offset>(before + 1),
          static_cast<text::Offset>(after == std::string_view::npos ? raw.size() : after + 1)};
}

Done BodyWriter::remove(EntityKind owner) {
  const guide::Guide& guide = bound_->guide();
  if (owner == EntityKind::row) {
    if (row_ == nullptr) return refuse("the compensation table of rules/example.md has no row for its first region");
    edits_->replace(whole_lines(guide.source->in_file(row_->span)), "");
  } else {
    edits_->replace(guide.source->in_file(guide.body), "");
  }
  return {};
}

}  // namespace guidelint::proof
