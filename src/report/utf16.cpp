#include "report/utf16.h"

#include <algorithm>
#include <string_view>

#include "text/encoding.h"

namespace guidelint::report {
namespace {

constexpr std::string_view k_mark = "\xEF\xBB\xBF";

}  // namespace

Utf16Places::Utf16Places(const text::SourceFile& source)
    : source_(source),
      is_exact_(text::is_valid_utf8(source.raw())),
      mark_size_(source.raw().starts_with(k_mark) ? static_cast<text::Offset>(k_mark.size()) : 0) {
  const std::string_view raw = source.raw();
  constexpr char k_first_lead_of_four = '\xF0';
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const auto byte = static_cast<unsigned char>(raw[at]);
    if (byte < static_cast<unsigned char>(k_first_lead_of_four)) continue;
    if (text::code_point_length(raw.substr(at)) == 4) wide_.push_back(static_cast<text::Offset>(at));
  }
}

text::Position Utf16Places::position(text::Offset in_file) const {
  text::Position position = source_.position(in_file);
  const text::Offset line = source_.line_span(position.line).begin;
  const auto first = std::ranges::lower_bound(wide_, line);
  const auto last = std::ranges::lower_bound(wide_, in_file);
  if (first < last) position.column += static_cast<std::uint32_t>(last - first);
  if (position.line == 1 && mark_size_ > 0 && position.column > 1) --position.column;
  return position;
}

}  // namespace guidelint::report
