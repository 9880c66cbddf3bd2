#include "yaml/lines.h"

#include <cstdint>

#include "text/encoding.h"

namespace guidelint::yaml {
namespace {

constexpr std::uint64_t k_ones = 0x0101010101010101U;
constexpr std::uint64_t k_high = k_ones * 0x80U;

bool is_plain_byte(unsigned char byte) { return (byte >= 0x20 && byte < 0x7F) || byte == '\n'; }

// Eight bytes at once. A sum sets the high bit of a byte that is at least so much; none carries into the next.
bool are_plain_bytes(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  const std::uint64_t low = word & ~k_high;
  const std::uint64_t is_not_feed = ((word ^ k_ones * '\n') & ~k_high) + k_ones * 0x7FU;
  const std::uint64_t is_printed = low + k_ones * (0x80U - 0x20U);
  const std::uint64_t is_delete = low + k_ones * (0x80U - 0x7FU);
  return ((word | is_delete | (is_not_feed & ~is_printed)) & k_high) == 0;
}

// The code point that begins at `at` and is not ASCII.
bool is_tame_point(std::string_view text, std::size_t at, std::size_t length) {
  const std::string_view point = text.substr(at, length);
  if (length == 1) return false;
  if (length == 2) return point[0] != '\xC2' || static_cast<unsigned char>(point[1]) >= 0xA0;
  if (length == 3) {
    return point != "\xE2\x80\xA8" && point != "\xE2\x80\xA9" && point != "\xEF\xBB\xBF" && point != "\xEF\xBF\xBE" &&
           point != "\xEF\xBF\xBF";
  }
  return true;
}

}  // namespace

bool is_tame(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text.size() - at >= sizeof(std::uint64_t) && are_plain_bytes(text.data() + at)) {
      at += sizeof(std::uint64_t);
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    if (is_plain_byte(byte)) {
      ++at;
    } else if (byte == '\r' && at + 1 < text.size() && text[at + 1] == '\n') {
      at += 2;
    } else if (byte >= 0x80) {
      const std::size_t length = text::code_point_length(text.substr(at, 4));
      if (!is_tame_point(text, at, length)) return false;
      at += length;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace guidelint::yaml
