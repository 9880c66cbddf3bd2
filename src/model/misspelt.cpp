#include "model/misspelt.h"

#include <algorithm>

#include "base/strings.h"

namespace guidelint::model {
namespace {

constexpr std::size_t k_most = 100;  // a map of a thousand unknown keys is no guide

}  // namespace

Misspelt::Misspelt(const Model::Impl& model, const yaml::Node* front) {
  if (front == nullptr) return;
  look(model, EntityKind::guide, *front, {});
  for (const yaml::Entry& entry : front->entries) {
    if (entry.value.kind == yaml::Kind::map) look(model, EntityKind::guide, entry.value, entry.key);
    if (entry.key != model.compensation) continue;
    for (const yaml::Node& item : entry.value.items) {
      if (item.kind == yaml::Kind::map) look(model, EntityKind::row, item, {});
    }
  }
}

void Misspelt::look(const Model::Impl& model, EntityKind kind, const yaml::Node& map, std::string_view parent) {
  const std::vector<std::string_view> names = known_names(model, kind, parent);
  if (names.empty()) return;
  for (const yaml::Entry& entry : map.entries) {
    if (meant_.size() == k_most) return;
    if (std::ranges::find(names, entry.key) != names.end()) continue;
    const auto near = base::nearest(entry.key, names);
    if (near && map.find(*near) == nullptr) meant_.emplace_back(&map, *near);
  }
}

bool Misspelt::has(const yaml::Node* map, std::string_view key) const {
  return std::ranges::find(meant_, std::pair(map, key)) != meant_.end();
}

}  // namespace guidelint::model
