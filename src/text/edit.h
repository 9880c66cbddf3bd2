// A change of a file as bytes: what a fix is made of.
//
// An edit replaces one span of the file by other bytes; an empty span inserts. What no edit touches stays as it is,
// byte for byte: comments, order, quotes, line ends. Decided against: writing YAML or Markdown anew from what was read;
// every line would change.
//
// Units     spans are of the file (SourceFile::raw()).
#pragma once

#include <compare>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace guidelint::text {

struct Edit {
  Span span = {};
  std::string text = {};  // valid UTF-8
  auto operator<=>(const Edit&) const = default;
};

// In order of place, and none touches what another does; two insertions at one place do, since their order would be a
// guess.
bool are_apart(std::span<const Edit> edits);

// Requires: are_apart(edits), and all lie in `raw`.
std::string edited(std::string_view raw, std::span<const Edit> edits);

}  // namespace guidelint::text
