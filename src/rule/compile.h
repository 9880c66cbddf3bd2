// Compiles the expressions and sentences of one rule file, and gathers what is wrong with them as mistakes of that file.
//
// Beside read.h, which knows the keys of a rule: this knows only how a text of the file becomes a program, and which
// names it used. All mistakes are collected, none stops the reading.
//
// Lifetime  what was compiled views the file; Compiler itself is needed only while a rule is read.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "expr/expression.h"
#include "rule/rule_set.h"
#include "yaml/decode.h"

namespace guidelint::rule {

class Compiler {
 public:
  Compiler(const text::SourceFile& file, std::vector<Mistake>& mistakes) : file_(file), mistakes_(mistakes) {}

  void add(text::Span span, std::string message, std::string help = {});

  // Nothing, and said, if it is wrong; nothing, unsaid, if the environment has no scope (`each` is wrong).
  std::optional<expr::Expression> expression(const yaml::Text& text, std::optional<expr::Kind> wanted,
                                             const expr::Environment& environment);
  std::optional<expr::Template> sentence(const yaml::Text& text, const expr::Environment& environment);

  [[nodiscard]] bool uses(std::string_view name) const { return used_.contains(name); }  // a let or a param
  [[nodiscard]] bool has_failed() const { return has_failed_; }

 private:
  void add(std::vector<expr::Mistake>& mistakes);
  [[nodiscard]] text::Span inside(text::Span span) const;
  void note_used(const std::vector<std::string_view>& names) { used_.insert(names.begin(), names.end()); }

  const text::SourceFile& file_;
  std::vector<Mistake>& mistakes_;
  std::set<std::string_view> used_;
  bool has_failed_ = false;
};

}  // namespace guidelint::rule
