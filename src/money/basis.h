// The unit directly behind an amount: "/yr", "/mo", "/4yr", "/ 4 years", "per year".
//
// Other units ("/hr", "/share", "per day") are known to be units, but not which: the amount in front is not the pay of
// a year.
#pragma once

#include <optional>
#include <string_view>

#include "money/cell.h"

namespace guidelint::money {

struct Unit {
  Basis basis = Basis::unknown;  // unknown: a unit, none of ours
  std::size_t end = 0;
};

// The unit at `at`, which is where the amount ends; nothing if what follows is no unit ("/ $137K", " (10%)").
std::optional<Unit> unit_at(std::string_view text, std::size_t at);

}  // namespace guidelint::money
