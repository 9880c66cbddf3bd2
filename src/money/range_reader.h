// The ranges at the beginning of a cell or of a parenthesis, up to the first thing that is not theirs.
//
//   A – B / C – D        one range and alternatives
//   A / C – B / D        the same pairwise: lows, dash, highs
//   A – B/yr / C – D/yr  with units; a unit behind the last holds for those of other currencies before it
//
// One pass collects amounts and what stands between them into a fixed array; then the separators decide. What is not
// certain is refused: three amounts joined by dashes, or "$10K / $20K – $30K / $40K", which is pairs or levels.
//
// Limits    k_max_ranges; what follows is not read and not an error.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "money/amount_scanner.h"
#include "money/fixed_vector.h"

namespace guidelint::money {

constexpr std::size_t k_max_ranges = 9;  // the first and eight alternatives

struct Ranges {
  FixedVector<Range, k_max_ranges> items = {};  // at least one; spans are relative to the text read
  bool marked = false;                          // a currency is written somewhere
  bool sure_without_mark = false;               // one range, a scale or a group: "150K–200K" is money, "2-4" is not
  bool is_whole = false;                        // a bare single range whose ends are whole numbers: may be a count
  std::size_t end = 0;

  [[nodiscard]] std::span<const Range> all() const { return items.all(); }
};

// Nothing if there are none at `at`, or none that are certain.
std::optional<Ranges> read_ranges(std::string_view text, std::size_t at, const CellContext& context);

}  // namespace guidelint::money
