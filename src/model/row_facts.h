// What the compensation table states for an entry of the front matter, as YAML.
//
//   | **London (GBP)** | £80K–£110K | — | 10–15% | £98K–£140K |
//
//   region: London (GBP)      without emphasis, flags and shortcodes; where regions are headers, "London (GBP £)",
//                             without the currency too: so the guides have it
//   base_low: 80000           a required key is always there, null where the table has no figure
//   stock_low: null
//   bonus_pct: 10             fields of one column: the amounts if there are any, else the rate; of a rate with one key
//                             the low end
//   currency: GBP             of the figures; else the only one that region or cells name; else null
//
// Figures are those `export` shows: whole units, a month times twelve, lakhs resolved. Of an amount with a fraction of
// a unit nothing is written, and the same goes for 16 digits.
//
// Lifetime  results own what they hold.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "model/bind.h"
#include "model/front_block.h"

namespace guidelint::model {

// The rows that the table has, in its order.
std::vector<std::size_t> rows_of_table(const Bound::Impl& guide);

// The whole entry. Nothing if the row has no name, or bytes of it were lost on the way: no one could find it by that.
// Requires: the table has the row.
std::optional<Block> row_entry(const Bound& guide, std::size_t row);

// The value of one key of an entry; null where the table has none. Nothing: no key of the model.
// Requires: the table has the row.
std::optional<Block> row_key_value(const Bound& guide, std::size_t row, std::string_view key);

}  // namespace guidelint::model
