// Reads YAML into yaml::Document.
//
// What guides and rules are written in is read directly (subset.h); anything else, and all that is wrong, with
// libyaml (libyaml.h). Wherever both can, the two give the same Document, which tests/unit/yaml/subset_test.cpp tries
// on mutants. Refused, each as a Problem with its place: what libyaml refuses, aliases and anchors (`&a`, `*a`: guides
// have none, and they are how a small file becomes a large one), a second document, nesting deeper than k_max_depth.
//
// Errors    none; what is wrong stands in Document::problems and the root holds what was read before. NUL and invalid
// UTF-8 do not
//           reach this: SourceFile::text() has replaced them. A control character is a Problem, and is read as U+FFFD.
//           Of aliases, anchors and tags the first 50 are told one by one; a last Problem says how many more there are.
#pragma once

#include <string_view>

#include "text/span.h"
#include "yaml/node.h"

namespace guidelint::yaml {

constexpr int k_max_depth = 32;

// `base` is where `text` begins in the file's text(); spans include it. `text` outlives the Document.
Document parse(std::string_view text, text::Offset base = 0);

}  // namespace guidelint::yaml
