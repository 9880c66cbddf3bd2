#include "text/garbled.h"

#include <cstring>

#include "text/utf8.h"
#include "text/windows_1252.h"

namespace guidelint::text {
namespace {

// Where Windows-1252 defines nothing, bytes pass as U+0080..U+009F.
struct Byte {
  std::uint8_t value = 0;
  std::size_t length = 0;  // of the character that stands for it; 0: none does
};

// The byte from 80 to BF that the character at `at` stands for.
Byte continuation_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const std::size_t length = well_formed_length(text, at);
  if (length != 2 && length != 3) return {};
  if (length == 2 && byte_at(text, at) == 0xC2) return {byte_at(text, at + 1), 2};  // U+0080..U+00BF

  char16_t code = 0;
  if (length == 2) {
    code = static_cast<char16_t>((byte_at(text, at) & 0x1FU) << 6U | (byte_at(text, at + 1) & 0x3FU));
  } else {
    code = static_cast<char16_t>((byte_at(text, at) & 0x0FU) << 12U | (byte_at(text, at + 1) & 0x3FU) << 6U |
                                 (byte_at(text, at + 2) & 0x3FU));
  }
  for (std::size_t i = 0; i < k_windows_1252.size(); ++i) {
    if (k_windows_1252[i] == code) return {static_cast<std::uint8_t>(0x80 + i), length};
  }
  return {};
}

bool is_strong_lead(std::uint8_t lead) {
  return lead == 0xC2 || lead == 0xC3 || lead == 0xE2 || lead == 0xEF || lead == 0xF0;
}

// Characters prose puts right after a letter: … ‘ ’ “ ” • – — ™ and a no-break space.
bool is_prose(std::uint8_t byte) {
  return byte == 0x85 || (byte >= 0x91 && byte <= 0x97) || byte == 0x99 || byte == 0xA0;
}

// Requires: text[at] is C3.
GarbledSequence sequence_at(std::string_view text, std::size_t at) {
  GarbledSequence found{.span = {static_cast<Offset>(at), static_cast<Offset>(at)}};
  if (well_formed_length(text, at) != 2) return found;
  const auto lead = static_cast<std::uint8_t>(byte_at(text, at + 1) + 0x40);  // U+00C0..U+00FF
  const std::size_t needed = sequence_length(lead);
  if (needed == 0) return found;

  found.utf8[found.size++] = static_cast<char>(lead);
  std::size_t end = at + 2;
  bool only_prose = true;
  for (; found.size < needed; ++found.size) {
    const Byte next = continuation_at(text, end);
    if (next.length == 0 || !may_continue(lead, found.size, next.value)) break;
    found.utf8[found.size] = static_cast<char>(next.value);
    only_prose = only_prose && is_prose(next.value);
    end += next.length;
  }
  if (found.size == 1) return found;

  found.span.end = static_cast<Offset>(end);
  found.is_complete = found.size == needed;
  const bool is_emoji = lead == 0xF0 && found.utf8[1] == '\x9F';
  found.is_strong = is_emoji || (found.is_complete && is_strong_lead(lead));
  found.is_plausible = is_strong_lead(lead) || !only_prose;
  return found;
}

}  // namespace

std::vector<GarbledSequence> find_garbled(std::string_view text) {
  std::vector<GarbledSequence> all;
  std::size_t at = 0;
  while (at < text.size()) {
    const void* hit = std::memchr(text.data() + at, 0xC3, text.size() - at);  // never a continuation byte
    if (hit == nullptr) break;
    at = static_cast<std::size_t>(static_cast<const char*>(hit) - text.data());
    const GarbledSequence found = sequence_at(text, at);
    if (found.span.size() == 0) {
      ++at;
      continue;
    }
    all.push_back(found);
    at = found.span.end;
  }
  return all;
}

}  // namespace guidelint::text
