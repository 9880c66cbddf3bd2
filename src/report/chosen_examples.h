// Which examples of a rule a reader is shown: enough to see what it means, not the sixty that keep it sharp.
//
// The first few good ones, the first one that is not judged, and of the others the first for each cause and, where no
// cause is named, for each level. If that leaves out no more than two, all are shown.
//
// Lifetime  views what it was given.
#pragma once

#include <cstddef>
#include <vector>

#include "proof/demonstration.h"

namespace guidelint::report {

struct ChosenExamples {
  std::vector<const proof::Demonstration*> shown = {};  // in the order of the rule file
  std::size_t left_out = 0;
};

ChosenExamples choose_examples(const std::vector<proof::Demonstration>& all);

}  // namespace guidelint::report
