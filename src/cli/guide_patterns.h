// The `files:` and `exclude:` of a new guidelint.yaml: patterns that name the guides that were found, and little else.
//
//   research/acme/a.md, research/corvane/b.md     research/**/*.md
//   and research/README.md, which is none         exclude: research/README.md
//
// A folder is named with everything below it, so that tomorrow's guides belong too; a list of names would be exact and
// out of date with the next guide. Whatever a pattern names beside the guides is excluded by name; where that would be
// a long list, it is counted.
//
// Source    paths relative to the root, '/' between parts.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace guidelint::cli {

struct GuidePatterns {
  std::vector<std::string> files = {};    // empty: there is no guide
  std::vector<std::string> exclude = {};  // files that do not look like guides
  std::size_t others = 0;                 // that do not either, and are named by `files` all the same
};

// Every guide is matched by `files` and by nothing in `exclude`.
GuidePatterns patterns_for(const std::vector<std::string>& guides, const std::vector<std::string>& others);

}  // namespace guidelint::cli
