// Writes values into the compensation table: what the wishes of one row become on the side of the body.
//
//   a figure         digits and scale only (model/cell_writer.h); fields that share a cell are written into it together
//   both ends        swapped, in a cell that states another currency the same way round
//                    ("£148K / $186K – £109K / $137K"): all four change places
//   monthly figures  divided by 12 again, if that is exact
//   a text           inside its emphasis
//
// Refused: figures of a table of levels and regions, where one figure is the sum of several cells; a cell without a
// figure; a currency, which is a sign at each figure.
//
// Units     edits are of the file, in order.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "model/bind_impl.h"
#include "model/wish.h"
#include "text/edit.h"

namespace guidelint::model {

// Wishes of Side::body. Requires: row.body != nullptr.
std::optional<std::vector<text::Edit>> edit_body(const Bound::Impl& bound, const BoundRow& row,
                                                 std::span<const Wish> wishes);

}  // namespace guidelint::model
