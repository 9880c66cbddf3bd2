#include "proof/document.h"

#include <fmt/format.h>

#include <optional>

#include "guide/guide.h"

namespace guidelint::proof {
namespace {

constexpr std::string_view k_open = "«", k_close = "»";
constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10U;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10U;
  return std::nullopt;
}

text::Offset offset(std::size_t at) { return static_cast<text::Offset>(at); }

}  // namespace

tl::expected<Marked, std::string> take_marks(std::string_view text) {
  Marked marked;
  std::optional<text::Offset> open;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with(k_open)) {
      if (open) return tl::make_unexpected(std::string("a mark « stands inside a mark"));
      open = offset(marked.text.size());
      at += k_open.size();
    } else if (rest.starts_with(k_close)) {
      if (!open) return tl::make_unexpected(std::string("a mark » without its «"));
      marked.marks.push_back({*open, offset(marked.text.size())});
      open.reset();
      at += k_close.size();
    } else {
      marked.text += text[at++];
    }
  }
  if (open) return tl::make_unexpected(std::string("a mark « without its »"));
  return marked;
}

std::string decode_bytes(std::string_view line) {
  std::string bytes;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const std::string_view rest = line.substr(at);
    if (rest.starts_with("\\x") && rest.size() >= 4) {
      const auto high = hex_digit(rest[2]), low = hex_digit(rest[3]);
      if (high && low) {
        bytes += static_cast<char>(*high << 4U | *low);
        at += 3;
        continue;
      }
    }
    if (rest.starts_with("\\r") || rest.starts_with("\\0")) {
      bytes += rest[1] == 'r' ? '\r' : '\0';
      ++at;
      continue;
    }
    bytes += line[at];
  }
  return bytes;
}

Placed place_line(const text::SourceFile& example, std::string_view line) {
  const std::string_view raw = example.raw();
  const auto end_of_line = [&](std::size_t at) { return std::min(raw.find('\n', at), raw.size()); };
  if (line.starts_with(k_byte_order_mark)) {
    return {.text = fmt::format("{}{}", line, raw.substr(end_of_line(0))), .line = {0, offset(line.size())}};
  }
  const guide::Guide guide = guide::build(example);
  const text::Span before = guide.title ? example.in_file(guide.title->span) : example.in_file({0, guide.body.begin});
  const std::size_t at = guide.title ? end_of_line(before.end) : before.end;
  const std::string_view gap = guide.title ? "\n\n" : "\n";
  const std::size_t begin = at + gap.size();
  return {.text = fmt::format("{}{}{}\n{}", raw.substr(0, at), gap, line, raw.substr(at)),
          .line = {offset(begin), offset(begin + line.size())}};
}

}  // namespace guidelint::proof
