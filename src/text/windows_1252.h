// Characters of Windows-1252, what most text that is not UTF-8 was written in.
//
// Source    the WHATWG index of windows-1252.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace guidelint::text {

// From 80 to 9F; 0 where it defines nothing. From A0 a byte is the code point of its number.
constexpr std::array<char16_t, 32> k_windows_1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                     0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The character that a byte from 80 on is, as UTF-8; nothing if it is none.
inline std::optional<std::string> from_windows_1252(std::uint8_t byte) {
  constexpr std::size_t k_first = 0x80;
  if (byte < k_first) return std::nullopt;
  const std::size_t index = byte - k_first;
  const unsigned code = index < k_windows_1252.size() ? k_windows_1252[index] : byte;
  if (code == 0) return std::nullopt;
  std::string utf8;
  if (code < 0x800) {
    utf8 += static_cast<char>(0xC0U | code >> 6U);
  } else {
    utf8 += static_cast<char>(0xE0U | code >> 12U);
    utf8 += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
  }
  utf8 += static_cast<char>(0x80U | (code & 0x3FU));
  return utf8;
}

}  // namespace guidelint::text
