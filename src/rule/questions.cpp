#include "rule/questions.h"

#include <algorithm>

namespace guidelint::rule {

Questions::Questions(const RunPlan& plan) : plan_(plan) {
  for (const ActiveRule& active : plan.rules) {
    auto& sites = keys_.emplace_back();
    for (const Site& site : active.sites) sites.emplace_back(site.aggregates.size());
  }
}

bool Questions::add(const Outcome& outcome, const expr::Context& context) {
  bool is_new = false;
  for (const Deferred& deferred : outcome.deferred) {
    const std::vector<Site>& sites = plan_.rules[deferred.rule].sites;
    for (std::size_t site = 0; site < sites.size(); ++site) {
      for (std::size_t i = 0; i < sites[site].aggregates.size(); ++i) {
        const auto key = expr::aggregate_key(sites[site].aggregates[i], deferred.entity, context);
        if (!key) continue;
        const Site::First first = sites[site].first[i].value_or(Site::First{.site = site, .aggregate = i});
        is_new = keys_[deferred.rule][first.site][first.aggregate].insert(*key).second || is_new;
      }
    }
  }
  return is_new;
}

bool Questions::any(std::size_t rule, std::size_t site) const {
  return !std::ranges::all_of(keys_[rule][site], [](const auto& keys) { return keys.empty(); });
}

}  // namespace guidelint::rule
