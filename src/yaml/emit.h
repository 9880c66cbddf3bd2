// Writes text as a YAML scalar that every reader takes for exactly that text.
//
// Plain where the guides are written plain, else in double quotes. Strict readers of YAML 1.1 (`no`, `on`, 1_000,
// 12:30, 0o7, 2026-05-23 are not text there) and of YAML 1.2 (`0o7`, `1e3`) read it alike.
//
// Units     one line, without indentation. Control characters are escaped.
#pragma once

#include <string>
#include <string_view>

namespace guidelint::yaml {

std::string emit_text(std::string_view text);

}  // namespace guidelint::yaml
