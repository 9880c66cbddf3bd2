#include "model/pattern.h"

#include "expr/pattern.h"

namespace guidelint::model {

tl::expected<Pattern, std::string> Pattern::compile(std::string_view source) {
  Pattern pattern;
  const auto regex = std::make_shared<re2::RE2>(std::string(source), expr::pattern_options());
  if (!regex->ok()) return tl::unexpected(regex->error());
  pattern.regex_ = regex;
  return pattern;
}

bool Pattern::found_in(std::string_view text) const { return expr::matches(*regex_, text); }

}  // namespace guidelint::model
