#include "text/edit_set.h"

#include <algorithm>
#include <iterator>

namespace guidelint::text {

// Those that are there are apart, so only the neighbours can touch it.
bool EditSet::touches(const Edit& edit) const {
  const auto next = edits_.lower_bound(edit);
  const auto apart = [](const Edit& first, const Edit& second) {
    return first.span.begin < second.span.begin && first.span.end <= second.span.begin;
  };
  if (next != edits_.end() && !apart(edit, *next)) return true;
  return next != edits_.begin() && !apart(*std::prev(next), edit);
}

bool EditSet::add(std::span<const Edit> edits) {
  if (std::ranges::any_of(edits, [this](const Edit& edit) { return touches(edit); })) return false;
  edits_.insert(edits.begin(), edits.end());
  return true;
}

}  // namespace guidelint::text
