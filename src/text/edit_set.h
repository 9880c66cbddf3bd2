// Edits of several fixes that are to be applied together: a fix is taken whole or not at all.
//
// Kept in order, so that each fix costs the logarithm of what is there. Decided against: a comparison with all that
// was taken, then a merge; in a guide where 20,000 lines end in CRLF that took over two minutes, and this takes three
// seconds (unoptimised build).
#pragma once

#include <set>
#include <span>
#include <vector>

#include "text/edit.h"

namespace guidelint::text {

class EditSet {
 public:
  // False, and nothing is added, if one of `edits` touches what is there. Requires: are_apart(edits).
  bool add(std::span<const Edit> edits);

  // All of them, in order and apart.
  [[nodiscard]] std::vector<Edit> edits() const { return {edits_.begin(), edits_.end()}; }

 private:
  [[nodiscard]] bool touches(const Edit& edit) const;

  std::set<Edit> edits_;
};

}  // namespace guidelint::text
