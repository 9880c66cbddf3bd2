#include "report/json_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace guidelint::report {
namespace {

// Of valid UTF-8 of more than one byte.
std::uint32_t code_point(std::string_view bytes) {
  constexpr std::uint32_t k_rest = 0x3F;
  auto value = static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[0])) & (0xFFU >> (bytes.size() + 1));
  for (const char c : bytes.substr(1)) value = (value << 6U) | (static_cast<unsigned char>(c) & k_rest);
  return value;
}

void append_escape(std::string& out, std::uint32_t value) {
  if (value < 0x10000) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", value);
  } else {
    const std::uint32_t rest = value - 0x10000;
    fmt::format_to(std::back_inserter(out), "\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10U), 0xDC00 + (rest & 0x3FFU));
  }
}

}  // namespace

std::string finished(const rapidjson::StringBuffer& buffer) {
  std::string_view json(buffer.GetString(), buffer.GetSize());
  std::string out, glyph;
  out.reserve(json.size() + 1);
  while (!json.empty()) {
    const auto acts = [](char c) { return c == '[' || static_cast<unsigned char>(c) >= 0x7F; };
    const auto plain = static_cast<std::size_t>(std::ranges::find_if(json, acts) - json.begin());
    out += json.substr(0, plain);
    json.remove_prefix(plain);
    if (json.empty()) break;
    glyph.clear();
    const Glyph read = append_glyph(glyph, json);
    const std::string_view bytes = json.substr(0, read.bytes);
    if (bytes == "[") {
      out += out.ends_with("##") ? "\\u005b" : "[";
    } else if (bytes == "\x7f") {
      append_escape(out, 0x7F);
    } else if (read.plain || bytes.size() == 1) {
      out += bytes;
    } else {
      append_escape(out, code_point(bytes));
    }
    json.remove_prefix(read.bytes);
  }
  out += '\n';
  return out;
}

}  // namespace guidelint::report
