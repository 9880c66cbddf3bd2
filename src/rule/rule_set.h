// All rules of a run, compiled together against one model, with every mistake of every file.
//
// Built-in files come with the program; a folder of the working repository may replace a rule (same id), add rules, and
// merge fields into model.yaml. Rules are kept in the order they run: a rule comes after those it yields to, otherwise
// by topic and id.
//
// Errors    mistakes are findings in rule files, printed like findings in guides; a RuleSet is only usable without any.
// Lifetime  owns the sources of rule files, the model and the tables; not movable behind its unique_ptr.
// Threads   const after build().
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expr/expression.h"
#include "finding/finding.h"
#include "model/model.h"
#include "rule/check.h"
#include "rule/rule.h"
#include "text/source_file.h"

namespace guidelint::rule {

struct RuleFile {
  // Below rules/, with '/': "compensation/range-reversed.yaml", "model.yaml", "tables/currencies.yaml", "example.md"
  std::string path;
  std::string shown;  // how messages name it: "rules/compensation/range-reversed.yaml"
  std::string text;
  bool came_along = false;  // with the program, and was tested with it: its examples are read when asked for
};

struct ParamOverride {  // from guidelint.yaml: params: {total-mismatch: {loose: 30%}}
  std::string rule, name, value;
  std::string origin;  // "guidelint.yaml:12"
};

struct Mistake {
  const text::SourceFile* file = nullptr;
  text::Span span;
  std::string message;
  std::vector<std::pair<text::Span, std::string>> notes = {};
  std::string help = {};
};

// A rule read again from a changed text.
struct Variant {
  std::unique_ptr<text::SourceFile> file;
  yaml::Document document;
  Rule rule;
};

class RuleSet {
 public:
  // `files`: built-in ones first, then the repository's; later files win.
  static std::unique_ptr<RuleSet> build(std::vector<RuleFile> files, std::span<const ParamOverride> overrides,
                                        std::span<const Check* const> checks);
  ~RuleSet();

  // In order of file and place; if any, nothing else may be used but file()
  [[nodiscard]] const std::vector<Mistake>& mistakes() const;
  [[nodiscard]] const std::vector<std::unique_ptr<Rule>>& rules() const;
  [[nodiscard]] const Rule* find(std::string_view id) const;  // also by an id it was formerly known by
  // The rule that a misspelt id most likely means
  [[nodiscard]] std::optional<std::string_view> nearest(std::string_view id) const;
  [[nodiscard]] const model::Model& model() const;
  [[nodiscard]] const text::SourceFile* example() const;  // rules/example.md
  // `rule` as `text` says it, against the same model, tables and checks, without what a configuration sets. A let may
  // go unused. Nothing if the text has a mistake. Lifetime: the variant views this set.
  [[nodiscard]] std::unique_ptr<Variant> variant(const Rule& rule, std::string text) const;
  // "rules/tables/currencies.yaml: Melbourne gives USD, expected AUD"
  [[nodiscard]] std::vector<std::string> failing_table_examples() const;

 private:
  RuleSet();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace guidelint::rule
