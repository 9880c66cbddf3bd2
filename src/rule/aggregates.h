// The groups behind median(), shared(), count() and the like: values of all entities, collected before a rule is
// judged.
//
// An aggregate with `path` among its keys needs only the guide at hand and is collected right before its rule is run
// there. Any other needs the whole corpus: workers note Facts, which are merged in path order after all guides were
// read. A Fact is 56 bytes and owns nothing: keys are digests, because a corpus has a fact for every row, aggregate and
// rule (13,130 rows and 5 calls in pay-outlier), and only equality of keys is ever asked for.
//
// Units     as expr::Value.
// Threads   GroupValues is filled by one thread, then const.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/digest.h"
#include "expr/expression.h"

namespace guidelint::rule {

struct Fact {  // what one entity adds to one aggregate
  base::Digest key;
  base::Digest values;
  std::array<double, 2> ends = {};  // of the first argument; NaN where it has none
  money::Currency currency = {};    // its currency; of two ends in different ones the first
  std::uint32_t aggregate = 0;      // index in its expression
};

// The groups of one expression that somebody asks for: keys, by aggregate.
using AskedKeys = std::vector<std::unordered_set<base::Digest, base::DigestHash>>;

// Whether a rule looks at an entity; found out only if somebody wants to know.
class Chosen {
 public:
  Chosen(const expr::Expression* where, const expr::Entity& entity, const expr::Context& context)
      : where_(where), entity_(entity), context_(context) {}
  [[nodiscard]] bool is_so() {
    if (!known_) known_ = where_ == nullptr || expr::holds(*where_, entity_, context_);
    return *known_;
  }

 private:
  const expr::Expression* where_;
  const expr::Entity& entity_;
  const expr::Context& context_;
  std::optional<bool> known_ = {};
};

// What `entity` adds to the aggregates of one expression. An aggregate with a `where` of its own collects also what the
// rule does not look at. `asked`: only to these groups; nullptr: to all.
void note_facts(std::span<const expr::Aggregate> aggregates, const expr::Entity& entity, Chosen& chosen,
                const expr::Context& context, const AskedKeys* asked, std::vector<Fact>& facts);

class GroupValues final : public expr::Groups {
 public:
  // Lifetime: `aggregates` outlives this.
  GroupValues(std::span<const expr::Aggregate> aggregates, std::uint64_t guides);
  void add(const Fact& fact);
  // Sorts; before any call of aggregate(). `guides`: how many there are, if that was not known before.
  void finish(std::optional<std::uint64_t> guides = {});
  [[nodiscard]] expr::Value aggregate(std::size_t index, const expr::AggregateInput& input) const override;
  [[nodiscard]] std::span<const double> members(std::size_t index, const expr::AggregateInput& input,
                                                std::size_t end) const override;

 private:
  enum class Statistic : std::uint8_t { guides, count, shared, unique, median, typical, min, max, robust_z };

  struct Numbers {
    std::array<std::vector<double>, 2> ends;  // sorted by finish()
    std::array<double, 2> deviation = {};     // robust_z: the median distance from the median
    money::Currency currency = {};
    bool is_mixed = false;  // several currencies
  };
  struct Collected {
    Statistic statistic = Statistic::guides;
    std::unordered_map<base::Digest, Numbers, base::DigestHash> numbers = {};
    std::unordered_map<base::Digest, std::uint64_t, base::DigestHash> counts = {};  // shared: of key and values
    std::unordered_set<base::Digest, base::DigestHash> seen = {};                   // unique: key and values
  };

  static Statistic statistic_of(const expr::Aggregate& aggregate);
  static bool is_of_numbers(Statistic statistic) { return statistic >= Statistic::median; }
  [[nodiscard]] static std::uint64_t count_in(const Collected& collected, const base::Digest& digest);
  [[nodiscard]] static expr::Value of_numbers(const expr::Aggregate& aggregate, Statistic statistic,
                                              const Numbers* numbers, const expr::Value& own);

  std::span<const expr::Aggregate> aggregates_;
  std::uint64_t guides_;
  std::vector<Collected> collected_;  // per aggregate
};

}  // namespace guidelint::rule
