// What a rule says of one of its examples: for pages and explanations, which show it as a user would see it.
//
// The examples are judged here as `guidelint test` judges them (rule_proof.h), so a page cannot promise what the
// program does not print.
//
// Lifetime  `example` views the rule; the rest is its own.
#pragma once

#include <string>
#include <vector>

#include "finding/finding.h"
#include "rule/rule_set.h"

namespace guidelint::proof {

struct Demonstration {
  const rule::Example* example = nullptr;
  std::string path = {}, guide = {};            // the guide that was made, byte for byte; empty if none could be
  std::vector<finding::Finding> findings = {};  // of the rule, in order of place
  std::string skipped = {};                     // why the first entity was not judged; empty if it was
};

// In the order of the examples. Requires: as test_rule().
std::vector<Demonstration> demonstrate(const rule::RuleSet& rules, const rule::Rule& rule);

}  // namespace guidelint::proof
