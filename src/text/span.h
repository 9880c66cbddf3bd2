// A place in a file, as bytes from the parser to the printer.
//
// Line and column are for people; they are worked out only when something is printed, by SourceFile::position().
// Nothing is ever searched for again to find out where it stands.
//
// Units     bytes. 32 bits are enough: larger files than k_max_file_bytes are refused.
#pragma once

#include <compare>
#include <cstdint>

namespace guidelint::text {

using Offset = std::uint32_t;

constexpr Offset k_max_file_bytes = 16U << 20U;

struct Span {  // half open: [begin, end)
  Offset begin = 0;
  Offset end = 0;
  auto operator<=>(const Span&) const = default;
  [[nodiscard]] Offset size() const { return end - begin; }
  [[nodiscard]] bool contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
};

struct Position {  // both from 1; a column counts code points, an invalid byte as one
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  auto operator<=>(const Position&) const = default;
};

}  // namespace guidelint::text
