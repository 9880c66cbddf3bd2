// One line of a file as it is printed: made harmless, cut to a width around what is marked, and where each byte of it
// now stands.
//
// Units     columns of a terminal, from 0; bytes within the line.
// Errors    none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace guidelint::report {

constexpr std::size_t k_tab = 4;  // blanks for a tab
// Bytes looked at on each side of a mark; what is further away is not printed anyway
constexpr std::size_t k_reach = 8192;

struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct ColumnRange {
  std::size_t begin = 0;
  std::size_t end = 0;  // at least begin + 1
};

struct ShownLine {
  std::string text;
  std::vector<ColumnRange> columns;  // of each range asked for, cut to what is shown
};

// Requires: ranges lie in `line`; the first is the one that must be seen.
ShownLine show_line(std::string_view line, const std::vector<ByteRange>& ranges, std::size_t width);

}  // namespace guidelint::report
