#include "model/front_block.h"

#include "yaml/emit.h"

namespace guidelint::model {

Block make_scalar(std::string yaml) {
  Block block;
  block.scalar = std::move(yaml);
  return block;
}

std::string lines_of(const BlockKey& key, std::size_t indent, std::string_view line_end) {
  std::string lines = std::string(indent, ' ') + yaml::emit_text(key.name) + ':';
  if (key.value.keys.empty() && key.value.items.empty()) return lines + ' ' + key.value.scalar + std::string(line_end);
  lines += line_end;
  for (const BlockKey& child : key.value.keys) lines += lines_of(child, indent + 2, line_end);
  for (const Block& item : key.value.items) lines += lines_of_item(item, indent + 2, indent + 4, line_end);
  return lines;
}

std::string lines_of_item(const Block& item, std::size_t dash, std::size_t indent, std::string_view line_end) {
  std::string lines;
  if (item.keys.empty()) {
    lines = std::string(indent, ' ') + item.scalar + std::string(line_end);
  } else {
    for (const BlockKey& key : item.keys) lines += lines_of(key, indent, line_end);
  }
  lines[dash] = '-';
  return lines;
}

}  // namespace guidelint::model
