#include "guide/sections.h"

#include <algorithm>

#include "guide/markers.h"

namespace guidelint::guide {
namespace {

using text::Offset;
using text::Span;

char folded(char c) {
  if (c == '-') return ' ';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }

Span trimmed(std::string_view text, Span span) {
  const auto whole = slice(text, span);
  const auto inner = trim(whole);
  if (inner.empty()) return {span.begin, span.begin};
  const auto begin = span.begin + static_cast<Offset>(inner.data() - whole.data());
  return {begin, begin + static_cast<Offset>(inner.size())};
}

bool is_heading_of_section(const Label& label, std::string_view line, Offset base) {
  return label.has_colon || trim(line.substr(label.span.end - base)).empty();
}

// A label may stand on any line of a paragraph; the text of one ends where the next begins.
void add_labels(const Block& block, std::size_t index, std::string_view text, std::vector<Section>& out) {
  const auto first = out.size();
  for (auto at = block.content.begin; at < block.content.end;) {
    const auto end = std::min(static_cast<Offset>(std::min(text.find('\n', at), text.size())), block.content.end);
    const auto label = bold_label(slice(text, {at, end}), at);
    if (label && is_heading_of_section(*label, slice(text, {at, end}), at)) {
      if (out.size() > first) out.back().text.end = at;
      out.push_back({.heading = label->span,
                     .name = label->name,
                     .text = {label->span.end, block.content.end},
                     .first_block = index + 1});
    }
    at = end + 1;
  }
  for (auto i = first; i < out.size(); ++i) out[i].text = trimmed(text, out[i].text);
}

}  // namespace

std::optional<Label> bold_label(std::string_view line, Offset base) {
  const auto indent = std::min(line.find_first_not_of(k_blanks), line.size());
  const auto rest = line.substr(indent);
  if (rest.substr(0, 2) != "**") return std::nullopt;
  const auto closing = rest.find("**", 2);
  if (closing == std::string_view::npos) return std::nullopt;

  auto name = trim(rest.substr(2, closing - 2));
  if (name.empty()) return std::nullopt;
  const bool colon_inside = name.back() == ':';
  if (colon_inside) name = trim_end(name.substr(0, name.size() - 1));
  auto end = closing + 2;
  const bool colon_after = end < rest.size() && rest[end] == ':';
  if (colon_after) ++end;
  const auto begin = base + static_cast<Offset>(indent);
  return Label{
      .span = {begin, begin + static_cast<Offset>(end)}, .name = name, .has_colon = colon_inside || colon_after};
}

std::vector<Section> find_sections(const Blocks& blocks, std::string_view text, Span body) {
  std::vector<Section> out;
  out.reserve(blocks.blocks.size() / 2);
  std::vector<std::size_t> open;  // at most one of each level
  const auto close = [&](std::uint8_t level, std::size_t block, Offset place) {
    while (!open.empty() && out[open.back()].level >= level) {
      out[open.back()].end_block = block;
      out[open.back()].span.end = std::max(place, out[open.back()].span.begin);
      open.pop_back();
    }
  };

  for (std::size_t i = 0; i < blocks.blocks.size(); ++i) {
    const auto& block = blocks.blocks[i];
    if (block.in_quote || block.in_item) continue;
    const auto first = out.size();
    if (block.kind == BlockKind::heading) {
      out.push_back({.heading = block.content,
                     .name = slice(text, block.content),
                     .level = block.level,
                     .text = {block.span.end, block.span.end},
                     .first_block = i + 1});
    } else if (block.kind == BlockKind::paragraph) {
      add_labels(block, i, text, out);
    } else if (block.kind == BlockKind::rule) {
      close(k_label_level, i, block.span.begin);
    }
    for (auto k = first; k < out.size(); ++k) {
      close(out[k].level, i, block.kind == BlockKind::heading ? block.span.begin : out[k].heading.begin);
      out[k].span = {std::max(out[k].heading.end, out[k].text.begin), body.end};
      open.push_back(k);
    }
  }
  close(0, blocks.blocks.size(), body.end);
  for (auto& section : out) section.end_block = std::max(section.end_block, section.first_block);
  return out;
}

bool begins_with(std::string_view name, std::string_view lower_case) {
  if (name.size() < lower_case.size()) return false;
  for (std::size_t at = 0; at < lower_case.size(); ++at) {
    if (folded(name[at]) != lower_case[at]) return false;
  }
  return true;
}

bool contains(std::string_view name, std::string_view lower_case) {
  for (; name.size() >= lower_case.size(); name.remove_prefix(1)) {
    if (begins_with(name, lower_case)) return true;
  }
  return false;
}

std::string join_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = trim(text.substr(0, end));
    if (!out.empty() && !line.empty()) out += ' ';
    out += line;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace guidelint::guide
