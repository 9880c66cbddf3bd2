// Runs the examples of rules: what `guidelint test` does.
//
// Every example becomes a guide (see overlay.h, document.h) that is judged like one from disk, ignore comments
// included, by the rule and those it yields to (a rule about ignores: by all); only the rule's own findings count. A
// `good` is to be silent, a `bad` or `warn` to be reported exactly once, at the place and in the words the example
// gives, a `skip` not to be judged.
//
// Errors    none beyond ExampleResult: an example that cannot be used is `broken`, with the reason.
// Lifetime  results view the rule set.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rule/rule_set.h"
#include "text/span.h"

namespace guidelint::proof {

enum class Result : std::uint8_t {
  reported,   // as the example wants it
  silent,     // good: nothing was found; skip: nothing was judged
  missing,    // nothing was found
  noisy,      // more was found, or judged, than the example allows
  misplaced,  // found elsewhere
  misworded,  // found, but in other words or of another level
  misfixed,   // found, but its fix does not do what it should
  broken,     // the example cannot be used
};

std::string_view to_string(Result result);

struct ExampleResult {
  const rule::Example* example = nullptr;
  text::Span place = {};  // of the example, in the file of the rule
  Result result = Result::silent;
  bool passed = false;
  std::string message = {};  // if not passed: "expected a finding at base_low, found none"
};

// In the order of the examples. Requires: rules.mistakes() is empty; `rule` is one of `rules`.
std::vector<ExampleResult> test_rule(const rule::RuleSet& rules, const rule::Rule& rule);

}  // namespace guidelint::proof
