#include "model/front_lines.h"

#include <algorithm>

namespace guidelint::model {

using text::Offset;

Offset FrontLines::start(Offset at) const {
  const auto newline = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
  return newline == std::string_view::npos ? 0 : static_cast<Offset>(newline + 1);
}

Offset FrontLines::next(Offset at) const { return ending(at).end; }

text::Span FrontLines::ending(Offset at) const {
  const auto newline = text_.find('\n', at);
  const auto size = static_cast<Offset>(text_.size());
  if (newline == std::string_view::npos) return {size, size};
  const auto end = static_cast<Offset>(newline + 1);
  const bool has_return = newline > at && text_[newline - 1] == '\r';
  return {has_return ? end - 2 : end - 1, end};
}

std::optional<std::size_t> FrontLines::indent(Offset key_begin) const {
  const std::string_view before = text_.substr(start(key_begin), key_begin - start(key_begin));
  const bool is_plain = before.find_first_not_of(" -") == std::string_view::npos;
  return is_plain ? std::optional(before.size()) : std::nullopt;
}

bool FrontLines::is_flow(const yaml::Node& node) const {
  if (node.kind != yaml::Kind::map && node.kind != yaml::Kind::sequence) return false;
  return node.span.begin < text_.size() && (text_[node.span.begin] == '{' || text_[node.span.begin] == '[');
}

Offset FrontLines::end_of(const yaml::Node& node) const {  // no deeper than yaml::k_max_depth
  if (is_flow(node)) return node.span.end;
  if (!node.entries.empty()) {
    const yaml::Entry& last = node.entries.back();
    return std::max(last.key_span.end, end_of(last.value));
  }
  return node.items.empty() ? node.span.end : end_of(node.items.back());
}

}  // namespace guidelint::model
