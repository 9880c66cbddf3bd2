// From the YAML of a rule file to a Rule, with every mistake of the file.
//
// Two steps, because a rule may yield to one that is read later: read_rule() does what the file alone decides;
// RuleSet::build() checks names between files and orders them.
//
// Errors    appended to `mistakes`; the Rule is only usable if there were none.
// Lifetime  the Rule views `file`, its document, the model and the tables.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rule/rule.h"
#include "rule/rule_set.h"

namespace guidelint::rule {

struct Surroundings {
  const model::Model* model = nullptr;
  const std::map<std::string, const expr::Table*, std::less<>>* tables = nullptr;
  std::span<const Check* const> checks;
  std::span<const ParamOverride> overrides;
  bool unused_lets = false;  // allowed: in a rule that was weakened on purpose
  // Those of a rule whose `root` is without them; else they are read from there
  const Examples* examples = nullptr;
};

// `topic` and `id` come from the path.
Rule read_rule(std::string topic, std::string id, const text::SourceFile& file, const yaml::Node& root,
               const Surroundings& surroundings, std::vector<Mistake>& mistakes);

}  // namespace guidelint::rule
