// Drawings of the page: bars of minutes against the limit, what is left as a falling line, the course of a count.
//
// Drawn as SVG without a viewBox and with places across in percent, so that a drawing is as wide as its column and its
// text stays as large as other text, on a phone too. Lines, which know no percent, stand in an inner SVG that is
// stretched; their width is not. Colours come from the page's style, so that dark, light and paper work alike.
//
// Decided against: a fixed viewBox, which makes labels of 11 px to labels of 4 px at 390 px; a library.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "report/plan_page/view.h"

namespace guidelint::report::plan_page {

// Both with role="img" and what they show as their name.
std::string load_chart(const View& view);
std::string burn_down_chart(const View& view);

struct Moment {
  base::Date date;
  std::uint64_t value = 0;
};

// At most k_most_moments points, the last of each stretch of time. Needs at least two; empty with fewer. Hidden from
// screen readers: the words beside it say what it shows.
constexpr std::size_t k_most_moments = 80;
std::string sparkline(std::span<const Moment> course);

}  // namespace guidelint::report::plan_page
