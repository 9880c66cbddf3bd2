// Which of the five layouts a table has, if it is a compensation table at all, and which column holds which field.
//
// For compensation.cpp only; see compensation.h for the layouts.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "guide/blocks.h"
#include "model/compensation.h"
#include "model/model.h"

namespace guidelint::model {

constexpr std::size_t k_no_column = static_cast<std::size_t>(-1);

struct TableShape {
  Layout layout = Layout::regions;
  // By field of the row: its column (components x regions: its row), or k_no_column
  std::vector<std::size_t> place_of = {};
  std::size_t title_column = k_no_column;  // levels with titles
};

// `first`: no table of the guide stands before it; later ones are believed only if they name regions or currencies.
std::optional<TableShape> shape_of(const guide::Table& table, const Model& model, bool first);

}  // namespace guidelint::model
