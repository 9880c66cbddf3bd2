// What shall stand where: the assignments of a fix, taken apart into one value for one field on one side.
//
//   base.low := 120K, base.high := 165K      front base 120,000..165,000  and body base, if both sides held the same
//   front.stock := 40K..none                 front stock, low end only
//
// Which sides a bare name means is decided here and nowhere else, over all ends of a field together: a range that is
// half the same on both sides is not the same, or a swap would be done by halves.
//
// Errors    nothing: a value that is an interval or of another type, a text that was damaged; two values for one place; a side that
//           is not there.
// Lifetime  values view what the assignments view.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/bind_impl.h"
#include "model/write.h"

namespace guidelint::model {

struct Wish {
  Side side = Side::front;  // or body
  std::uint32_t field = 0;  // into the fields of the entity
  std::array<std::optional<expr::End>, 2> ends = {};
  std::optional<expr::Value> value = {};  // of a field that is not two-ended
};

std::optional<std::vector<Wish>> wishes_of(const Bound& bound, EntityKind kind, std::size_t index,
                                           std::span<const Assignment> assignments);

// Two ends are one figure: equal, or nearer than half the last digit of the coarser.
bool same_figure(const expr::End& a, const expr::End& b);

}  // namespace guidelint::model
