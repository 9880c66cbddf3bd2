// Text put into Markdown so that GitHub shows it as it is.
//
//   a_b *c* | d    ->  a_b \*c\* \| d      in a sentence or a cell
//   x | y          ->  `x | y`             as code; longer fences where it holds backticks
//
// For prose the program did not write (titles, reasons, causes): it may not become a heading, a link, a tag or a cell.
// Control characters and invalid bytes are made visible first, as in all output (printable.h).
//
// Decided against: HTML entities, which make the page unreadable as text.
#pragma once

#include <string>
#include <string_view>

namespace guidelint::report {

// One line.
std::string markdown_text(std::string_view text);

// One line of code. Not for cells of tables, in which `|` would end the cell even here.
std::string markdown_code(std::string_view text);

// A block that holds the lines of `text` exactly; empty lines at its end are left out. `language` may be empty.
std::string markdown_block(std::string_view text, std::string_view language);

}  // namespace guidelint::report
