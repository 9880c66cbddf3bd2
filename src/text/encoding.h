// Finds what went wrong with the encoding of a text, and undoes what can be undone without guessing.
//
//   "Â£85Kâ€“Â£138K"   ->  "£85K–£138K"   UTF-8 that was read as Windows-1252 (garbled)
//   "ðŸ—ï¸"             ->  stays          the same, but bytes Windows-1252 does not define were dropped (lost)
//   EF BB BF at 0      ->  ""             byte order mark (mark)
//   00                 ->  U+FFFD         NUL (nul)
//   C3 28              ->  U+FFFD "("     not UTF-8 (invalid)
//
// A sequence counts as garbled when its characters, written back as Windows-1252 (or ISO-8859-1 for U+0080..U+009F),
// form valid UTF-8, and it is strong evidence by itself: lead Â or Ã (C2, C3), â (E2), ï (EF), ð (F0). Other leads
// ("É”" is C9 94) count only in a text that has strong evidence elsewhere, so that `résumé”` is left alone. Text
// garbled twice is undone twice (at most three times); a later time touches only what the one before produced. An
// incomplete sequence is `lost` if it begins with "ðŸ", which is strong evidence too, or if the text has strong
// evidence elsewhere and the lead is followed by a character that can only be a continuation byte: any after a strong
// lead ("â€" was a closing quote whose 9D was dropped), none that prose puts after a letter (quotes, dashes, "…", a
// no-break space) after the others.
//
// Source    the WHATWG index of windows-1252; RFC 3629 for valid UTF-8 (no surrogates, no overlong forms, at most
// U+10FFFF).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace guidelint::text {

enum class RepairKind { mark, garbled, lost, nul, invalid };

struct Repair {
  RepairKind kind = RepairKind::garbled;
  Span in_file = {};  // what stands there
  // What stands for it; as long as in_file for `lost`, empty for `mark` (and for a garbled mark at 0)
  Span in_text = {};
};

struct Repaired {
  std::string text;             // empty if nothing was to be repaired
  std::vector<Repair> repairs;  // in order of place, not overlapping; NULs in a row are one repair, invalid bytes too
};

// Linear in the text. A text without NUL, mark or any of U+00C0..U+00FF costs three quick passes and no allocation.
Repaired repair(std::string_view raw);

bool is_valid_utf8(std::string_view text);

// The byte length of the code point that begins `text`; 1 for an invalid byte. Requires: text is not empty.
std::size_t code_point_length(std::string_view text);
std::size_t count_code_points(std::string_view text);

}  // namespace guidelint::text
