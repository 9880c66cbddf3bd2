// A percentage or a range of them, at a given place.
//
//   "10–15%", "12.5%", "10%–15%", "25%+"     read
//   "60–100% of NYC", "5% below Paris"       nothing: a remark about pay elsewhere, no bonus
//   "10% of base"                            read
//   "+5-10%", "~60%"                         nothing: no digit begins it
#pragma once

#include <optional>
#include <string_view>

#include "money/cell.h"

namespace guidelint::money {

struct FoundPercent {
  Percent percent;  // its spans are relative to `text`
  std::size_t end = 0;
};

// The percentage whose first digit is at `at`.
std::optional<FoundPercent> read_percent(std::string_view text, std::size_t at);

}  // namespace guidelint::money
