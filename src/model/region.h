// The name of a region: what joins the table with the front matter, and what it says about signs.
//
//   "**London (GBP £)**", "🇬🇧 London", ":gb: London (GBP)"  ->  key "London"
//
// Lifetime  functions that return string_view return a part of what they were given.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "money/cell.h"

namespace guidelint::model {

// Without surrounding blanks and the stars or underscores of emphasis.
std::string_view without_emphasis(std::string_view text);

// Without emphasis, flags and shortcodes; blanks folded. May be empty.
std::string region_words(std::string_view region);

// Without emphasis, flags, shortcodes and a currency in parentheses at the end; blanks folded. The text itself if
// nothing else is left.
std::string region_key(std::string_view region);

struct Heading {  // of a column or a row, asked once for all its cells
  explicit Heading(std::string_view words) : text(words), named(money::currency_named_in(words)) {}
  std::string_view text;
  std::optional<money::Currency> named;
};

// What "$", "¥" and "kr" mean in `cell`, under `header` in the row of `region`.
money::CellContext cell_context(std::string_view cell, const Heading& header, const Heading& region);

}  // namespace guidelint::model
