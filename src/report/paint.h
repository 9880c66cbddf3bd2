// Colours for a terminal, or none: every format writes through this, so that no escape stands in its code.
//
// Only the sixteen basic colours: they follow the reader's theme. Red and yellow are never the only difference; the
// word is always there.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "finding/finding.h"

namespace guidelint::report {

struct Paint {
  bool color = false;

  [[nodiscard]] std::string bold(std::string_view text) const { return in("1", text); }
  [[nodiscard]] std::string faint(std::string_view text) const { return in("2", text); }
  [[nodiscard]] std::string gutter(std::string_view text) const { return in("34", text); }
  [[nodiscard]] std::string level(finding::Level level, std::string_view text) const {
    return in(level == finding::Level::error ? "1;31" : level == finding::Level::warning ? "1;33" : "1;36", text);
  }

 private:
  [[nodiscard]] std::string in(std::string_view code, std::string_view text) const {
    return color && !text.empty() ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }
};

}  // namespace guidelint::report
