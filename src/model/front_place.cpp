#include "model/front_place.h"

#include <algorithm>

#include "model/model_impl.h"

namespace guidelint::model {

std::vector<std::string_view> key_order(const Model& model, EntityKind kind, std::string_view parent) {
  if (kind == EntityKind::guide && parent.empty()) return {model.front_order().begin(), model.front_order().end()};
  std::vector<std::string_view> order;
  for (const std::string_view name : known_names(model.impl(), kind, parent)) {
    if (std::ranges::find(order, name) == order.end()) order.push_back(name);
  }
  return order;
}

std::optional<std::size_t> place_behind(const Model& model, EntityKind kind, std::string_view parent,
                                        std::span<const std::string_view> present, std::string_view absent) {
  const std::vector<std::string_view> order = key_order(model, kind, parent);
  const auto rank = [&](std::string_view name) { return std::ranges::find(order, name) - order.begin(); };
  const auto unknown = static_cast<std::ptrdiff_t>(order.size());
  const std::ptrdiff_t wanted = rank(absent);
  std::optional<std::size_t> before;
  std::optional<std::size_t> after;  // the nearest of those that belong behind it
  std::ptrdiff_t nearest = -1;
  for (std::size_t at = 0; at < present.size(); ++at) {
    const std::ptrdiff_t rank_here = rank(present[at]);
    if (wanted == unknown || (rank_here < wanted && rank_here >= nearest)) {
      before = at;
      nearest = rank_here;
    } else if (rank_here > wanted && rank_here != unknown && !after) {
      after = at;
    }
  }
  if (before || !after || *after == 0) return before;
  return *after - 1;
}

}  // namespace guidelint::model
