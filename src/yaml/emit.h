// Writes text as a YAML scalar that every reader takes for exactly that text.
//
//   San Francisco            plain
//   Levels.fyi — 2025 (US)   plain
//   "Charlotte, NC"          quoted, as the guides are as soon as a text holds one of \ | , % : ` & * ' # > "
//   "2026-05-23", "1_000"    quoted: a date, a number for some reader; so are no, on, null, ~, 0o7, 12e3, E5, <<, =
//   "a\tb"                   quoted and escaped: what cannot be seen
//
// Plain where the guides are written plain (measured over 1,134 of them: never quoted for - . ( ) / + = $ — – ~ € ; £),
// else in double quotes. Strict readers of YAML 1.1 and of YAML 1.2 read it alike; where they might not, it is quoted.
//
// Units     one line, without indentation, as the value of a key or an item of a list; not for keys.
// Errors    none. A byte that is no UTF-8 becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace guidelint::yaml {

std::string emit_text(std::string_view text);

}  // namespace guidelint::yaml
