// Puts the fix of an example to the proof: `fixed:`, `still:`, `safe:`.
//
//   - bad:   {front.base: 165K..120K}
//     fixed: {front.base: 120K..165K}     the guide of `bad` with these fields, byte for byte: nothing else was touched
//   - bad:   "Â£85K"
//     fixed: "£85K"                       of a line: the line
//     safe:  true                         the fix needs no --unsafe-fixes
//     still: [missing-key]                rules that find something afterwards
//   - bad: …
//     fixed: none                         no fix is offered
//
// A fix is applied by the code that applies it to guides (fix/plan.h), among all rules. Whatever the example says, it must
// remove its finding, be done when applied again, and raise nothing new.
//
// Errors    a sentence: what was expected, what came.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"
#include "proof/made_guide.h"
#include "rule/run.h"
#include "yaml/node.h"

namespace guidelint::proof {

struct WantedFix {
  const yaml::Node* own = nullptr;    // what the example is, under good, bad or warn
  const yaml::Node* fixed = nullptr;  // nullptr: the example says nothing of it
  std::vector<std::string_view> still = {};
  std::optional<bool> safe = {};
};

struct FixSetting {
  const rule::RunPlan* plan = nullptr;  // of all rules
  const GuideMaker* maker = nullptr;
  const MadeGuide* made = nullptr;
  const std::vector<std::unique_ptr<MadeGuide>>* crowd = nullptr;
  const expr::Context* context = nullptr;
  std::string_view rule = {};
};

// What is wrong with the fix of the example, or "".
std::string prove_fix(const FixSetting& setting, const WantedFix& wanted);

}  // namespace guidelint::proof
