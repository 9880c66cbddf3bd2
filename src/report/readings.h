// Which values are read on a line, as written and as understood, and what the other side of the guide says.
//
//   total    216,000…238,000 EUR, written "€216K–€238K"; the front matter says the same (lines 19, 20)
//   stock    80,000…380,000 EUR for 4 years, written "€80K–€380K"; the front matter says nothing (lines 15, 16)
//   bonus_rate  cannot be read, written "Variable"
#pragma once

#include <string>

#include "lint/inspect.h"

namespace guidelint::report {

// Whole lines, empty if nothing is read there.
std::string readings(const lint::InspectedLine& line);

}  // namespace guidelint::report
