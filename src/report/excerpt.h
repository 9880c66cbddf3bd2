// Lines of a file with what is meant underlined:
//
//      |
//   14 |     base_high: 125000
//      |                ------ base                125,000
//   20 |     total_comp_high: 238000
//      |                      ^^^^^^ 238,000, expected 158,750…166,750
//
// Lines without a mark are left out; a blank row stands where more than k_gap lines are missing. The label of the last
// mark of a line stands beside it, the labels of those before on the rows below. A line wider than the width is cut
// around its marks, with `…` where it goes on. A mark over several lines is drawn on its first. What the file holds is
// printed as printable.h says, a tab as k_tab blanks. Decided against: connectors drawn from every mark; with one label
// a row they are only needed where two rows of labels are.
//
// Errors    none. A mark outside the file (it may have changed since it was judged) is left out.
// Units     width: columns of a terminal. Time per mark is bounded by k_reach, however long its line is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "finding/finding.h"
#include "report/paint.h"
#include "text/source_file.h"

namespace guidelint::report {

constexpr std::size_t k_default_width = 120;

struct Mark {
  text::Span span;         // in the file
  std::uint32_t line = 1;  // of its begin
  std::string label;
  char underline = '-';  // '^' for the one that is judged; it wins where marks overlap
};

struct ExcerptStyle {
  Paint paint;
  finding::Level level = finding::Level::error;  // the colour of '^'
  std::size_t width = k_default_width;
  bool closed = false;  // end with an empty row
};

// Digits of the largest line number: what the rows around the excerpt are indented by.
std::size_t gutter_digits(const std::vector<Mark>& marks);

// Begins with an empty row. Empty if no mark is in the file.
std::string excerpt(const text::SourceFile& source, std::vector<Mark> marks, const ExcerptStyle& style);

}  // namespace guidelint::report
