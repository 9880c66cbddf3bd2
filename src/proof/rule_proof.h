// The examples of one rule as guides, judged by the rule or by a variant of it.
//
// Guides are made once and judged often: a weakened rule (mutate.h) changes what is found in them, not the guides.
//
// Errors    an example that cannot be used is `broken`, with the reason.
// Lifetime  views the rule set.
// Threads   const: one proof may be used by several.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "expr/expression.h"
#include "proof/demonstration.h"
#include "proof/examples.h"
#include "proof/expected.h"
#include "proof/fix_proof.h"
#include "proof/made_guide.h"
#include "rule/run.h"
#include "yaml/node.h"

namespace guidelint::proof {

class RuleProof {
 public:
  // Requires: rules.mistakes() is empty, rules.example() is there, `rule` is one of `rules`.
  RuleProof(const rule::RuleSet& rules, const rule::Rule& rule);

  // In the order of the examples.
  [[nodiscard]] std::vector<ExampleResult> run() const;

  // In the order of the examples; of one that is broken, only that it is there.
  [[nodiscard]] std::vector<Demonstration> demonstrate() const;

  // Whether some example no longer comes out as it says when `variant` stands in the rule's place.
  [[nodiscard]] bool notices(const rule::Rule& variant) const;

 private:
  struct Prepared {
    std::unique_ptr<MadeGuide> made;
    std::vector<std::unique_ptr<MadeGuide>> crowd = {};
    expr::Context context = {};
    Wanted wanted = {};
    WantedFix wanted_fix = {};
  };
  using Ready = tl::expected<Prepared, std::string>;

  void note_untouched_rows();
  [[nodiscard]] bool is_beside_the_point(const MadeGuide& made, const finding::Finding& finding) const;
  [[nodiscard]] const yaml::Node& entry_of(std::size_t number) const;
  [[nodiscard]] Ready prepare(const rule::Example& example, const yaml::Node& entry) const;
  [[nodiscard]] Comparison judge(const Prepared& example, const rule::RunPlan& plan, const rule::RunPlan& all) const;
  [[nodiscard]] Found find(const Prepared& example, const rule::RunPlan& plan) const;
  [[nodiscard]] std::string why_skipped(const MadeGuide& made, const rule::ActiveRule& active, const rule::Tally& tally,
                                        const expr::Context& context) const;

  const rule::RuleSet& rules_;
  const rule::Rule& rule_;
  GuideMaker maker_;
  std::optional<yaml::Document> written_;
  rule::RunPlan plan_;
  rule::RunPlan all_;                     // for fixes: what they raise is any rule's business
  std::size_t index_ = 0;                 // of the rule in the plan
  std::size_t all_index_ = 0;             // ... in the plan of all
  std::set<std::string> untouched_rows_;  // labels
  std::vector<Ready> ready_;              // one for each example
};

}  // namespace guidelint::proof
