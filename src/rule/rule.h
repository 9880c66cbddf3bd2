// A rule: one YAML file of rules/<topic>/<id>.yaml, read and compiled.
//
// What it looks at (`each`, `where`), what must hold (`expect`, and stricter `warn` and `note`), what a failure
// probably means (`maybe`), and the examples that are its tests and its documentation. docs/writing-rules.md describes
// the file. A rule is data: the program knows no rule by name.
//
// Lifetime  views and spans point into the SourceFile of the rule, which its RuleSet keeps.
// Threads   const once its RuleSet was built.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/expression.h"
#include "finding/finding.h"
#include "model/model.h"
#include "rule/example.h"
#include "rule/fix.h"
#include "text/source_file.h"
#include "yaml/node.h"

namespace guidelint::rule {

struct Check;

struct Sight {  // one entry of `see`: a further place that speaks for the cause
  expr::Expression what;
  expr::Template says;
};

struct Hypothesis {                           // one entry of `maybe`
  std::optional<expr::Expression> when = {};  // `if`; without it, it always holds
  expr::Template because;
  std::optional<finding::Level> level = {};
  std::vector<Sight> see = {};
  std::optional<FixProgram> fix = {};
  bool has_no_fix = false;  // `fix: none`: not even the rule's
};

enum class Tier : std::uint8_t {
  expect,
  warn,
  note
};  // a later tier is stricter and only asked if the one before held

struct Expectation {
  expr::Expression expression;
  Tier tier = Tier::expect;
  finding::Level level = finding::Level::error;  // of `expect`: the rule's; of `warn`: warning; of `note`: info
  std::string about = {};                        // the field it judges, as the model calls it: "total", "front.base"
  std::optional<model::TwoSides> sides = {};     // of that field, if the table has it too
  std::vector<expr::FieldId> telling = {};       // see identity.h
  std::array<std::optional<expr::PlainField>, 2> compared = {};  // its left and its right, where they are fields
};

struct Rule {
  std::string id;     // the file's stem
  std::string topic;  // its folder
  const text::SourceFile* file = nullptr;
  const yaml::Node* node = nullptr;
  std::string_view title, why;
  model::EntityKind each = model::EntityKind::guide;
  finding::Level level = finding::Level::error;
  std::optional<expr::Expression> where = {};
  std::vector<Expectation> expectations = {};  // expect first, then warn, then note
  std::vector<Hypothesis> maybe = {};
  std::optional<expr::Template> say = {};
  // The field whose place is shown; without it the left operand of the comparison
  std::optional<expr::Expression> at = {};
  bool per_guide = false;
  bool scheduled = false;
  std::vector<std::string> yields_to = {};
  std::vector<std::string> formerly = {};
  std::vector<std::string> tags = {};
  std::string_view since = {};
  Examples examples = {};
  const Check* check = nullptr;        // instead of expectations
  std::string check_with = {};         // its argument
  std::optional<FixProgram> fix = {};  // of a failure whose cause has none of its own
  bool check_is_safe = false;          // `safe: true` of a rule with `check`, whose hits carry their fixes
  std::vector<std::string> leaves = {};
  // Rules that may find something where this one's fix was applied; itself, if the fix may mend only a part
  std::vector<std::pair<std::string_view, std::string_view>> lets = {},
                                                             // Name and expression as written, for explain
      params = {};
};

}  // namespace guidelint::rule
