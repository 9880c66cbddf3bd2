// Rows of pipe tables, the way GitHub reads them.
//
//   "| a | b |"      two cells; so is "a | b"
//   "| a \| b |"     one cell: a pipe after a backslash never separates, however many backslashes there are
//   "| `a|b` |"      two cells: a code span does not protect a pipe
//   "| |"            one empty cell
//   "|"              no cell, hence no row
//
// Decided against: filling short rows and cutting long ones here, as GitHub does when it shows them; a rule must see
// what is written.
//
// Units     spans are offsets into SourceFile::text().
// Source    GitHub Flavored Markdown 0.29, section 4.10, and what cmark-gfm does (tests/property/blocks_test.cpp).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "guide/blocks.h"
#include "text/span.h"

namespace guidelint::guide {

// The cells of a line. `rest` is the line from its first byte that is not blank, `base` its place. Empty: the line is
// no row.
std::vector<Cell> row_cells(std::string_view rest, text::Offset base);
std::size_t count_cells(std::string_view rest);
bool has_cells(std::string_view rest);  // count_cells() is not 0

// Cells of a delimiter row ("|---|:-:|" has 2), 0 if the line is none.
std::size_t count_delimiters(std::string_view rest);

}  // namespace guidelint::guide
