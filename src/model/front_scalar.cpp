#include "model/front_scalar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "base/date.h"
#include "model/front_value.h"
#include "text/encoding.h"
#include "yaml/emit.h"

namespace guidelint::model {
namespace {

constexpr double k_largest = 1e15;  // exact in a double

std::optional<std::string> whole(double number) {
  constexpr double k_noise = 1e-6;  // of arithmetic with fractions
  const double rounded = std::round(number);
  if (!(std::abs(number) < k_largest) || std::abs(number - rounded) > k_noise) return std::nullopt;
  return fmt::format("{}", static_cast<std::int64_t>(rounded));
}

std::optional<std::string> percent(double fraction) {
  constexpr int k_places = 6;
  constexpr double k_noise = 1e-7;
  const double in_percent = fraction * 100;
  if (!(std::abs(in_percent) < k_largest / 1e6)) return std::nullopt;
  std::string text = fmt::format("{:.{}f}", in_percent, k_places);
  const double rounded = std::round(in_percent * 1e6) / 1e6;
  if (std::abs(in_percent - rounded) > k_noise) return std::nullopt;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

// Nothing that single quotes cannot hold on one line.
bool is_printable(std::string_view text) {
  if (!text::is_valid_utf8(text)) return false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) return false;
  }
  for (const std::string_view unseen : {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBB\xBF", "\xEF\xBF\xBD"}) {
    if (text.find(unseen) != std::string_view::npos) return false;
  }
  return true;
}

std::string in_double(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string in_single(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') result += '\'';
    result += c;
  }
  return result + '\'';
}

}  // namespace

std::optional<std::string> plain_text(ValueType type, const expr::Value& value) {
  switch (type) {
    case ValueType::date:
      return base::format_date({static_cast<std::int32_t>(value.ends[0].low)});
    case ValueType::quarter:
      return base::format_quarter({static_cast<std::int32_t>(value.ends[0].low)});
    case ValueType::number:
      return whole(value.ends[0].low);
    case ValueType::text:
    case ValueType::words:
    case ValueType::code:
      return std::string(value.text);
    case ValueType::money:
    case ValueType::percent:
    case ValueType::list:
      break;
  }
  return std::nullopt;
}

std::optional<std::string> plain_figure(ValueType type, double figure) {
  return type == ValueType::percent ? percent(figure) : whole(figure);
}

std::string as_scalar(ValueType type, std::string_view text, std::string_view written) {
  if (type == ValueType::words) return yaml::emit_text(text);  // a model may allow the word `no`
  if (type != ValueType::text) return std::string(text);
  const char quote = written.empty() ? '\0' : written.front();
  if (is_printable(text)) {
    if (quote == '"') return in_double(text);
    if (quote == '\'') return in_single(text);
  }
  return yaml::emit_text(text);
}

bool says(ValueType type, const yaml::Node& node, std::string_view text) {
  if (node.kind != yaml::Kind::scalar || node.is_null() || !is_readable(type, node)) return false;
  if (type == ValueType::percent) {
    yaml::Node wanted;
    wanted.scalar = text;
    const auto there = written_percent(node), other = written_percent(wanted);
    return there && other && there->value == other->value;
  }
  return node.scalar == text;
}

}  // namespace guidelint::model
