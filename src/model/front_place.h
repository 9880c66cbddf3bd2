// Where a key that is not there belongs among those that are.
//
//   company, role, compensation   +  role_display   ->  after role
//   role, compensation            +  company        ->  before the first
//   region, base_low, base_high   +  currency       ->  after base_high
//
// The order is that of model.yaml: `order` at the top, the order of the fields inside a map and in a row. What the
// author ordered otherwise stays so; a new key goes right behind the nearest key that belongs before it.
//
// Lifetime  results view the Model or are indexes.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/model.h"

namespace guidelint::model {

// Every key that may stand in the map `parent` (dotted; empty: the top, or an entry of a row), each once, in its order.
std::vector<std::string_view> key_order(const Model& model, EntityKind kind, std::string_view parent);

// Index into `present` (the keys of the map, in the order of the file) of the key behind which `absent` belongs;
// nothing: before the first. A key the model does not name belongs behind the last.
std::optional<std::size_t> place_behind(const Model& model, EntityKind kind, std::string_view parent,
                                        std::span<const std::string_view> present, std::string_view absent);

}  // namespace guidelint::model
