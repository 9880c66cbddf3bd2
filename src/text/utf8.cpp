#include "text/utf8.h"

#include <cstring>

#include "text/encoding.h"

namespace guidelint::text {

std::size_t skip_ascii(std::string_view text, std::size_t from) {
  constexpr std::uint64_t k_high_bits = 0x8080808080808080U;
  for (; from + 8 <= text.size(); from += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + from, 8);
    if ((word & k_high_bits) != 0) break;
  }
  while (from < text.size() && byte_at(text, from) < 0x80) ++from;
  return from;
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const std::size_t length = well_formed_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::size_t code_point_length(std::string_view text) {
  const std::size_t length = well_formed_length(text, 0);
  return length == 0 ? 1 : length;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const std::size_t next = skip_ascii(text, at);
    count += next - at;
    if (next == text.size()) break;
    at = next + code_point_length(text.substr(next));
  }
  return count;
}

}  // namespace guidelint::text
