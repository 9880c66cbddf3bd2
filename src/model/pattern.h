// A regular expression of model.yaml: which header a column has.
//
// Wraps RE2 so that no other file of this folder names it; case and the like are the pattern's own business.
//
// Errors    compile() gives RE2's sentence.
// Threads   const and shared.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace re2 {
class RE2;
}

namespace guidelint::model {

class Pattern {
 public:
  static tl::expected<Pattern, std::string> compile(std::string_view source);

  // Somewhere in `text`.
  [[nodiscard]] bool found_in(std::string_view text) const;

 private:
  std::shared_ptr<const re2::RE2> regex_;
};

}  // namespace guidelint::model
