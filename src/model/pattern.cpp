#include "model/pattern.h"

#include <mutex>
#include <optional>

#include "expr/pattern.h"

namespace guidelint::model {

struct Pattern::Regex {
  explicit Regex(std::string_view pattern) : source(pattern) {}

  const re2::RE2& compiled() {
    std::call_once(once, [this] { regex.emplace(source, expr::pattern_options()); });
    return *regex;
  }

  std::string source;
  std::once_flag once = {};
  std::optional<re2::RE2> regex = {};
};

tl::expected<Pattern, std::string> Pattern::compile(std::string_view source) {
  Pattern pattern = later(source);
  std::string fault = pattern.fault();
  if (!fault.empty()) return tl::unexpected(std::move(fault));
  return pattern;
}

Pattern Pattern::later(std::string_view source) {
  Pattern pattern;
  pattern.regex_ = std::make_shared<Regex>(source);
  return pattern;
}

bool Pattern::found_in(std::string_view text) const {
  const re2::RE2& regex = regex_->compiled();
  return regex.ok() && expr::matches(regex, text);
}

std::string Pattern::fault() const {
  const re2::RE2& regex = regex_->compiled();
  return regex.ok() ? std::string() : regex.error();
}

}  // namespace guidelint::model
