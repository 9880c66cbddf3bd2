// Cuts a guide in two: the front matter between the "---" lines, and the body after it.
//
// The closing "---" is often what is missing, and bodies have "---" lines of their own; so the search for it also ends
// at a line that only a body can have: a table line, or a heading that text follows. "# note" between keys is a
// comment.
//
// Units     spans are offsets into SourceFile::text().
#pragma once

#include <string_view>

#include "guide/guide.h"
#include "text/span.h"

namespace guidelint::guide {

struct Split {
  Front front = {};  // without the document
  text::Span body = {};
};

Split split_front(std::string_view text);

}  // namespace guidelint::guide
