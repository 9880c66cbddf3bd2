#include "report/printable.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <iterator>

#include "base/strings.h"

namespace guidelint::report {
namespace {

constexpr utf8proc_int32_t k_zero_width_non_joiner = 0x200C;
constexpr utf8proc_int32_t k_zero_width_joiner = 0x200D;

struct CodePoint {
  utf8proc_int32_t value = -1;  // negative: the byte is not part of valid UTF-8
  std::size_t bytes = 1;
};

CodePoint first_code_point(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text.front());
  if (byte < 0x80) return {.value = byte, .bytes = 1};
  utf8proc_uint8_t buffer[4];  // NOLINT(*-avoid-c-arrays): what utf8proc takes
  const std::size_t size = std::min<std::size_t>(text.size(), sizeof buffer);
  std::copy_n(text.begin(), size, std::begin(buffer));
  utf8proc_int32_t value = -1;
  const auto bytes = utf8proc_iterate(std::begin(buffer), static_cast<utf8proc_ssize_t>(size), &value);
  if (bytes <= 0) return {};
  return {.value = value, .bytes = static_cast<std::size_t>(bytes)};
}

bool has_no_shape(utf8proc_int32_t value) {
  if (value == k_zero_width_joiner || value == k_zero_width_non_joiner) return false;
  switch (utf8proc_category(value)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CS:
      return true;
    default:
      return false;
  }
}

std::string escape(std::string_view bytes, utf8proc_int32_t value) {
  if (value == '\n') return "\\n";
  if (value == '\r') return "\\r";
  if (value < 0x80) return fmt::format("\\x{:02x}", static_cast<unsigned char>(bytes.front()));
  return fmt::format("\\u{{{:04x}}}", value);
}

}  // namespace

Glyph append_glyph(std::string& out, std::string_view text) {
  const CodePoint point = first_code_point(text);
  const std::string_view bytes = text.substr(0, point.bytes);
  if (point.value == '\t') {
    out += ' ';
    return {.bytes = 1, .width = 1, .plain = false};
  }
  const bool commands_runner = point.value == '[' && std::string_view(out).ends_with("##");
  if (point.value < 0 || commands_runner || has_no_shape(point.value)) {
    const std::string escaped = escape(bytes, point.value);
    out += escaped;
    return {.bytes = point.bytes, .width = escaped.size(), .plain = false};
  }
  out += bytes;
  return {.bytes = point.bytes, .width = static_cast<std::size_t>(std::max(0, utf8proc_charwidth(point.value)))};
}

std::string printable(std::string_view text, std::size_t limit) {
  std::string out;
  std::size_t count = 0;
  for (std::string_view rest = text; !rest.empty(); ++count) {
    if (count == limit) {
      out += fmt::format("… ({} in all)", base::counted(text.size(), "byte"));
      break;
    }
    rest.remove_prefix(append_glyph(out, rest).bytes);
  }
  return out;
}

std::string printable_path(std::string_view path) {
  std::string out = printable(path);
  for (auto at = out.find("::"); at != std::string::npos; at = out.find("::", at)) out.replace(at + 1, 1, "\\x3a");
  return out;
}

std::size_t width(std::string_view text) {
  std::string scratch;
  std::size_t columns = 0;
  while (!text.empty()) {
    const Glyph glyph = append_glyph(scratch, text);
    columns += glyph.width;
    text.remove_prefix(glyph.bytes);
  }
  return columns;
}

std::string valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    out += point.value < 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(0, point.bytes);
    text.remove_prefix(point.bytes);
  }
  return out;
}

}  // namespace guidelint::report
