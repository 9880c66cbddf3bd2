// THE compensation table of a guide: which of its tables it is, and what its cells say, one row per region.
//
//   R     a row per region                     Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp
//   LxR   levels down, regions across          Level | San Francisco (USD) | London (GBP £)       each cell a total
//   CxR   components down, regions across      Component | Newton MA (USD) | Tel Aviv (ILS)
//   LT    level and title, no region           Level | Title | Base Salary | …                    the title stands for
//   the region LR    level and region                     Level | Region | Base Salary | …
//
// Columns (CxR: rows) are found by the patterns of the model; each is taken once, in the order the model gives. Tables
// that only look alike (level mappings, comparisons of companies, walk-away tables) are passed over. LxR gives one row
// per region: the levels that the guide's title names ("Senior …", "Staff …", "Product Manager" and "PM (L4)"), else
// the smallest and the largest figure of all levels. Its confidence is low, as is that of a range or row of two
// currencies, of monthly figures and of an R row without base.
//
// Units     as money::Cell; monthly figures are multiplied by 12 here. Spans in text().
// Lifetime  texts are views into the guide's source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guide/guide.h"
#include "model/model.h"
#include "money/cell.h"

namespace guidelint::model {

// Rows read of either side; a guide with more regions than places in the world is an attack on memory
constexpr std::size_t k_max_rows = 2000;

enum class Layout : std::uint8_t { regions, levels_regions, components_regions, levels_titles, levels_in_regions };

std::string_view to_string(Layout layout);  // "R", "LxR", "CxR", "LT", "LR"

// What one cell says about one field.
struct Figure {
  bool has_column = false;
  money::CellKind kind =
      money::CellKind::absent;   // `words` also if an amount is there but none of the field's type can be read
  std::string_view header = {};  // name of the column without emphasis
  std::string_view text = {};
  text::Span span = {};
  std::optional<money::Range> range = {};        // basis: of the cell, else of the header
  std::optional<money::Range> alternative = {};  // the first in another currency
  std::optional<money::Percent> percent = {};
};

struct CompensationRow {
  std::string_view region = {};  // as written, without emphasis
  text::Span region_span = {};
  text::Span span = {};  // the line it was read from; the first one if there are several
  std::string key = {};
  std::vector<Figure> figures = {};  // by field of the model
  money::Currency currency = {};     // the sign of base, else of total
  text::Span currency_span = {};
  std::string_view currency_header = {};
  bool low_confidence = false;
};

struct Compensation {
  const guide::Table* table = nullptr;
  Layout layout = Layout::regions;
  std::vector<CompensationRow> rows = {};
  std::size_t left_out = 0;  // rows beyond k_max_rows
};

// Nothing if the guide has no such table.
std::optional<Compensation> read_compensation(const guide::Guide& guide, const Model& model);

}  // namespace guidelint::model
