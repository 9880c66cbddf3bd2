// Does to a text what editors do to guides: reads its UTF-8 as Windows-1252 and writes that as UTF-8. Written apart
// from src/text/garbled.cpp, so that a wrong entry in one table shows.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace guidelint::support {

// Lossless: the five bytes Windows-1252 does not define become U+0081 and so on. With `drop` they are left out.
inline std::string garble(std::string_view text, bool drop = false) {
  static constexpr std::array<std::string_view, 32> k_high = {"€", "",  "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š",
                                                              "‹", "Œ", "",  "Ž", "",  "",  "‘", "’", "“", "”", "•",
                                                              "–", "—", "˜", "™", "š", "›", "œ", "",  "ž", "Ÿ"};
  std::string garbled;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      garbled += c;
    } else if (byte < 0xA0 && !k_high[byte - 0x80U].empty()) {
      garbled += k_high[byte - 0x80U];
    } else if (byte >= 0xA0 || !drop) {
      garbled += static_cast<char>(0xC0U | byte >> 6U);
      garbled += static_cast<char>(0x80U | (byte & 0x3FU));
    }
  }
  return garbled;
}

}  // namespace guidelint::support
