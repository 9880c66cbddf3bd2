// The sections of a body: what stands under a heading or under a bold label, two things guides use for one purpose.
//
//   "#### Level Mapping"                a heading of level 4
//   "**Level Mapping:** A = B"          a label with text on its line
//   "**Evidence & Sources**"            a label alone; its text is what follows
//
// A section ends where the next of its level or of a higher one begins; a label's also at a rule ("---"). Labels are
// bold, stand at the beginning of a line of a paragraph that is in no quote and no item, and have a colon or a line to
// themselves ("**A** is more than B" is text).
//
// Units     spans are offsets into SourceFile::text().
// Lifetime  names point into that text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guide/blocks.h"
#include "text/span.h"

namespace guidelint::guide {

constexpr std::uint8_t k_label_level = 7;  // below the six levels of headings

struct Label {
  text::Span span = {};        // "**Level Mapping:**", the colon included wherever it stands
  std::string_view name = {};  // "Level Mapping"
  bool has_colon = false;
};

struct Section {
  text::Span heading = {};  // the heading's text, or the label
  std::string_view name = {};
  std::uint8_t level = k_label_level;
  text::Span text = {};         // label: the rest of its lines in the paragraph, without blanks around it
  text::Span span = {};         // all after the heading or label
  std::size_t first_block = 0;  // the blocks inside, without the one that bears the heading or label
  std::size_t end_block = 0;
};

// The label that begins `line`, or nothing. `base` is the line's place.
std::optional<Label> bold_label(std::string_view line, text::Offset base);

std::vector<Section> find_sections(const Blocks& blocks, std::string_view text, text::Span body);

// The same letters, whatever their case; '-' is as good as a blank. "negotiate up strategy" begins "Negotiate-Up
// Strategy (L5)".
bool begins_with(std::string_view name, std::string_view lower_case);
bool contains(std::string_view name, std::string_view lower_case);

// The lines of a span as one, with a blank between them.
std::string join_lines(std::string_view text);

}  // namespace guidelint::guide
