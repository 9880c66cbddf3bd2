#include "proof/examples.h"

#include "proof/rule_proof.h"

namespace guidelint::proof {

std::string_view to_string(Result result) {
  switch (result) {
    case Result::reported:
      return "reported";
    case Result::silent:
      return "silent";
    case Result::missing:
      return "missing";
    case Result::noisy:
      return "noisy";
    case Result::misfixed:
      return "misfixed";
    case Result::misplaced:
      return "misplaced";
    case Result::misworded:
      return "misworded";
    case Result::broken:
      return "broken";
  }
  return "";
}

std::vector<ExampleResult> test_rule(const rule::RuleSet& rules, const rule::Rule& rule) {
  if (rules.example() == nullptr) {
    std::vector<ExampleResult> results;
    for (const rule::Example& example : rule.examples) {
      results.push_back({.example = &example,
                         .place = rule.file->in_file(example.entry->span),
                         .result = Result::broken,
                         .message = "rules/example.md is missing"});
    }
    return results;
  }
  return RuleProof(rules, rule).run();
}

}  // namespace guidelint::proof
