// The corpus as it was at another commit, so that only what is new is reported.
//
// Both versions are judged on the same day by the same rules, corpus rules included; a finding is new if the earlier
// version has no finding of the same identity (finding.h). Guides that did not change are judged once and take part in
// both. So a pull request shows what it caused, also where it caused it in a guide it did not touch, and nothing else.
// Where the versions come from (git) is the caller's.
//
// Lifetime  OldGuide::now is an index into the inputs of the run.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "finding/finding.h"

namespace guidelint::lint {

struct OldGuide {                        // one that is not as it was
  std::optional<std::size_t> now = {};   // the input it has become; nothing: it was deleted
  std::string path;                      // as it was called
  std::optional<std::string> text = {};  // nothing: there was none, the guide is new
};

struct Earlier {
  std::string name;  // for people: "main", "HEAD"
  std::vector<OldGuide> guides;
};

// Takes those away that were there before: of equal ones as many as there were. How many.
std::size_t drop_known(std::vector<finding::Finding>& findings, const std::vector<finding::Finding>& before);

}  // namespace guidelint::lint
