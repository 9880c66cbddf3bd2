// What stands on a line of a guide, and which values are read there: where explain begins.
//
//   "  total_comp_high: 238000"     key compensation[amsterdam].total_comp_high; total of row[amsterdam], its high end
//   "| Amsterdam | €90K–€125K |"    a row of the compensation table; region, base, … of row[amsterdam]
//   "| Region | Base Salary |"      its header; which field each column holds
//   "Be friendly."                  a paragraph; nothing
//
// Units     lines from 1; spans in the file.
// Lifetime  values and texts view the guide and the model.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/bind.h"
#include "text/span.h"

namespace guidelint::model {

struct ColumnRole {  // of the compensation table
  std::string_view header = {};
  std::vector<std::string_view> fields = {};  // "bonus_rate", "bonus_paid"; empty: nothing is read from it
  money::Basis basis = money::Basis::unknown;
};

struct PlacedValue {
  EntityKind kind = EntityKind::row;
  std::size_t index = 0;  // of the entity
  const FieldDef* field = nullptr;
  Side side = Side::front;
  expr::Value value = {};
  std::array<bool, 2> here = {};  // which ends stand on the line; the first alone if it has not two
  expr::Value other = {};         // the same field on the other side
};

struct LineRole {
  std::string what = {};               // "a row of the compensation table", "blank", "a heading"
  std::vector<std::size_t> rows = {};  // entities: the rows whose entry or table row is here
  std::vector<ColumnRole> columns = {};
  text::Span below = {};  // of a header: the rows of the table
  std::vector<PlacedValue> values = {};
  std::vector<text::Span> places = {};  // the line, and what stands for it: a source's heading
};

// Requires: 1 <= line <= line_count of the source.
LineRole line_role(const Bound& guide, std::uint32_t line);

}  // namespace guidelint::model
