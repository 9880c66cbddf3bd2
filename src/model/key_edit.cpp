#include "model/key_edit.h"

#include <algorithm>
#include <utility>

#include "model/bind_impl.h"
#include "model/edit_place.h"
#include "model/front_scalar.h"
#include "text/encoding.h"
#include "yaml/emit.h"

namespace guidelint::model {
namespace {

using expr::State;

// The text assigned to the built-in field `field`; false if there are two, or one that cannot be written.
bool take(std::span<const Assignment> assignments, EntityKind owner, std::uint32_t field,
          std::optional<std::string_view>& text) {
  for (const Assignment& assignment : assignments) {
    const FieldRef ref = decode(assignment.field);
    if (ref.owner != owner || ref.before || ref.side != Side::bare) return false;
    if (ref.index != k_built_in + field) continue;
    const expr::Value& value = assignment.value;
    if (value.state == State::none) continue;
    if (value.state == State::unknown || value.type.kind != expr::Kind::text || !text::is_valid_utf8(value.text))
      return false;
    if (text && *text != value.text) return false;
    text = value.text;
  }
  return true;
}

// The map that holds `entry`.
const yaml::Node* map_of(const yaml::Node& root, const yaml::Entry& entry) {
  std::vector<const yaml::Node*> todo = {&root};
  while (!todo.empty()) {
    const yaml::Node& node = *todo.back();
    todo.pop_back();
    const auto* first = node.entries.data();
    if (!node.entries.empty() && !std::less<>()(&entry, first) && std::less<>()(&entry, first + node.entries.size()))
      return &node;
    for (const yaml::Node& item : node.items) todo.push_back(&item);
    for (const yaml::Entry& child : node.entries) todo.push_back(&child.value);
  }
  return nullptr;
}

bool reads_back(const Bound& bound, std::size_t index, std::span<const text::Edit> edits, std::string_view name,
                const std::optional<std::string_view>& raw) {
  const text::SourceFile& source = *bound.guide().source;
  const auto again = text::SourceFile::from_string(source.path(), text::edited(source.raw(), edits));
  const guide::Guide guide = guide::build(*again);
  if (!guide.front.document.problems.empty()) return false;
  const Bound written(guide, bound.model());
  const std::vector<BoundKey>& keys = written.impl().keys();
  if (index >= keys.size() || keys[index].entry->key != name) return false;
  const BoundKey& key = keys[index];
  const BoundKey& before = bound.impl().keys()[index];
  const yaml::Node& value = key.entry->value;
  if (!raw) return value.kind == before.entry->value.kind && value.scalar == before.entry->value.scalar;
  if (value.kind != yaml::Kind::scalar || value.scalar != *raw) return false;
  if (!key.known || key.known->field == nullptr) return value.quoted || !value.is_null();
  const CompiledField& field = *key.known->compiled;
  return !value.is_null() && is_readable(field.type, value) && is_allowed(field.type, value, field.allowed);
}

}  // namespace

std::optional<std::vector<text::Edit>> edit_key(const Bound& bound, std::size_t index,
                                                std::span<const Assignment> assignments) {
  std::optional<std::string_view> name, raw;
  if (!take(assignments, EntityKind::key, static_cast<std::uint32_t>(KeyField::name), name) ||
      !take(assignments, EntityKind::key, static_cast<std::uint32_t>(KeyField::raw), raw))
    return std::nullopt;
  const guide::Guide& guide = bound.guide();
  const std::string_view text = guide.source->text();
  if (!guide.front.terminated || !guide.front.document.problems.empty()) return std::nullopt;
  const BoundKey& key = bound.impl().keys()[index];
  const yaml::Node* map = map_of(guide.front.document.root, *key.entry);
  if (map == nullptr || text[map->span.begin] == '{') return std::nullopt;

  std::vector<text::Edit> edits;
  const auto add = [&](text::Span place, std::string with) {
    auto edit = edit_at(*guide.source, place, std::move(with));
    if (edit) edits.push_back(std::move(*edit));
    return edit.has_value();
  };
  if (name && *name != key.entry->key) {
    const std::string written = yaml::emit_text(*name);
    if (name->empty() || map->find(*name) != nullptr || written.front() == '"') return std::nullopt;
    if (!add(key.entry->key_span, written)) return std::nullopt;
  }
  const yaml::Node& value = key.entry->value;
  if (raw) {
    const std::string_view written = text.substr(value.span.begin, value.span.size());
    const bool is_block = value.quoted && (written.starts_with('|') || written.starts_with('>'));
    if (value.kind != yaml::Kind::scalar || raw->empty() || is_block) return std::nullopt;
    const bool is_typed = key.known && key.known->field != nullptr;
    const ValueType type = is_typed ? key.known->compiled->type : ValueType::text;
    std::string scalar = as_scalar(type, *raw, written);
    if (value.span.size() == 0) scalar.insert(0, " ");  // right behind the colon
    const bool is_there = says(type, value, *raw) && (type == ValueType::text || !value.quoted);
    if (!is_there && !add(value.span, std::move(scalar))) return std::nullopt;
  }
  if (!text::are_apart(edits)) return std::nullopt;
  if (!edits.empty() && !reads_back(bound, index, edits, name.value_or(key.entry->key), raw)) return std::nullopt;
  return edits;
}

std::optional<std::vector<text::Edit>> edit_line(const Bound& bound, std::size_t index,
                                                 std::span<const Assignment> assignments) {
  std::optional<std::string_view> wanted, wanted_ending;
  if (!take(assignments, EntityKind::line, static_cast<std::uint32_t>(LineField::text), wanted) ||
      !take(assignments, EntityKind::line, static_cast<std::uint32_t>(LineField::ending), wanted_ending))
    return std::nullopt;
  const text::SourceFile& source = *bound.guide().source;
  const text::Span line = source.line_span(static_cast<std::uint32_t>(index + 1));
  const std::string_view rest = source.raw().substr(line.end);
  const std::size_t size = rest.substr(0, 1) == "\n" ? 1 : rest.substr(0, 2) == "\r\n" ? 2 : 0;
  const std::string_view text = wanted.value_or(source.slice(line));
  const std::string_view ending = wanted_ending.value_or(rest.substr(0, size));
  const bool is_ending = ending == "\n" || ending == "\r\n" || (ending.empty() && rest.size() == size);
  // A "\r" before "\n" would be taken for a part of the ending.
  const bool is_one_line = text.find('\n') == std::string_view::npos && !(text.ends_with('\r') && ending == "\n");
  if (!is_ending || !is_one_line) return std::nullopt;

  std::vector<text::Edit> edits;
  const text::Span ending_place = {line.end, line.end + static_cast<text::Offset>(size)};
  const bool changes_ending = ending != rest.substr(0, size);
  if (text != source.slice(line)) edits.push_back({.span = line, .text = std::string(text)});
  if (changes_ending && !edits.empty() && line.size() == 0) {  // both at one place
    edits.back() = {.span = ending_place, .text = std::string(text).append(ending)};
  } else if (changes_ending) {
    edits.push_back({.span = ending_place, .text = std::string(ending)});
  }
  return edits;
}

}  // namespace guidelint::model
