// The groups behind median(), shared() and count(): values of all entities, collected before a rule is judged.
//
// An aggregate with `path` among its keys needs only the guide at hand and is collected right before its rule is run
// there. Any other needs the whole corpus: workers note Facts, which are merged in path order after all guides were
// read.
//
// Units     as expr::Value.
// Threads   GroupValues is filled by one thread, then const.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expr/expression.h"

namespace guidelint::rule {

struct Fact {                   // what one entity adds to one aggregate
  std::uint32_t aggregate = 0;  // index in its expression
  std::string key;
  std::string values;
  std::array<double, 2> ends = {};  // of the first argument; NaN where it has none
};

// What `entity` adds to the aggregates of one expression.
void note_facts(std::span<const expr::Aggregate> aggregates, const expr::Entity& entity, const expr::Context& context,
                std::vector<Fact>& facts);

class GroupValues final : public expr::Groups {
 public:
  // Lifetime: `aggregates` outlives this.
  GroupValues(std::span<const expr::Aggregate> aggregates, std::uint64_t guides);
  void add(const Fact& fact);
  void finish();  // sorts; before any call of aggregate()
  [[nodiscard]] expr::Value aggregate(std::size_t index, std::string_view key, std::string_view values) const override;

 private:
  struct Group {
    std::array<std::vector<double>, 2> ends;
    std::map<std::string, std::uint64_t, std::less<>> values;
  };
  std::span<const expr::Aggregate> aggregates_;
  std::uint64_t guides_;
  std::vector<std::map<std::string, Group, std::less<>>> groups_;  // per aggregate
};

}  // namespace guidelint::rule
