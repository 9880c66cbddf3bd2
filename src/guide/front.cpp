#include "guide/front.h"

#include <algorithm>
#include <cstddef>

#include "guide/markers.h"

namespace guidelint::guide {
namespace {

using text::Offset;
using text::Span;

Span make_span(std::size_t begin, std::size_t end) { return {static_cast<Offset>(begin), static_cast<Offset>(end)}; }

constexpr std::string_view k_fence = "---";

// "key: value" or "  anything indented".
bool is_yaml(std::string_view line) {
  if (line[0] == ' ') return true;
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const auto is_of_key = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return std::ranges::all_of(line.substr(0, colon), is_of_key);
}

}  // namespace

Split split_front(std::string_view text) {
  Split out;
  const auto line_end = [text](std::size_t begin) { return std::min(text.find('\n', begin), text.size()); };
  const auto next_line = [text](std::size_t end) { return std::min(end + 1, text.size()); };

  const auto first_end = line_end(0);
  out.front.opening = make_span(0, trim_end(text.substr(0, first_end)).size());
  out.body = make_span(0, text.size());
  if (trim_end(text.substr(0, first_end)) != k_fence) return out;
  out.front.present = true;

  const auto begin = next_line(first_end);
  const auto cut = [&](std::size_t end, std::size_t body) {
    out.front.span = make_span(begin, end);
    out.body = make_span(body, text.size());
  };
  auto heading = text.size();  // one that no key has followed so far; the end of the text if there is none
  for (auto at = begin; at < text.size();) {
    const auto end = line_end(at);
    const auto line = trim_end(text.substr(at, end - at));
    if (line == k_fence) {
      out.front.terminated = true;
      cut(at, next_line(end));
      return out;
    }
    if (!line.empty()) {
      if (line[0] == '|') {
        cut(std::min(heading, at), std::min(heading, at));
        return out;
      }
      if (line[0] == '#' && heading_marker(line)) {
        heading = std::min(heading, at);
      } else if (is_yaml(line)) {
        heading = text.size();
      } else if (heading < text.size() && line.substr(0, 2) != "- ") {  // an item stands in both
        cut(heading, heading);
        return out;
      }
    }
    at = next_line(end);
  }
  cut(heading, heading);
  return out;
}

}  // namespace guidelint::guide
