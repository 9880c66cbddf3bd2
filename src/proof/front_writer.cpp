#include "proof/front_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "proof/amount_text.h"

namespace guidelint::proof {
namespace {

using model::EntityKind;
using text::Offset;

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      result += fmt::format("\\x{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      result += c;
    }
  }
  return result + "\"";
}

// Where the last thing inside a value ends.
Offset end_of(const yaml::Node& node) {
  if (node.kind == yaml::Kind::map && !node.entries.empty()) return end_of(node.entries.back().value);
  if (node.kind == yaml::Kind::sequence && !node.items.empty()) return end_of(node.items.back());
  return node.span.end;
}

}  // namespace

std::string to_yaml(const yaml::Node& value) {
  if (value.kind == yaml::Kind::sequence) {
    std::string list;
    for (const yaml::Node& item : value.items)
      list += fmt::format("{}{}", list.empty() ? "" : ", ", quoted(item.scalar));
    return fmt::format("[{}]", list);
  }
  return value.quoted ? quoted(value.scalar) : std::string(value.is_null() ? "null" : value.scalar);
}

FrontWriter::FrontWriter(const guide::Guide& guide, const model::Model& model, Edits& edits)
    : guide_(&guide), model_(&model), edits_(&edits) {}

const yaml::Node* FrontWriter::map_of(EntityKind owner) const {
  const yaml::Node& root = guide_->front.document.root;
  if (root.kind != yaml::Kind::map) return nullptr;
  if (owner != EntityKind::row) return &root;
  const yaml::Entry* rows = root.find(model_->compensation_key());
  if (rows == nullptr || rows->value.kind != yaml::Kind::sequence || rows->value.items.empty()) return nullptr;
  const yaml::Node& first = rows->value.items.front();
  return first.kind == yaml::Kind::map && !first.entries.empty() ? &first : nullptr;
}

Offset FrontWriter::line_start(Offset at) const {
  const auto newline = at == 0 ? std::string_view::npos : guide_->source->text().rfind('\n', at - 1);
  return newline == std::string_view::npos ? 0 : static_cast<Offset>(newline + 1);
}

Offset FrontWriter::next_line(Offset at) const {
  const std::string_view text = guide_->source->text();
  const auto newline = text.find('\n', at);
  return static_cast<Offset>(newline == std::string_view::npos ? text.size() : newline + 1);
}

text::Span FrontWriter::in_file(Offset begin, Offset end) const { return guide_->source->in_file({begin, end}); }

void FrontWriter::replace_value(const yaml::Node& value, std::string yaml) {
  const Offset end = std::max(value.span.begin, value.kind == yaml::Kind::scalar ? value.span.end : end_of(value));
  if (value.span.begin == end) yaml.insert(0, " ");
  edits_->replace(in_file(value.span.begin, end), std::move(yaml));
}

void FrontWriter::add_entry(const yaml::Node& map, std::string_view dotted_key, const std::string& yaml) {
  const yaml::Entry& last = map.entries.back();
  const Offset first_key = map.entries.front().key_span.begin;
  std::string indent(first_key - line_start(first_key), ' ');
  std::string lines;
  for (auto dot = dotted_key.find('.'); dot != std::string_view::npos; dot = dotted_key.find('.')) {
    lines += fmt::format("{}{}:\n", indent, dotted_key.substr(0, dot));
    indent += "  ";
    dotted_key.remove_prefix(dot + 1);
  }
  lines += fmt::format("{}{}: {}\n", indent, dotted_key, yaml);
  const Offset at = next_line(std::max(end_of(last.value), last.key_span.end));
  edits_->insert(in_file(at, at).begin, std::move(lines));
}

bool FrontWriter::set(EntityKind owner, std::string_view dotted_key, std::string yaml) {
  const yaml::Node* map = map_of(owner);
  if (map == nullptr || map->entries.empty()) return false;
  std::string_view rest = dotted_key;
  while (true) {
    const auto dot = rest.find('.');
    const yaml::Entry* entry = map->find(rest.substr(0, dot));
    if (entry == nullptr) {
      add_entry(*map, rest, yaml);
      return true;
    }
    if (dot == std::string_view::npos) {
      replace_value(entry->value, std::move(yaml));
      return true;
    }
    if (entry->value.kind != yaml::Kind::map || entry->value.entries.empty()) return false;
    map = &entry->value;
    rest.remove_prefix(dot + 1);
  }
}

bool FrontWriter::set(EntityKind owner, const model::FieldDef& field, const yaml::Node& value) {
  if (field.type.ended && value.kind == yaml::Kind::scalar && !value.is_null() && !value.quoted) {
    if (const auto range = read_range(value.scalar)) {
      bool done = set(owner, field.front.front(), in_front(range->low));
      if (field.front.size() > 1) done = set(owner, field.front[1], in_front(range->high)) && done;
      return done;
    }
  }
  return std::ranges::all_of(field.front, [&](const std::string& key) { return set(owner, key, to_yaml(value)); });
}

bool FrontWriter::remove(EntityKind owner) {
  if (owner != EntityKind::row) {
    if (!guide_->front.present) return false;
    edits_->replace(in_file(0, guide_->body.begin), "");
    return true;
  }
  const yaml::Node* first = map_of(owner);
  if (first == nullptr) return false;
  edits_->replace(in_file(line_start(first->entries.front().key_span.begin), next_line(end_of(*first))), "");
  return true;
}

}  // namespace guidelint::proof
