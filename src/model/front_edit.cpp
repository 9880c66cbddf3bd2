#include "model/front_edit.h"

#include <algorithm>

#include "model/edit_place.h"
#include "model/front_place.h"
#include "model/front_scalar.h"
#include "yaml/emit.h"

namespace guidelint::model {
namespace {

using text::Offset;

constexpr std::size_t k_indent = 2;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

// "|  # note", whose note would be lost with the block.
bool is_annotated_block(std::string_view written) {
  if (written.empty() || (written[0] != '|' && written[0] != '>')) return false;
  return written.substr(0, written.find('\n')).find('#') != std::string_view::npos;
}

// In order of place. A value for a key that has none and a new line behind it stand at one place: the value, which was
// added first, comes first.
std::vector<text::Edit> joined(std::vector<text::Edit> edits) {
  std::ranges::stable_sort(edits, {}, [](const text::Edit& edit) { return edit.span.begin; });
  std::vector<text::Edit> all;
  for (text::Edit& edit : edits) {
    const bool is_same_place = !all.empty() && edit.span == all.back().span && edit.span.size() == 0;
    if (is_same_place) {
      all.back().text += edit.text;
    } else {
      all.push_back(std::move(edit));
    }
  }
  return all;
}

}  // namespace

bool FrontEdit::set(std::span<const std::string_view> keys, const FrontValue& value) {
  const yaml::Node* node = map_;
  std::string parent;
  for (std::size_t at = 0; at < keys.size(); ++at) {
    if (node->kind != yaml::Kind::map || lines_.is_flow(*node)) return false;
    const auto is_it = [&](const yaml::Entry& entry) { return entry.key == keys[at]; };
    if (std::ranges::count_if(node->entries, is_it) > 1) return false;
    const yaml::Entry* entry = node->find(keys[at]);
    const bool is_last = at + 1 == keys.size();
    if (entry == nullptr) {
      if (bound_->misspelt->has(node, keys[at])) return false;
      auto known = std::ranges::find_if(absent_, [&](const auto& item) { return item.first == node; });
      if (known == absent_.end()) known = absent_.insert(absent_.end(), {node, {.parent = parent}});
      return add_key(known->second, keys.subspan(at), value);
    }
    if (is_last) return value.type == ValueType::list ? set_list(*entry, value) : set_scalar(*entry, value);
    parent += parent.empty() ? "" : ".";
    parent += keys[at];
    if (entry->value.is_null()) {
      auto known = std::ranges::find_if(under_null_, [&](const auto& item) { return item.first == entry; });
      if (known == under_null_.end()) known = under_null_.insert(under_null_.end(), {entry, {.parent = parent}});
      return add_key(known->second, keys.subspan(at + 1), value);
    }
    node = &entry->value;
  }
  return false;
}

bool FrontEdit::set_scalar(const yaml::Entry& entry, const FrontValue& value) {
  const auto known = std::ranges::find_if(written_, [&](const auto& item) { return item.first == &entry; });
  if (known != written_.end()) return known->second == value.text;
  written_.emplace_back(&entry, value.text);
  const yaml::Node& node = entry.value;
  if (node.kind != yaml::Kind::scalar) return false;
  if (says(value.type, node, value.text)) return true;
  const std::string_view written = text_.substr(node.span.begin, node.span.size());
  if (is_annotated_block(written)) return false;
  std::string scalar = as_scalar(value.type, value.text, written);
  if (!written.empty()) return add(node.span, std::move(scalar));
  if (node.span.begin == 0 || text_[node.span.begin - 1] != ':') return false;
  const Offset ending = lines_.ending(node.span.begin).begin;
  const bool has_blank = ending > node.span.begin && is_blank(text_.substr(node.span.begin, ending - node.span.begin));
  const Offset at = has_blank ? ending : node.span.begin;
  return add({at, at}, has_blank ? std::move(scalar) : " " + scalar);
}

bool FrontEdit::set_list(const yaml::Entry& entry, const FrontValue& value) {
  const yaml::Node& list = entry.value;
  if (std::ranges::any_of(written_, [&](const auto& item) { return item.first == &entry; })) return false;
  written_.emplace_back(&entry, std::string());
  if (value.items.empty()) return false;
  if (list.is_null()) {
    const auto indent = indent_text(entry.key_span.begin);
    const text::Span ending = lines_.ending(list.span.end);
    if (!indent) return false;
    std::string lines;
    for (const std::string_view item : value.items)
      lines.append(text_.substr(ending.begin, ending.size()))
          .append(*indent)
          .append("  - ")
          .append(yaml::emit_text(item));
    return place_under(entry, lines);
  }
  if (list.kind != yaml::Kind::sequence || lines_.is_flow(list)) return false;
  std::vector<const yaml::Node*> gone;
  std::size_t kept = 0;
  for (const yaml::Node& item : list.items) {
    if (item.kind != yaml::Kind::scalar) return false;
    if (kept < value.items.size() && item.scalar == value.items[kept]) {
      ++kept;
    } else {
      gone.push_back(&item);
    }
  }
  const auto added = value.items.subspan(kept);
  if (!gone.empty() && !added.empty()) return false;
  for (const yaml::Node* item : gone) {
    if (!remove_item(*item)) return false;
  }
  if (added.empty()) return true;
  const yaml::Node& last = list.items.back();
  const Offset begin = lines_.start(last.span.begin);
  const std::string_view dash = text_.substr(begin, last.span.begin - begin);
  const text::Span ending = lines_.ending(last.span.end);
  if (dash.find_first_not_of(" -") != std::string_view::npos || std::ranges::count(dash, '-') != 1) return false;
  std::string lines;
  for (const std::string_view item : added)
    lines.append(text_.substr(ending.begin, ending.size())).append(dash).append(yaml::emit_text(item));
  return ending.size() > 0 && add({ending.begin, ending.begin}, std::move(lines));
}

bool FrontEdit::remove_item(const yaml::Node& item) {
  const Offset begin = lines_.start(item.span.begin);
  const std::string_view dash = text_.substr(begin, item.span.begin - begin);
  const text::Span ending = lines_.ending(item.span.end);
  if (item.span.size() == 0 || ending.size() == 0) return false;
  if (dash.find_first_not_of(" -") != std::string_view::npos || std::ranges::count(dash, '-') != 1) return false;
  return add({begin, ending.end}, "");
}

bool FrontEdit::add_key(NewKeys& to, std::span<const std::string_view> keys, const FrontValue& value) {
  std::vector<NewKey>* siblings = &to.keys;
  for (std::size_t at = 0; at < keys.size(); ++at) {
    const bool is_last = at + 1 == keys.size();
    auto key = std::ranges::find_if(*siblings, [&](const NewKey& known) { return known.key == keys[at]; });
    const bool is_new = key == siblings->end();
    if (is_new) key = siblings->insert(key, {.key = keys[at]});
    if (is_last && is_new) {
      key->value = value;
    } else if (is_last) {
      return key->value && value.type != ValueType::list && key->value->text == value.text;
    } else if (key->value) {
      return false;
    }
    siblings = &key->children;
  }
  return true;
}

std::optional<std::vector<text::Edit>> FrontEdit::finish() {
  for (const auto& [map, added] : absent_) {
    if (!place_in(*map, added)) return std::nullopt;
  }
  for (const auto& [entry, added] : under_null_) {
    const auto indent = indent_text(entry->key_span.begin);
    const text::Span ending = lines_.ending(entry->value.span.end);
    if (!indent) return std::nullopt;
    std::string lines;
    write_keys(added.keys, added.parent, *indent + std::string(k_indent, ' '),
               text_.substr(ending.begin, ending.size()), lines);
    if (!place_under(*entry, lines)) return std::nullopt;
  }
  return joined(std::move(edits_));
}

// Lines for keys that `map` lacks, behind the keys they belong behind.
bool FrontEdit::place_in(const yaml::Node& map, const NewKeys& added) {
  if (map.entries.empty()) return false;
  std::vector<std::string_view> names;
  std::vector<const NewKey*> slots;  // nullptr: a key that is there
  for (const yaml::Entry& entry : map.entries) {
    names.push_back(entry.key);
    slots.push_back(nullptr);
  }
  for (const NewKey& key : added.keys) {
    const auto behind = place_behind(*bound_->whole_model, kind_, added.parent, names, key.key);
    const auto at = static_cast<std::ptrdiff_t>(behind ? *behind + 1 : 0);
    names.insert(names.begin() + at, key.key);
    slots.insert(slots.begin() + at, &key);
  }
  const yaml::Entry& first = map.entries.front();
  const auto indent = indent_text(first.key_span.begin);
  if (!indent) return false;
  std::size_t entries_before = 0;
  for (std::size_t at = 0; at < slots.size();) {
    if (slots[at] == nullptr) {
      ++entries_before;
      ++at;
      continue;
    }
    const yaml::Entry& neighbour = entries_before == 0 ? first : map.entries[entries_before - 1];
    const text::Span ending = lines_.ending(std::max(neighbour.key_span.end, lines_.end_of(neighbour.value)));
    if (ending.size() == 0) return false;
    const std::string_view line_end = text_.substr(ending.begin, ending.size());
    std::string lines;
    for (; at < slots.size() && slots[at] != nullptr; ++at)
      write_key(*slots[at], added.parent, *indent, line_end, lines);
    if (entries_before == 0) {
      lines = lines.substr(line_end.size() + indent->size()).append(line_end).append(*indent);
      if (!add({first.key_span.begin, first.key_span.begin}, std::move(lines))) return false;
    } else if (!add({ending.begin, ending.begin}, std::move(lines))) {
      return false;
    }
  }
  return true;
}

// `lines`, each behind a line end, as the value of a key that has none.
bool FrontEdit::place_under(const yaml::Entry& entry, const std::string& lines) {
  const text::Span value = entry.value.span;
  const text::Span ending = lines_.ending(value.end);
  const auto colon = static_cast<Offset>(std::min(text_.find(':', entry.key_span.end), text_.size()));
  if (ending.size() == 0 || colon >= std::max(value.begin, Offset{1}) ||
      !is_blank(text_.substr(entry.key_span.end, colon - entry.key_span.end)) ||
      !is_blank(text_.substr(colon + 1, value.begin - colon - 1)))
    return false;
  if (value.end == ending.begin) return add({colon + 1, value.end}, lines);
  if (value.size() > 0 && !add({colon + 1, value.end}, "")) return false;
  return add({ending.begin, ending.begin}, lines);
}

bool FrontEdit::add(text::Span in_text, std::string with) {
  auto edit = edit_at(*bound_->guide->source, in_text, std::move(with));
  if (edit) edits_.push_back(std::move(*edit));
  return edit.has_value();
}

std::optional<std::string> FrontEdit::indent_text(Offset key_begin) const {
  const auto indent = lines_.indent(key_begin);
  return indent ? std::optional(std::string(*indent, ' ')) : std::nullopt;
}

void FrontEdit::write_keys(const std::vector<NewKey>& keys, const std::string& parent, const std::string& indent,
                           std::string_view ending, std::string& lines) const {
  std::vector<std::string_view> names;
  std::vector<const NewKey*> ordered;
  for (const NewKey& key : keys) {
    const auto behind = place_behind(*bound_->whole_model, kind_, parent, names, key.key);
    const auto at = static_cast<std::ptrdiff_t>(behind ? *behind + 1 : 0);
    names.insert(names.begin() + at, key.key);
    ordered.insert(ordered.begin() + at, &key);
  }
  for (const NewKey* key : ordered) write_key(*key, parent, indent, ending, lines);
}

void FrontEdit::write_key(const NewKey& key, const std::string& parent, const std::string& indent,
                          std::string_view ending, std::string& lines) const {
  lines.append(ending).append(indent).append(yaml::emit_text(key.key)).append(":");
  if (!key.value) {
    const std::string path = parent.empty() ? std::string(key.key) : parent + "." + std::string(key.key);
    write_keys(key.children, path, indent + std::string(k_indent, ' '), ending, lines);
  } else if (key.value->type == ValueType::list) {
    for (const std::string_view item : key.value->items)
      lines.append(ending).append(indent).append("  - ").append(yaml::emit_text(item));
  } else {
    lines.append(" ").append(as_scalar(key.value->type, key.value->text));
  }
}

std::optional<std::vector<text::Edit>> edit_front(const Bound::Impl& bound, EntityKind kind, const yaml::Node& map,
                                                  std::span<const Wish> wishes) {
  FrontEdit edit(bound, kind, map);
  for (const Wish& wish : wishes) {
    if (wish.side != Side::front) continue;
    const CompiledField& field = bound.model->of(kind).compiled[wish.field];
    FrontValue value = {.type = field.type};
    if (wish.value) {
      if (field.type == ValueType::list) {
        value.items = wish.value->list;
      } else if (auto text = plain_text(field.type, *wish.value)) {
        value.text = std::move(*text);
      } else {
        return std::nullopt;
      }
      if (field.type == ValueType::code && !money::parse_currency(value.text)) return std::nullopt;
      if (field.type == ValueType::words && std::ranges::find(field.allowed, value.text) == field.allowed.end())
        return std::nullopt;
      if (!edit.set(field.keys.front(), value)) return std::nullopt;
      continue;
    }
    for (std::size_t end = 0; end < 2; ++end) {
      if (!wish.ends[end]) continue;
      auto text = plain_figure(field.type, wish.ends[end]->low);
      if (!text) return std::nullopt;
      value.text = std::move(*text);
      if (!edit.set(field.keys[std::min(end, field.keys.size() - 1)], value)) return std::nullopt;
    }
  }
  return edit.finish();
}

}  // namespace guidelint::model
