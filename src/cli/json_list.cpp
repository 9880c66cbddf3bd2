#include "cli/json_list.h"

#include <fmt/format.h>

#include "text/encoding.h"

namespace guidelint::cli {
namespace {

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10U;
  return std::nullopt;
}

}  // namespace

void write_bytes(ListWriter& writer, std::string_view bytes) {
  const auto write = [&](std::string_view text) {
    writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  };
  if (text::is_valid_utf8(bytes)) return write(bytes);
  std::string hex;
  for (const char byte : bytes) hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  writer.StartObject();
  writer.Key("hex");
  write(hex);
  writer.EndObject();
}

std::optional<std::string> read_bytes(const rapidjson::Value& value) {
  if (value.IsString()) return std::string(value.GetString(), value.GetStringLength());
  if (!value.IsObject() || value.MemberCount() != 1) return std::nullopt;
  const auto hex = value.FindMember("hex");
  if (hex == value.MemberEnd() || !hex->value.IsString()) return std::nullopt;
  const std::string_view digits(hex->value.GetString(), hex->value.GetStringLength());
  if (digits.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    const auto high = hex_digit(digits[i]), low = hex_digit(digits[i + 1]);
    if (!high || !low) return std::nullopt;
    bytes += static_cast<char>(*high << 4U | *low);
  }
  return bytes;
}

}  // namespace guidelint::cli
