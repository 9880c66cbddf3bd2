#include "yaml/places.h"

#include <algorithm>
#include <cstdint>

#include "text/encoding.h"

namespace guidelint::yaml {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Control characters but for tab, line feed, carriage return and U+0085; U+FFFE and U+FFFF; bytes that are not UTF-8.
bool is_refused(std::string_view code_point) {
  const auto first = static_cast<unsigned char>(code_point[0]);
  switch (code_point.size()) {
    case 1:
      if (first < 0x20) return first != '\t' && first != '\n' && first != '\r';
      return first >= 0x7F;
    case 2:
      return first == 0xC2 && static_cast<unsigned char>(code_point[1]) < 0xA0 && code_point[1] != '\x85';
    case 3:
      return code_point == "\xEF\xBF\xBE" || code_point == "\xEF\xBF\xBF";
    default:
      return false;
  }
}

}  // namespace

std::size_t Places::byte_of(std::size_t index) {
  if (index < index_ / 2) index_ = byte_ = 0;
  while (index_ < index && byte_ < text_.size()) {
    const bool is_ascii = static_cast<unsigned char>(text_[byte_]) < 0x80;
    byte_ += is_ascii ? 1 : text::code_point_length(text_.substr(byte_, 4));
    ++index_;
  }
  while (index_ > index) {
    // Back over one code point: one byte, or as many as form a whole one.
    std::size_t length = 1;
    while (length < 4 && length < byte_ && is_continuation(text_[byte_ - length])) ++length;
    if (text::code_point_length(text_.substr(byte_ - length, length)) != length) length = 1;
    byte_ -= length;
    --index_;
  }
  return byte_;
}

Cleaned clean(std::string_view text) {
  Cleaned cleaned;
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= ' ' && text[at] <= '~') {
      ++at;
      continue;
    }
    const std::size_t length = text::code_point_length(text.substr(at, 4));
    if (is_refused(text.substr(at, length))) {
      cleaned.text.append(text.substr(done, at - done)).append("\xEF\xBF\xBD");
      done = at + length;
      if (cleaned.places.size() < k_max_refused) {
        cleaned.places.push_back({static_cast<text::Offset>(at), static_cast<text::Offset>(at + length)});
      }
    }
    at += length;
  }
  if (done != 0) cleaned.text.append(text.substr(done));
  return cleaned;
}

}  // namespace guidelint::yaml
