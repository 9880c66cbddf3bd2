// Finds UTF-8 that was read as Windows-1252: the scanner behind repair(), which decides what to do with it. Inside
// text/ only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace guidelint::text {

struct GarbledSequence {
  Span span;                   // of the characters, lead to last continuation
  std::array<char, 4> utf8{};  // what they were, if complete
  std::uint8_t size = 0;
  bool is_complete = false;
  bool is_strong = false;     // nobody writes this on purpose
  bool is_plausible = false;  // if incomplete: given strong evidence elsewhere, bytes were lost here
};

// All sequences of a lead and at least one continuation, in order, whatever their evidence. Linear.
std::vector<GarbledSequence> find_garbled(std::string_view text);

}  // namespace guidelint::text
