// rules/ as it was when the program was built, so that one binary is enough.
#pragma once

#include <span>
#include <string_view>

namespace guidelint::cli {

struct EmbeddedRule {
  std::string_view path;  // below rules/, with '/'
  std::string_view text;
};

std::span<const EmbeddedRule> embedded_rules();

}  // namespace guidelint::cli
