// Weakens a rule in many small ways and asks of each whether an example notices: `guidelint test --mutate`.
//
//   rules/review/cadence-long.yaml:7:19: `92d` became `184d`: no example notices
//
// A survivor means that an example is missing, or that a part of the rule does nothing. What changes: every expression
// (expr/mutants.h), and the parts of the rule: `where`, each expectation, each cause, its `if` and its `level`. A changed
// rule is text that is read again, so it is compiled and judged like any other. Not changed: what every example would
// notice (a rule that never finds anything), what decides about other rules (`yields_to`), `at` (often it names the
// place that would be shown anyway, and says so to the reader), and C++ checks.
//
// Errors    a change that makes no valid rule is left out.
// Lifetime  the result views nothing.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rule/rule_set.h"
#include "text/span.h"

namespace guidelint::proof {

struct Survivor {
  text::Span place = {};  // in the file of the rule
  std::string what = {};  // "`92d` became `184d`"
};

struct Mutation {
  std::size_t mutants = 0;
  std::vector<Survivor> survivors = {};  // in order of place
};

// Requires: as test_rule(), and every example passes.
Mutation mutate_rule(const rule::RuleSet& rules, const rule::Rule& rule);

}  // namespace guidelint::proof
