// When a guide that was reviewed today is due again: after `every`, in the week near it that has the most free minutes.
//
//   today 2026-11-23, every 26w   the Fridays of 2027-W19 to W24: 26 weeks and 10 % either way
//   acme, 14 guides               one week for all of them
//   acme, 3 more a week later     that week again, if it has room: its sources are opened once
//
// So what was reviewed together stays together, and what was reviewed by chance on one day does not come back as a pile.
// The minutes of a week are those of the company's owner, without days away; what is due in it costs what `plan` says it
// costs. Of weeks that are equally free the one nearest to `every` is taken, of two such the earlier. Never beyond
// `between`, and never today. Where no Friday lies inside the 10 %, it is that of the week `every` leads to.
//
// Decided against: a random day near it (Anki's fuzz), which spreads what should be read together.
//
// Errors    none.
// Source    REVIEW.md of the design, 3, "Levelling".
#pragma once

#include <cstddef>
#include <vector>

#include "base/date.h"
#include "review/guide.h"
#include "review/settings.h"

namespace guidelint::review {

// For each of `reviewed`, indices into `guides`, which are all of the corpus: their dates say how full a week is. The old
// dates of those reviewed do not count. Independent of the order of both.
std::vector<base::Date> next_due(const std::vector<Guide>& guides, const std::vector<std::size_t>& reviewed,
                                 const Settings& settings, base::Date today);

}  // namespace guidelint::review
