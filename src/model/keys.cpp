// The keys of the front matter and the lines of the file, as entities; and the keys that are not there.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/date.h"
#include "base/strings.h"
#include "model/bind_impl.h"

namespace guidelint::model {
namespace {

using expr::State;

// Bytes of a key or region in a path: a hostile one must not be copied into all that is below it
constexpr std::size_t k_name_shown = 100;

std::string shown(std::string_view name) {
  return name.size() <= k_name_shown ? std::string(name) : fmt::format("{}…", name.substr(0, k_name_shown));
}

bool fits(const BoundKey& key) {
  const yaml::Node& node = key.entry->value;
  if (key.known->field != nullptr) return is_readable(key.known->compiled->type, node);
  if (node.is_null()) return true;
  if (!key.known->is_list) return node.kind == yaml::Kind::map;
  if (node.kind != yaml::Kind::sequence) return false;
  for (const yaml::Node& item : node.items) {
    if (item.kind != yaml::Kind::map) return false;
  }
  return true;
}

bool is_allowed(const BoundKey& key) {
  return key.known->field == nullptr ||
         is_allowed(key.known->compiled->type, key.entry->value, key.known->compiled->allowed);
}

// How often each key has stood in one map.
class Times {
 public:
  std::uint32_t count(const KnownKey* known, std::string_view name) {
    if (known == nullptr) return ++unknown_[name];
    if (known->number >= of_known_.size()) of_known_.resize(std::max<std::size_t>(known->number + 1, k_usual));
    return ++of_known_[known->number];
  }

 private:
  static constexpr std::size_t k_usual = 32;  // keys in a tree

  std::vector<std::uint32_t> of_known_ = {};
  std::unordered_map<std::string_view, std::uint32_t> unknown_ = {};
};

class KeyCollector {
 public:
  explicit KeyCollector(const Bound::Impl& bound) : bound_(&bound), model_(bound.model) {}

  std::vector<BoundKey> collect() {
    if (bound_->front != nullptr) walk(*bound_->front, &model_->guide_keys, {});
    return std::move(keys_);
  }

 private:
  struct Where {
    std::uint32_t parent = BoundKey::k_no_key;
    std::uint32_t row = BoundKey::k_no_key;
  };

  // `known`: what may stand in `map`; nullptr: nothing is known of it.
  void walk(const yaml::Node& map, const KnownKey* known, Where where) {
    Times times;
    std::optional<KeyFinder> finder;
    if (known != nullptr) finder.emplace(*known);
    for (const yaml::Entry& entry : map.entries) {
      BoundKey key = {.entry = &entry, .parent = where.parent, .row = where.row, .judged = finder.has_value()};
      if (finder) key.known = finder->find(entry.key);
      key.times = times.count(key.known, entry.key);
      if (finder) describe(key, *known);
      const auto index = static_cast<std::uint32_t>(keys_.size());
      keys_.push_back(key);
      const bool is_compensation = key.known != nullptr && key.known->is_list;
      if (is_compensation && key.times == 1) {
        walk_rows(index);
      } else if (entry.value.kind == yaml::Kind::map) {
        walk(entry.value, key.known, {.parent = index});
      }
    }
  }

  void walk_rows(std::uint32_t parent) {
    for (std::size_t row = 0; row < bound_->rows.size(); ++row) {
      if (bound_->rows[row].item == nullptr) continue;
      walk(*bound_->rows[row].item, &model_->row_keys, {.parent = parent, .row = static_cast<std::uint32_t>(row)});
    }
  }

  static void describe(BoundKey& key, const KnownKey& map) {
    if (key.known != nullptr) {
      key.readable = fits(key);
      key.allowed = is_allowed(key);
      return;
    }
    key.nearest = base::nearest(key.entry->key, names_of(map)).value_or(std::string_view());
  }

  const Bound::Impl* bound_;
  const Model::Impl* model_;
  std::vector<BoundKey> keys_;
};

std::string_view kind_of(const yaml::Node& node) {
  if (node.kind == yaml::Kind::map) return "map";
  if (node.kind == yaml::Kind::sequence) return "list";
  if (node.is_null()) return "null";
  if (node.quoted || node.kind == yaml::Kind::alias) return "text";
  if (base::parse_date(node.scalar)) return "date";
  return whole_number(node) || written_percent(node) ? "number" : "text";
}

expr::Value at(expr::Value value, text::Span span, std::string_view name) {
  value.ends[0].span = span;
  value.ends[0].name = name;
  return value;
}

}  // namespace

std::vector<BoundKey> collect_keys(const Bound::Impl& bound) { return KeyCollector(bound).collect(); }

const std::vector<BoundKey>& Bound::Impl::keys() const {
  if (!later.keys_made) {
    later.keys_made = true;
    later.keys = collect_keys(*this);
    later.key_entities.reserve(later.keys.size());
    for (std::size_t key = 0; key < later.keys.size(); ++key)
      later.key_entities.emplace_back(*this, EntityKind::key, key);
  }
  return later.keys;
}

std::string_view Bound::Impl::key_path(std::size_t key) const {
  if (later.key_paths.size() < keys().size()) later.key_paths.resize(keys().size());
  std::string& path = later.key_paths[key];
  if (!path.empty()) return path;
  const BoundKey& one = keys()[key];
  if (one.parent != BoundKey::k_no_key) {
    path = key_path(one.parent);
    path += one.row == BoundKey::k_no_key ? "." : fmt::format("[{}].", shown(rows[one.row].name));
  }
  return path += shown(one.entry->key);
}

const std::vector<EntityView>& Bound::Impl::lines() const {
  if (!later.lines_made) {
    later.lines_made = true;
    const std::size_t count = guide->source->line_count();
    later.line_entities.reserve(count);
    for (std::size_t line = 0; line < count; ++line) later.line_entities.emplace_back(*this, EntityKind::line, line);
  }
  return later.line_entities;
}

expr::Value Bound::Impl::key_value(const FieldRef& ref, std::size_t index) const {
  const BoundKey& key = keys()[index];
  const yaml::Node& node = key.entry->value;
  const std::string_view name = key.entry->key;
  const text::Span key_span = in_file(key.entry->key_span);
  const text::Span value_span = in_file(node.span);
  const auto missing = [&](std::string_view field) {
    return expr::make_missing(type_of(*model, ref), State::none, field, value_span, name);
  };
  switch (static_cast<KeyField>(ref.index - k_built_in)) {
    case KeyField::path:
      return expr::make_text(key_path(index), key_span, name);
    case KeyField::name:
      return expr::make_text(name, key_span, name);
    case KeyField::raw:
      return expr::make_text(guide->source->text().substr(node.span.begin, node.span.size()), value_span, name);
    case KeyField::kind:
      return expr::make_text(kind_of(node), value_span, name);
    case KeyField::wanted:
      return key.known != nullptr ? expr::make_text(key.known->wanted, value_span, name) : missing("wanted");
    case KeyField::known:
      return key.judged ? at(expr::make_boolean(key.known != nullptr), key_span, name) : missing("known");
    case KeyField::readable:
      return key.known != nullptr ? at(expr::make_boolean(key.readable), value_span, name) : missing("readable");
    case KeyField::allowed:
      return key.known != nullptr ? at(expr::make_boolean(key.allowed), value_span, name) : missing("allowed");
    case KeyField::nearest:
      return key.nearest.empty() ? missing("nearest") : expr::make_text(key.nearest, key_span, name);
    case KeyField::times:
      return at(expr::make_number(static_cast<double>(key.times)), key_span, name);
  }
  return {};
}

expr::Value Bound::Impl::line_value(const FieldRef& ref, std::size_t index) const {
  const text::SourceFile& source = *guide->source;
  const text::Span span = source.line_span(static_cast<std::uint32_t>(index + 1));
  switch (static_cast<LineField>(ref.index - k_built_in)) {
    case LineField::path:
      return expr::make_text(source.path());
    case LineField::text:
      return expr::make_text(source.slice(span), span, "line");
    case LineField::number:
      return at(expr::make_number(static_cast<double>(index + 1)), span, "line");
    case LineField::ending: {
      const std::string_view rest = source.raw().substr(span.end);
      const std::size_t size = rest.substr(0, 1) == "\n" ? 1 : rest.substr(0, 2) == "\r\n" ? 2 : 0;
      return expr::make_text(rest.substr(0, size), {span.end, span.end + static_cast<text::Offset>(size)}, "line");
    }
    case LineField::ending_above: {
      const bool has_return = span.begin > 1 && source.raw().substr(span.begin - 2, 2) == "\r\n";
      return expr::make_text(has_return ? "\r\n" : "\n");
    }
    case LineField::part: {
      const bool in_body = span.begin >= in_file({guide->body.begin, guide->body.begin}).begin;
      return expr::make_text(in_body ? "body" : "front", span, "line");
    }
  }
  return {};
}

std::vector<std::string> collect_missing(const Bound::Impl& bound) {
  std::vector<std::string> missing;
  const auto look = [&](EntityKind kind, const yaml::Node* map, const std::string& prefix) {
    const EntityDef& entity = bound.model->of(kind);
    const auto lacks = [&](const std::vector<std::string_view>& keys) {
      const yaml::Node* node = map;
      for (const std::string_view key : keys) {
        if (node == nullptr || node->is_null()) return true;
        if (node->kind != yaml::Kind::map) return false;  // of another type: that is reported
        const yaml::Entry* entry = node->find(key);
        if (entry == nullptr) return !bound.misspelt->has(node, key);
        node = &entry->value;
      }
      return false;
    };
    for (std::size_t field = 0; field < entity.fields.size(); ++field) {
      if (!entity.fields[field].required) continue;
      for (std::size_t key = 0; key < entity.compiled[field].keys.size(); ++key) {
        if (lacks(entity.compiled[field].keys[key])) missing.push_back(prefix + entity.fields[field].front[key]);
      }
    }
  };
  look(EntityKind::guide, bound.front, {});
  const std::string& compensation = bound.model->compensation;
  if (bound.model->compensation_required &&
      (bound.front == nullptr ||
       (bound.front->find(compensation) == nullptr && !bound.misspelt->has(bound.front, compensation))))
    missing.push_back(compensation);
  for (const BoundRow& row : bound.rows) {
    if (row.item != nullptr) look(EntityKind::row, row.item, fmt::format("{}[{}].", compensation, shown(row.name)));
  }
  return missing;
}

}  // namespace guidelint::model
