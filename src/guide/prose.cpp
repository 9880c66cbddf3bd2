#include "guide/prose.h"

#include <algorithm>
#include <array>

#include "guide/markers.h"

namespace guidelint::guide {
namespace {

using text::Offset;
using text::Span;

std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }

// Of an item: what stands before the blocks nested in it.
Span text_of_item(const Blocks& blocks, std::size_t index) {
  const auto& item = blocks.blocks[index];
  if (index + 1 < blocks.blocks.size()) {
    const auto& inside = blocks.blocks[index + 1];
    if (inside.kind == BlockKind::paragraph && item.content.contains(inside.content)) return inside.content;
  }
  return item.content;
}

Prose prose_of_table(const Table& table) {
  Prose prose{.span = table.span};
  for (const auto& row : table.rows) {
    if (!prose.text.empty()) prose.text += "; ";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) prose.text += " = ";
      prose.text += row.cells[i].text;
    }
  }
  return prose;
}

void append(Prose& prose, Span span, std::string_view text) {
  if (prose.text.empty()) prose.span.begin = span.begin;
  if (!prose.text.empty()) prose.text += "; ";
  prose.text += join_lines(slice(text, span));
  prose.span.end = span.end;
}

// Such a paragraph is a section of its own.
bool is_labelled(const Block& block, std::string_view text) {
  const auto content = slice(text, block.content);
  const auto label = bold_label(content.substr(0, content.find('\n')), block.content.begin);
  return label && (label->has_colon || label->span.end == block.content.end);
}

// What a section says about levels: its first table, else its first list, else its first paragraph.
std::optional<Prose> read_levels(const Section& section, const Blocks& blocks, std::string_view text) {
  const auto begin = blocks.blocks.begin() + static_cast<std::ptrdiff_t>(section.first_block);
  const auto end = blocks.blocks.begin() + static_cast<std::ptrdiff_t>(section.end_block);
  const auto table = std::find_if(begin, end, [](const Block& block) { return block.kind == BlockKind::table; });
  if (table != end) return prose_of_table(blocks.tables[table->table]);

  Prose prose;
  for (auto i = section.first_block; i < section.end_block; ++i) {
    const auto& block = blocks.blocks[i];
    if (block.in_item || block.in_quote) continue;
    if (block.kind == BlockKind::item) {
      append(prose, text_of_item(blocks, i), text);
    } else if (!prose.text.empty()) {
      break;
    } else if (block.kind == BlockKind::paragraph && !is_labelled(block, text)) {
      append(prose, block.content, text);
    }
  }
  if (prose.text.empty()) return std::nullopt;
  return prose;
}

// Without quote marks and the blanks after them; lines stay lines.
std::string unquote(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    if (const auto mark = line.find_first_not_of(k_blanks); mark != std::string_view::npos && line[mark] == '>') {
      line.remove_prefix(mark + 1);
    }
    if (!out.empty()) out += '\n';
    out += trim(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

constexpr std::string_view k_strategy = "negotiate up strategy";

std::optional<Prose> read_quotes(const Blocks& blocks, std::string_view text) {
  std::optional<Prose> prose;
  for (const auto& block : blocks.blocks) {
    if (block.kind != BlockKind::quote || block.in_quote) continue;
    const auto label = bold_label(slice(text, block.content), block.content.begin);
    if (!label || !begins_with(label->name, k_strategy)) continue;
    const auto rest = slice(text, {label->span.end, block.content.end});
    const auto skipped = std::min(rest.find_first_not_of(k_blanks), rest.size());
    if (prose) {
      prose->text += '\n';
    } else {
      prose = Prose{.span = {label->span.end + static_cast<Offset>(skipped), block.content.end}};
    }
    prose->text += unquote(rest);
    prose->span.end = block.content.end;
  }
  return prose;
}

// "[3] text", one source to a line.
void add_numbered_lines(Span span, std::string_view text, std::vector<Item>& items) {
  for (auto at = span.begin; at < span.end;) {
    const auto end = std::min(static_cast<Offset>(std::min(text.find('\n', at), text.size())), span.end);
    const auto line = trim(slice(text, {at, end}));
    const auto digits = line.empty() ? 0 : std::min(line.find_first_not_of("0123456789", 1), line.size());
    if (digits > 1 && line[0] == '[' && digits < line.size() && line[digits] == ']') {
      const auto begin = static_cast<Offset>(line.data() - text.data());
      items.push_back({.span = {begin, begin + static_cast<Offset>(line.size())}, .text = line});
    }
    at = end + 1;
  }
}

}  // namespace

std::optional<Prose> find_summary(const std::vector<Section>& sections, std::string_view text) {
  for (const auto& section : sections) {
    if (section.level != k_label_level || section.text.size() == 0 || !begins_with(section.name, "negotiation dna"))
      continue;
    return Prose{.span = section.text, .text = join_lines(slice(text, section.text))};
  }
  return std::nullopt;
}

std::optional<Prose> find_level_mapping(const std::vector<Section>& sections, const Blocks& blocks,
                                        std::string_view text) {
  for (const auto& section : sections) {
    const bool is_label = section.level == k_label_level;
    if (!(is_label ? begins_with(section.name, "level mapping") : contains(section.name, "level mapping"))) continue;
    if (section.text.size() > 0) return Prose{.span = section.text, .text = join_lines(slice(text, section.text))};
    if (auto prose = read_levels(section, blocks, text)) return prose;
  }
  return std::nullopt;
}

std::optional<Prose> find_strategy(const std::vector<Section>& sections, const Blocks& blocks, std::string_view text) {
  if (auto prose = read_quotes(blocks, text)) return prose;
  for (const auto& section : sections) {
    if (!begins_with(section.name, k_strategy)) continue;
    const auto whole = slice(text, section.span);
    const auto inner = trim(whole);
    if (inner.empty()) continue;
    const auto begin = static_cast<Offset>(inner.data() - text.data());
    return Prose{.span = {begin, begin + static_cast<Offset>(inner.size())}, .text = std::string(inner)};
  }
  return std::nullopt;
}

const Section* find_sources(const std::vector<Section>& sections) {
  const auto is_sources = [](const Section& section) {
    const auto name = section.name;
    if (contains(name, "evidence") && (contains(name, "evidence & sources") || contains(name, "evidence and sources")))
      return true;
    constexpr std::array<std::string_view, 3> k_names = {"sources", "data sources", "references"};
    return std::ranges::any_of(
        k_names, [name](std::string_view one) { return name.size() == one.size() && begins_with(name, one); });
  };
  const auto found = std::ranges::find_if(sections, is_sources);
  return found == sections.end() ? nullptr : &*found;
}

std::vector<Item> source_items(const Section& section, const Blocks& blocks, std::string_view text) {
  std::vector<Item> items;
  add_numbered_lines(section.text, text, items);
  for (auto i = section.first_block; i < section.end_block; ++i) {
    const auto& block = blocks.blocks[i];
    if (block.in_item || block.in_quote) continue;
    if (block.kind == BlockKind::item) {
      const auto span = text_of_item(blocks, i);
      if (span.size() > 0) items.push_back({.span = span, .text = slice(text, span)});
    } else if (block.kind == BlockKind::paragraph) {
      add_numbered_lines(block.content, text, items);
    }
  }
  return items;
}

}  // namespace guidelint::guide
