// Where comments for guidelint stand in a guide. Inside rule/ only, for ignores.cpp.
//
// Units     spans in SourceFile::text().
#pragma once

#include <optional>
#include <vector>

#include "guide/guide.h"
#include "text/span.h"

namespace guidelint::rule {

struct FoundComment {
  text::Span text;                        // from "guidelint-" to the end of what it says
  std::optional<text::Span> covers = {};  // see ignores.h
  bool of_guide = false;
  text::Span whole = {};  // see ignores.h
};

// In order of place; at most `limit`.
std::vector<FoundComment> front_comments(const guide::Guide& guide, std::size_t limit);
std::vector<FoundComment> body_comments(const guide::Guide& guide, std::size_t limit);

}  // namespace guidelint::rule
