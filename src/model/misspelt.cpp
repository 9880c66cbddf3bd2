#include "model/misspelt.h"

#include <algorithm>

#include "base/strings.h"

namespace guidelint::model {
namespace {

constexpr std::size_t k_most = 100;  // a map of a thousand unknown keys is no guide

}  // namespace

Misspelt::Misspelt(const Model::Impl& model, const yaml::Node* front) {
  if (front == nullptr) return;
  look(model.guide_keys, *front);
  KeyFinder at_top(model.guide_keys);
  for (const yaml::Entry& entry : front->entries) {
    if (entry.value.kind == yaml::Kind::map) {
      if (const KnownKey* map = at_top.find(entry.key)) look(*map, entry.value);
    }
    if (entry.key != model.compensation) continue;
    for (const yaml::Node& item : entry.value.items) {
      if (item.kind == yaml::Kind::map) look(model.row_keys, item);
    }
  }
}

void Misspelt::look(const KnownKey& known, const yaml::Node& map) {
  if (known.keys.empty()) return;
  KeyFinder finder(known);
  for (const yaml::Entry& entry : map.entries) {
    if (meant_.size() == k_most) return;
    const KnownKey* found = finder.find(entry.key);
    if (found != nullptr && found->name == entry.key) continue;
    const auto near = base::nearest(entry.key, names_of(known));
    if (near && map.find(*near) == nullptr) meant_.emplace_back(&map, *near);
  }
}

bool Misspelt::has(const yaml::Node* map, std::string_view key) const {
  return std::ranges::find(meant_, std::pair(map, key)) != meant_.end();
}

}  // namespace guidelint::model
