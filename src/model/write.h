// Writes values into a guide, as edits of its bytes: how a fix of a rule becomes a change of the file.
//
//   base.low := 120,000     base_low: 165000            ->  base_low: 120000
//                           | London | £165K–£138K |    ->  | London | £120K–£138K |   in the cell's own notation
//   front.stock := 40..80K  a key that is null or absent in its map, set or added at its place (model.yaml, `order`)
//   name := "base_low"      of a key: the key itself
//   text := "£85K"          of a line
//
// A bare name is the side that was judged, and the other if it held the same value (to half the last digit of the
// coarser), ends of a range decided together; a side that has none is left without. A side that is named is written
// alone, unless every_side.
// What was written is read again: the values meant must be there, and every other value of the guide must be what it
// was; else nothing is written at all. Of lines only the line itself is looked at, so that thousands can be written.
//
// Units     edits are of the file. Linear in the guide.
// Errors    nothing: it cannot be written so (flow style, a key that stands twice or is misspelt, YAML with problems,
//           no such side, a notation that cannot say it, two values for one place, a place that was repaired on
//           reading, figures of a table of levels and regions, a value that is unknown).
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
  expr::Value value = {};  // evaluated before anything is written; an end that is none or unknown is left alone
};

// In order of place. Empty: everything is written already.
std::optional<std::vector<text::Edit>> write(const Bound& guide, EntityKind kind, std::size_t index,
                                             std::span<const Assignment> assignments);

// Which fields can be written; others are a mistake of the rule: path, parts worked out (`is`), prose.
bool is_writable(const Model& model, expr::FieldId field);

}  // namespace guidelint::model
