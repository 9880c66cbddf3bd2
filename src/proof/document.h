// Whole guides and single lines that examples write out.
//
//   guide: |                              marks are taken out; their places are where findings must stand
//     last_updated: «2026-02-30»
//   'Base \x00 £85K'                      \xNN is that byte, \r and \0 too
//
// Units     spans in the text without marks.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "text/source_file.h"
#include "text/span.h"

namespace guidelint::proof {

struct Marked {
  std::string text;
  std::vector<text::Span> marks = {};
};

// Errors: a mark that is opened twice, not closed, or closed only.
tl::expected<Marked, std::string> take_marks(std::string_view text);

std::string decode_bytes(std::string_view line);

struct Placed {
  std::string text;
  text::Span line;  // where the line stands, without its end
};

// The example with one more line, a paragraph of its own behind the title. A line that
// begins with a byte order mark replaces the first line.
Placed place_line(const text::SourceFile& example, std::string_view line);

}  // namespace guidelint::proof
