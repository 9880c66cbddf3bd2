// Reads YAML with libyaml's events into yaml::Document.
//
// libyaml counts code points, not bytes: its `index` and `column` are off after the first `£`. One cursor walks from
// mark to mark over the bytes (places.h). Its messages are put in plain words (explain.h). Refused, each as a Problem
// with its place: what libyaml refuses, aliases and anchors (`&a`, `*a`: guides have none, and they are how a small
// file becomes a large one), a second document, nesting deeper than k_max_depth.
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
