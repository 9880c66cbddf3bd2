#include "model/compensation.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/strings.h"
#include "model/bind.h"
#include "model/layout.h"
#include "model/levels.h"
#include "model/model_impl.h"
#include "model/region.h"

namespace guidelint::model {
namespace {

constexpr guide::Cell k_no_cell = {};

// A row as GitHub shows it: cells that are not there are empty.
const guide::Cell& cell_at(const guide::TableRow& row, std::size_t column) {
  return column < row.cells.size() ? row.cells[column] : k_no_cell;
}

void times_twelve(std::int64_t& hundredths) {
  constexpr std::int64_t k_limit = std::numeric_limits<std::int64_t>::max() / 12;
  if (hundredths <= k_limit && hundredths >= -k_limit) hundredths *= 12;
}

// A monthly range becomes one per year; true if it was one.
bool make_yearly(money::Range& range) {
  if (range.basis != money::Basis::month) return false;
  for (money::Amount* amount : {&range.low, &range.high}) {
    times_twelve(amount->hundredths);
    times_twelve(amount->step);
  }
  range.basis = money::Basis::year;
  return true;
}

// A column (components x regions: a row) and what its name says, asked once for all its cells.
struct Column {
  explicit Column(std::string_view words) : heading(words), basis(money::basis_named_in(words)) {}
  Heading heading;
  money::Basis basis;
};

class RowReader {
 public:
  explicit RowReader(const Model& model) : model_(&model.impl()) {}

  CompensationRow make_row(const guide::Cell& region, text::Span span) const {
    CompensationRow row;
    row.region = without_emphasis(region.text);
    row.region_span = region.span;
    row.key = region_key(region.text);
    row.span = span;
    row.figures.resize(model_->of(EntityKind::row).fields.size());
    return row;
  }

  // All fields of the column that is named `header`, from one cell.
  void read_cell(CompensationRow& row, const std::vector<std::size_t>& fields, const guide::Cell& cell,
                 const Column& column, const Heading& region) const {
    const Heading& header = column.heading;
    const money::Cell read = money::parse_cell(cell.text, cell.span.begin, cell_context(cell.text, header, region));
    const bool is_signing = read.says_signing && model_->signing &&
                            std::find(fields.begin(), fields.end(), *model_->signing) == fields.end();
    for (const std::size_t field : fields) {
      Figure& figure = row.figures[field];
      describe(figure, cell, header, read);
      const ValueType type = model_->of(EntityKind::row).compiled[field].type;
      if (type == ValueType::money) {
        if (!is_signing) take_range(row, figure, read, column.basis);
        if (!figure.range && read.kind == money::CellKind::amounts && !is_signing &&
            !(fields.size() > 1 && read.percent))
          figure.kind = money::CellKind::words;
      } else if (type == ValueType::percent) {
        figure.percent = read.percent;
        if (!figure.percent && read.kind == money::CellKind::amounts && (fields.size() == 1 || read.count))
          figure.kind = money::CellKind::words;
      }
    }
    if (is_signing && read.range &&
        !row.figures[*model_->signing].range) {  // "$22K–$45K sign-on" in the column of bonuses
      Figure& figure = row.figures[*model_->signing];
      describe(figure, cell, header, read);
      take_range(row, figure, read, column.basis);
    }
  }

  // Once all cells are read.
  void finish(CompensationRow& row, bool wants_base) const {
    for (const std::size_t field : model_->currency_of) {
      const Figure& figure = row.figures[field];
      if (!figure.range || !figure.range->low.currency.known()) continue;
      row.currency = figure.range->low.currency;
      row.currency_span = figure.range->low.span;
      row.currency_header = figure.header;
      break;
    }
    for (const Figure& figure : row.figures) {
      if (figure.range && (figure.range->mixed() || figure.range->low.currency != row.currency))
        row.low_confidence = true;
    }
    if (wants_base && !model_->currency_of.empty() && !row.figures[model_->currency_of.front()].range)
      row.low_confidence = true;
  }

 private:
  static void describe(Figure& figure, const guide::Cell& cell, const Heading& header, const money::Cell& read) {
    figure.has_column = true;
    figure.kind = read.kind;
    figure.header = header.text;
    figure.text = cell.text;
    figure.span = read.span.size() > 0 ? read.span : cell.span;
  }

  static void take_range(CompensationRow& row, Figure& figure, const money::Cell& read, money::Basis named) {
    if (!read.range) return;
    figure.range = *read.range;
    if (figure.range->basis == money::Basis::unknown) figure.range->basis = named;
    if (make_yearly(*figure.range)) row.low_confidence = true;
    for (const money::Range& other : read.alternatives) {
      if (other.low.currency == read.range->low.currency) continue;
      figure.alternative = other;
      if (read.range->basis == money::Basis::unknown && other.basis == money::Basis::unknown)
        figure.alternative->basis = named;
      make_yearly(*figure.alternative);
      break;
    }
  }

  const Model::Impl* model_;
};

using FieldsAt = std::vector<std::pair<std::size_t, std::vector<std::size_t>>>;

// Columns with the fields read from them, without the region's.
FieldsAt group(const TableShape& shape, const Model::Impl& model) {
  FieldsAt result;
  for (std::size_t field = 0; field < shape.place_of.size(); ++field) {
    const std::size_t place = shape.place_of[field];
    if (place == k_no_column || field == model.row_key) continue;
    const auto same =
        std::find_if(result.begin(), result.end(), [&](const auto& entry) { return entry.first == place; });
    if (same == result.end()) {
      result.emplace_back(place, std::vector<std::size_t>{field});
    } else {
      same->second.push_back(field);
    }
  }
  return result;
}

void read_lines(Compensation& compensation, const TableShape& shape, const Model& model) {
  const RowReader reader(model);
  const FieldsAt columns = group(shape, model.impl());
  std::vector<Column> headers;
  headers.reserve(columns.size());
  for (const auto& [column, fields] : columns)
    headers.emplace_back(without_emphasis(compensation.table->header.cells[column].text));
  const std::size_t name_column =
      shape.layout == Layout::levels_titles ? shape.title_column : shape.place_of[model.impl().row_key];
  compensation.rows.reserve(std::min(compensation.table->rows.size(), k_max_rows));
  for (const guide::TableRow& line : compensation.table->rows) {
    if (compensation.rows.size() == k_max_rows) {
      compensation.left_out = compensation.table->rows.size() - k_max_rows;
      break;
    }
    const guide::Cell& name = cell_at(line, name_column);
    CompensationRow row = reader.make_row(name, line.span);
    const Heading region(row.region);
    for (std::size_t at = 0; at < columns.size(); ++at)
      reader.read_cell(row, columns[at].second, cell_at(line, columns[at].first), headers[at], region);
    reader.finish(row, true);
    compensation.rows.push_back(std::move(row));
  }
}

void read_components(Compensation& compensation, const TableShape& shape, const Model& model) {
  const RowReader reader(model);
  const FieldsAt lines = group(shape, model.impl());
  std::vector<Column> names;
  names.reserve(lines.size());
  for (const auto& [line, fields] : lines)
    names.emplace_back(without_emphasis(cell_at(compensation.table->rows[line], 0).text));
  const auto& headers = compensation.table->header.cells;
  for (std::size_t column = 1; column < headers.size(); ++column) {
    if (without_emphasis(headers[column].text).substr(0, 2) == "w/") continue;
    CompensationRow row = reader.make_row(headers[column], compensation.table->rows.front().span);
    const Heading region(row.region);
    for (std::size_t at = 0; at < lines.size(); ++at) {
      reader.read_cell(row, lines[at].second, cell_at(compensation.table->rows[lines[at].first], column), names[at],
                       region);
    }
    reader.finish(row, true);
    compensation.rows.push_back(std::move(row));
  }
}

// Widens `wide` to hold `range`.
void widen(std::optional<money::Range>& wide, const std::optional<money::Range>& range) {
  if (!range) return;
  if (!wide) {
    wide = range;
    return;
  }
  if (range->low.hundredths < wide->low.hundredths) wide->low = range->low;
  if (range->high.hundredths > wide->high.hundredths) wide->high = range->high;
}

void read_levels(Compensation& compensation, const guide::Guide& guide, const Model& model) {
  const RowReader reader(model);
  std::vector<std::string_view> labels;
  for (const guide::TableRow& line : compensation.table->rows)
    labels.push_back(without_emphasis(cell_at(line, 0).text));
  const std::string role = guide.title ? std::string(guide.title->role) : path_parts(model, guide.source->path()).role;
  const std::vector<std::size_t> chosen = levels_of_role(role, labels);
  const std::size_t total = *model.impl().total;
  const auto& headers = compensation.table->header.cells;
  for (std::size_t column = 1; column < headers.size(); ++column) {
    const text::Span first = compensation.table->rows[chosen.front()].span;
    CompensationRow row = reader.make_row(headers[column], first);
    const Column region(row.region);
    std::optional<Figure> merged;
    CompensationRow one = row;
    for (const std::size_t line : chosen) {
      one.figures[total] = {};
      reader.read_cell(one, {total}, cell_at(compensation.table->rows[line], column), region, region.heading);
      Figure& figure = one.figures[total];
      if (!merged || (!merged->range && figure.range)) {
        merged = figure;
      } else {
        widen(merged->range, figure.range);
        widen(merged->alternative, figure.alternative);
      }
    }
    if (merged) row.figures[total] = *merged;
    reader.finish(row, false);
    row.low_confidence = true;
    compensation.rows.push_back(std::move(row));
  }
}

}  // namespace

std::string_view to_string(Layout layout) {
  switch (layout) {
    case Layout::regions:
      return "R";
    case Layout::levels_regions:
      return "LxR";
    case Layout::components_regions:
      return "CxR";
    case Layout::levels_titles:
      return "LT";
    case Layout::levels_in_regions:
      return "LR";
  }
  return "";
}

std::optional<Compensation> read_compensation(const guide::Guide& guide, const Model& model) {
  bool first = true;
  for (const guide::Table& table : guide.blocks.tables) {
    const auto shape = shape_of(table, model, first);
    first = false;
    if (!shape) continue;
    Compensation compensation = {.table = &table, .layout = shape->layout};
    if (shape->layout == Layout::levels_regions) {
      read_levels(compensation, guide, model);
    } else if (shape->layout == Layout::components_regions) {
      read_components(compensation, *shape, model);
    } else {
      read_lines(compensation, *shape, model);
    }
    return compensation;
  }
  return std::nullopt;
}

}  // namespace guidelint::model
