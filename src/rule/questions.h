// Which groups of the corpus the guides that are judged ask for.
//
// A run that judges a few guides and reads the others only to compare with them (a hook: one guide changed of a
// thousand) needs the others' part in the groups of those few: the pay of data engineers in dollars, not of everybody
// in everything. What waits in the judged guides says which groups that are; of any other guide it is then enough to
// work out the key, and mostly not even that, because nobody asks the rule anything. Decided against: reading only the
// guides that could be in a group; its key is a value of the guide, which takes reading it.
//
// Threads   const while guides are collected.
#pragma once

#include <cstddef>
#include <vector>

#include "rule/aggregates.h"
#include "rule/run.h"

namespace guidelint::rule {

class Questions {
 public:
  // Lifetime: `plan` outlives this.
  explicit Questions(const RunPlan& plan);

  // What waits in `outcome` asks; whether that was asked for the first time.
  bool add(const Outcome& outcome, const expr::Context& context);

  [[nodiscard]] const AskedKeys& keys(std::size_t rule, std::size_t site) const { return keys_[rule][site]; }
  [[nodiscard]] bool any(std::size_t rule, std::size_t site) const;

 private:
  const RunPlan& plan_;
  std::vector<std::vector<AskedKeys>> keys_;  // by rule of the plan and its site
};

}  // namespace guidelint::rule
