// The groups behind median(), shared(), count() and the like: values of all entities, collected before a rule is
// judged.
//
// An expression that calls aggregates is a Site. A rule often asks the same of several places (what a comparison is
// about, its message tells), so aggregates that collect alike share one Collection, filled by the first of them.
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
#include <memory>
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

struct Site {  // an expression that calls aggregates
  struct First {
    std::size_t site = 0, aggregate = 0;  // of the rule; of the site
  };
  std::span<const expr::Aggregate> aggregates;
  bool of_corpus = false;
  // Per aggregate: an earlier one that collects for it.
  std::vector<std::optional<First>> first = {};
  [[nodiscard]] bool collects(std::size_t aggregate) const { return first.empty() || !first[aggregate]; }
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

// What `entity` adds to the aggregates of one expression, but those another collects for. An aggregate with a `where` of its own collects also what the
// rule does not look at. `asked`: only to these groups; nullptr: to all.
void note_facts(const Site& site, const expr::Entity& entity, Chosen& chosen, const expr::Context& context,
                const AskedKeys* asked, std::vector<Fact>& facts);

// What was collected for an aggregate, by group.
class Collection {
 public:
  // How it is kept: nothing, counted, or as numbers.
  enum class Kind : std::uint8_t { nothing, count, shared, unique, typical, numbers };

  struct Numbers {
    std::array<std::vector<double>, 2> ends;  // sorted by finish()
    std::array<double, 2> deviation = {};     // the median distance from the median
    money::Currency currency = {};
    bool is_mixed = false;  // several currencies
  };

  explicit Collection(Kind kind) : kind_(kind) {}
  void add(const Fact& fact);
  void finish();
  [[nodiscard]] const Numbers* numbers(const base::Digest& key) const;
  [[nodiscard]] std::uint64_t count(const base::Digest& key, const base::Digest& values) const;
  void work_out_deviations() { has_deviations_ = true; }  // at finish()

 private:
  Kind kind_;
  bool has_deviations_ = false;
  bool is_finished_ = false;
  std::unordered_map<base::Digest, Numbers, base::DigestHash> numbers_ = {};
  std::unordered_map<base::Digest, std::uint64_t, base::DigestHash> counts_ = {};  // shared: of key and values
  std::unordered_set<base::Digest, base::DigestHash> seen_ = {};                   // unique: key and values
};

class GroupValues final : public expr::Groups {
 public:
  // Lifetime: `aggregates` outlives this.
  GroupValues(std::span<const expr::Aggregate> aggregates, std::uint64_t guides);
  // Aggregate `index` looks at what `other` collects for its `other_index`. Before anything is added.
  void share(std::size_t index, const GroupValues& other, std::size_t other_index);
  void add(const Fact& fact) { collections_[fact.aggregate]->add(fact); }
  // Sorts; before any call of aggregate(). `guides`: how many there are, if that was not known before.
  void finish(std::optional<std::uint64_t> guides = {});
  [[nodiscard]] expr::Value aggregate(std::size_t index, const expr::AggregateInput& input) const override;
  [[nodiscard]] std::span<const double> members(std::size_t index, const expr::AggregateInput& input,
                                                std::size_t end) const override;

 private:
  enum class Statistic : std::uint8_t { guides, count, shared, unique, typical, median, min, max, robust_z };

  static Statistic statistic_of(const expr::Aggregate& aggregate);
  static Collection::Kind kind_of(Statistic statistic);
  [[nodiscard]] static expr::Value of_numbers(const expr::Aggregate& aggregate, Statistic statistic,
                                              const Collection::Numbers* numbers, const expr::Value& own);

  std::span<const expr::Aggregate> aggregates_;
  std::uint64_t guides_;
  std::vector<std::shared_ptr<Collection>> collections_;  // per aggregate
};

}  // namespace guidelint::rule
