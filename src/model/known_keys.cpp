#include "model/known_keys.h"

#include <algorithm>

#include "model/front_value.h"
#include "model/model_impl.h"

namespace guidelint::model {
namespace {

KnownKey& child_of(KnownKey& map, std::string_view name) {
  const auto found = std::ranges::find(map.keys, name, &KnownKey::name);
  if (found != map.keys.end()) return *found;
  KnownKey key;
  key.name = name;
  key.dotted = map.dotted.empty() ? std::string(name) : map.dotted + "." + std::string(name);
  key.wanted = "a map";
  return map.keys.emplace_back(std::move(key));
}

void number_all(KnownKey& map, std::uint32_t& next) {
  map.number = next++;
  for (KnownKey& key : map.keys) number_all(key, next);
}

}  // namespace

KnownKey make_known_keys(const std::vector<FieldDef>& fields, const std::vector<CompiledField>& compiled,
                         std::string_view list) {
  KnownKey top;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    for (const std::vector<std::string_view>& parts : compiled[field].keys) {
      KnownKey* key = &top;
      bool is_new = false;
      for (const std::string_view part : parts) {
        const std::size_t before = key->keys.size();
        KnownKey& inner = child_of(*key, part);
        is_new = key->keys.size() > before;
        key = &inner;
      }
      if (!is_new) continue;  // the first that names it
      key->field = &fields[field];
      key->compiled = &compiled[field];
      key->wanted = wanted(key->compiled->type, key->compiled->allowed);
    }
  }
  if (!list.empty() && std::ranges::find(top.keys, list, &KnownKey::name) == top.keys.end()) {
    KnownKey& entries = child_of(top, list);
    entries.is_list = true;
    entries.wanted = "a list";
  }
  std::uint32_t next = 0;
  number_all(top, next);
  return top;
}

std::vector<std::string_view> names_of(const KnownKey& map) {
  std::vector<std::string_view> names;
  for (const KnownKey& key : map.keys) names.push_back(key.name);
  return names;
}

const KnownKey* KeyFinder::find(std::string_view name) {
  const std::vector<KnownKey>& keys = map_->keys;
  for (std::size_t tried = 0; tried < keys.size(); ++tried, ++next_) {
    if (next_ >= keys.size()) next_ = 0;
    if (keys[next_].name == name) return &keys[next_++];
  }
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return nullptr;
  const KnownKey* outer = KeyFinder(*map_).find(name.substr(0, dot));
  return outer == nullptr ? nullptr : KeyFinder(*outer).find(name.substr(dot + 1));
}

}  // namespace guidelint::model
