// Turns libyaml's marks into bytes. Inside yaml/ only.
//
// A mark's `index` counts code points. Marks come nearly in order, so one cursor walks to each from the last: linear
// over a document, also when that is a single line of 16 MiB (walking from the start of the line would be quadratic
// there).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace guidelint::yaml {

class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {}

  // The byte of code point number `index`; the end of the text if there are fewer.
  std::size_t byte_of(std::size_t index);

 private:
  std::string_view text_;
  std::size_t index_ = 0;
  std::size_t byte_ = 0;
};

// Code points libyaml refuses as soon as they are in its buffer, before it has handed out what stood in front of them.
struct Cleaned {
  std::string text;                // the same with U+FFFD for each, so indexes stay; empty if there are none
  std::vector<text::Span> places;  // of the refused, at most k_max_refused
};
constexpr std::size_t k_max_refused = 20;

Cleaned clean(std::string_view text);

}  // namespace guidelint::yaml
