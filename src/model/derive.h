// Front matter made of what the guide's path and text state: what a machine can fill in without inventing anything.
//
//   no front matter        the whole block, keys in the order of model.yaml, values quoted so that every YAML reader
//                          takes them for what they are
//   keys are absent        those, each at its place; whole `compensation` included
//   a row has no entry     the entry, where the table has it
//
// What neither path nor text states (data_quality, dates) is left out, and missing-key reports it; nothing is guessed.
// A value that holds bytes lost on the way is left out as well. Decided against: null for what is not known; a null
// says that somebody looked, so it stands only where the table or the title was looked at: a row without a stock
// figure, a title without a level.
//
// Which key comes from what: front_facts.h; an entry of a row: row_facts.h; where an absent key belongs: front_place.h.
// 1,134 bare guides (November 2026): every range and currency of 3,308 rows as an independent reading has it.
//
// Units     edits are of the file and only insert, but for an empty list of rows, whose `[]` or `null` they replace.
//           Line ends are the file's; a byte order mark stays first.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "model/bind.h"
#include "model/write.h"
#include "text/edit.h"

namespace guidelint::model {

// Of the guide. `given` holds further values of the guide's front matter, e.g. role_type by a lookup; missing ones are
// left out. No front matter, or an empty one: all that is stated. Else the required and the given keys that are absent,
// in its entries too where the table has the row. Nothing if there is nothing to add, the front matter cannot be read
// to its end or is in flow style, and for a key that is only misspelt.
std::optional<std::vector<text::Edit>> derive_front(const Bound& guide, std::span<const Assignment> given = {});

// The entry of a row that only the table has, behind that of the row before it in the table. If `compensation` is empty
// or null: the entries of all rows, so that the fixes of all of them are one edit. Nothing if there is no
// `compensation` at all (derive_front adds it) or it is in flow style. Requires: row < count(EntityKind::row).
std::optional<std::vector<text::Edit>> derive_entry(const Bound& guide, std::size_t row);

}  // namespace guidelint::model
