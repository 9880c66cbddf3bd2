// Writes values into a guide, as edits of its bytes: how a fix of a rule becomes a change of the file.
//
//   base.low := 120,000     base_low: 165000            ->  base_low: 120000
//                           | London | £165K–£138K |    ->  | London | £120K–£138K |   in the cell's own notation
//   front.stock := 40..80K  a key that is null or absent in its map, set or added at its place (model.yaml, `order`)
//   name := "base_low"      of a key: the key itself
//   text := "£85K"          of a line
//
// A value is written on every side that held the same value before, in that side's notation, or only on the side named.
// What was written is read again; if it does not say exactly the value that was meant, nothing is written at all.
//
// Units     edits are of the file.
// Errors    nothing: it cannot be written so (flow style, a notation that cannot say it, two values for one place).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "expr/value.h"
#include "model/bind.h"
#include "text/edit.h"

namespace guidelint::model {

struct Assignment {
  expr::FieldId field = 0;              // of `kind`; with a side: of that side
  std::optional<std::size_t> end = {};  // of a two-ended field: 0 low, 1 high; nothing: both
  bool every_side = false;              // also the other side, if it held the same value
  expr::Value value = {};               // evaluated before anything is written; an end that is none is left alone
};

// In order of place. Empty: everything is written already.
std::optional<std::vector<text::Edit>> write(const Bound& guide, EntityKind kind, std::size_t index,
                                             std::span<const Assignment> assignments);

// Which fields can be written; others are a mistake of the rule: path, parts worked out (`is`), prose.
bool is_writable(const Model& model, expr::FieldId field);

}  // namespace guidelint::model
