// Front matter made of what the guide's path and text state: what a machine can fill in without inventing anything.
//
//   no front matter        the whole block, keys in the order of model.yaml, values quoted so that every YAML reader
//                          takes them for what they are
//   keys are absent        those, each at its place; whole `compensation` included
//   a row has no entry     the entry, where the table has it
//
// What neither path nor text states (data_quality, dates) is left out, and missing-key reports it; nothing is guessed.
// A value that holds bytes lost on the way is left out as well. Decided against: null for what is not known; a null
// says that somebody looked.
//
// Units     edits are of the file.
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
// left out. Nothing if there is nothing to add or the front matter cannot be read to its end.
std::optional<std::vector<text::Edit>> derive_front(const Bound& guide, std::span<const Assignment> given = {});

// The entry of a row that only the table has. Requires: row < count(EntityKind::row).
std::optional<std::vector<text::Edit>> derive_entry(const Bound& guide, std::size_t row);

}  // namespace guidelint::model
