// Reads `fix` and `safe`, at the top of a rule or in an entry of `maybe`.
//
// Errors    what is wrong goes to the Compiler, with its place.
#pragma once

#include <optional>
#include <vector>

#include "rule/compile.h"
#include "rule/fix.h"
#include "rule/rule.h"
#include "yaml/decode.h"

namespace guidelint::rule {

struct ReadFix {
  std::optional<FixProgram> program = {};
  bool none = false;  // `fix: none`: this cause has no fix, although the rule has
};

// `rule`: each and expectations are read. `within_failure`: the names of `maybe`. `may_be_none`: in `maybe`.
ReadFix read_fix(yaml::Decoder& decoder, const Rule& rule, const model::Model& model,
                 const expr::Environment& within_failure, bool may_be_none, Compiler& compiler);

// What only shows when all is read: a rule that waits for other guides has no guide to write to.
void check_fixes(const Rule& rule, Compiler& compiler);

}  // namespace guidelint::rule
