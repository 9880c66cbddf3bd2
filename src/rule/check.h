// A check: what no expression can say, written in C++ and named by a rule's `check:`.
//
// The rule still states title, why, level, maybe and examples; the check only finds the places. Implemented in
// src/check/, one file each, listed by being there.
//
// Threads   const; may be called by several threads at once.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/bind.h"
#include "text/span.h"

namespace guidelint::rule {

struct Hit {
  text::Span span;      // in the file
  std::string message;  // the fact, one sentence
  std::vector<std::pair<text::Span, std::string>> related = {};
};

struct Check {
  std::string_view name;     // "reader-problem"
  std::string_view summary;  // one line, for docs
  std::vector<Hit> (*find)(const model::Bound& guide, std::string_view with);
  std::span<const std::string_view> arguments = {};  // what `with` may be; empty: nothing
};

}  // namespace guidelint::rule
