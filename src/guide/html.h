// Blocks of raw HTML: where they begin and where they end. Nothing inside is a heading or a table.
//
//   "<!-- … -->"      ends at the line with "-->", blank lines or not (kind 2; guides keep ignores and review notes
//   there)
//   "<pre>"           ends at the line with "</pre>" (kind 1; 3, 4 and 5 are "<?", "<!DOCTYPE" and "<![CDATA[")
//   "<div>"           ends before the next blank line (kind 6; kind 7 is any other tag that is alone on its line)
//
// Source    GitHub Flavored Markdown 0.29, section 4.6; its numbers are kept.
#pragma once

#include <string_view>

namespace guidelint::guide {

constexpr int k_html_comment = 2;
constexpr int k_html_any_tag = 7;  // cannot interrupt a paragraph

// The kind of block that `rest` begins, 0 for none. `rest` is a line from its first byte that is not blank.
int html_kind(std::string_view rest);

// Whether a block of this kind ends with this line.
bool html_ends_with(int kind, std::string_view rest);
constexpr bool html_ends_at_blank_line(int kind) { return kind >= 6; }

}  // namespace guidelint::guide
