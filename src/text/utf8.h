// The well-formed byte sequences of UTF-8, table 3-7 of the Unicode standard. Inside text/ only; others use encoding.h.
//
// Source    RFC 3629: no surrogates, no overlong forms, at most U+10FFFF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace guidelint::text {

// How many bytes a sequence led by `lead` has; 0 if nothing can begin with it.
constexpr std::size_t sequence_length(std::uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

// Whether `byte` may stand at `index` (from 1) of a sequence led by `lead`.
constexpr bool may_continue(std::uint8_t lead, std::size_t index, std::uint8_t byte) {
  if (byte < 0x80 || byte > 0xBF) return false;
  if (index != 1) return true;
  switch (lead) {
    case 0xE0:
      return byte >= 0xA0;
    case 0xED:
      return byte <= 0x9F;
    case 0xF0:
      return byte >= 0x90;
    case 0xF4:
      return byte <= 0x8F;
    default:
      return true;
  }
}

constexpr std::uint8_t byte_at(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }

// The length of the well-formed sequence at `at`; 0 if there is none. Requires: at < text.size().
constexpr std::size_t well_formed_length(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte_at(text, at);
  const std::size_t length = sequence_length(lead);
  if (at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!may_continue(lead, i, byte_at(text, at + i))) return 0;
  }
  return length;
}

// The first byte at or after `from` that is not ASCII, or text.size().
std::size_t skip_ascii(std::string_view text, std::size_t from);

}  // namespace guidelint::text
