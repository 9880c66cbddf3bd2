// Compares what was found in the guide of an example with what the example says.
//
// Lifetime  views the example's nodes and the guide.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"
#include "model/model.h"
#include "proof/examples.h"
#include "proof/made_guide.h"
#include "rule/rule.h"

namespace guidelint::proof {

struct Found {
  std::vector<finding::Finding> findings;  // of the rule, in the guide of the example
  std::string skipped = {};                // why the first entity was not judged; empty if it was
};

struct Wanted {
  rule::ExampleKind kind = rule::ExampleKind::good;
  std::string_view at = {};                   // empty: anywhere
  std::string_view says = {};                 // part of message, detail or cause
  std::vector<std::string_view> unsaid = {};  // no part of them
  std::optional<finding::Level> level = {};   // otherwise a warning for `warn`, the rule's own for `bad`
};

struct Comparison {
  Result result = Result::silent;
  bool passed = false;
  std::string message = {};
};

Comparison compare(const rule::Rule& rule, const model::Model& model, const MadeGuide& made, const Wanted& wanted,
                   const Found& found);

}  // namespace guidelint::proof
