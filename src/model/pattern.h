// A regular expression of model.yaml or of a table: which header a column has, which place a region is.
//
// Wraps RE2 so that no other file of this folder names it; case and the like are the pattern's own business. Compiling
// one costs 250,000 instructions and a run meets few of the 115 patterns of the tables, so those that are known to be
// right are compiled when they are first asked: later(). Patterns that somebody else wrote are compiled at once, because
// a mistake is reported where the file is read; RE2 has no cheaper way to say whether it can read a pattern.
//
// Errors    compile() gives RE2's sentence. A broken pattern given to later() is found nowhere.
// Threads   const and shared; whoever asks first compiles, the others wait for it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace guidelint::model {

class Pattern {
 public:
  static tl::expected<Pattern, std::string> compile(std::string_view source);

  // Of the program itself; a test compiles them all.
  static Pattern later(std::string_view source);

  // Somewhere in `text`.
  [[nodiscard]] bool found_in(std::string_view text) const;

  // RE2's sentence, or "": for the test.
  [[nodiscard]] std::string fault() const;

 private:
  struct Regex;
  std::shared_ptr<Regex> regex_;
};

}  // namespace guidelint::model
