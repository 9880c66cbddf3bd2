// Reads the YAML that guides and rules are written in, at a ninth of what libyaml takes. Inside yaml/ only.
//
//   key: value        maps and lists in blocks, nested by spaces; `- key: value`; lists at the column of their key
//   key: "£1 – £2"    plain text, on one line or folded over several; quotes that close on their line
//   key: [a, {b: c}]  lists and maps in brackets, also over several lines
//   key: |            blocks of text, `|` and `>`, with `+` or `-`
//   # comments, blank lines, \n or \r\n
//
// It gives the Document that libyaml would have given, or nothing: at the first byte it is not certain of it gives up,
// and parse() asks libyaml, which also finds the words for what is wrong. So nothing here has to know a mistake from
// a rarity. Left to libyaml on purpose: tabs, `---`, `%`, anchors, aliases, tags, `? `, quotes over several lines,
// escapes but for \" \\ \n \t, keys of more than 1000 bytes (libyaml's limit is 1024 code points), a scalar at the
// root.
//
// Decided against: a whole YAML reader. The proof of this one is a comparison (tests/unit/yaml/subset_test.cpp), and
// a comparison can only show that what is read is read alike.
//
// Lifetime  as for parse(): views point into `text`, or into the Document's pool where escapes or folding changed it.
#pragma once

#include <optional>
#include <string_view>

#include "text/span.h"
#include "yaml/node.h"

namespace guidelint::yaml {

std::optional<Document> parse_subset(std::string_view text, text::Offset base);

}  // namespace guidelint::yaml
