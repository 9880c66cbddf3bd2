// Which lines of a guide are not those of its earlier version: what a review shows as added.
//
//   a        a
//   b        x    2–2 is changed; what was only taken away leaves nothing here
//   c        c
//
// Equal lines at the begin and at the end are set aside; between them, lines that stand once in both versions and in
// the same order are what both have (longest increasing run), and equal lines beside those too. O(n log n) for any
// bytes. Decided against: a shortest edit script, which is quadratic for hostile input, and asking git for hunks, which
// costs a process and knows nothing of the index when --staged is asked. A line that is moved, or one of many equal
// lines among changed ones, may count as changed although git says it is not: a finding there is only ranked higher.
//
// Units     lines from 1, both ends included; bytes of the file as it is, "\r" is part of a line.
// Threads   function of its arguments.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

#include "finding/finding.h"

namespace guidelint::lint {

struct LineRange {
  std::uint32_t first = 1;
  std::uint32_t last = 1;
  auto operator<=>(const LineRange&) const = default;
};

// In order, never next to each other.
std::vector<LineRange> changed_lines(std::string_view before, std::string_view now);

// Whether every line of the place is changed. An end at the first column of a line does not reach into it.
bool is_within(const std::vector<LineRange>& ranges, const finding::Place& place);

}  // namespace guidelint::lint
