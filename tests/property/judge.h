// Compares what guide::scan_blocks finds with what cmark-gfm finds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guidelint::judge {

// One line for each thing that only one of the two sees: "ours: heading 3 level 2 \"Title\"". Empty if they agree.
std::vector<std::string> differences(std::string_view body);

// 0.29.0.gfm.13 (Debian 13) looks for a table in a paragraph once: after a line that could be a delimiter row and is
// none, a later one in that paragraph is not tried; gfm.6 (Debian 12) tries each, as the specification says and the
// scanner does. Documents with such a line are no matter for the newer judge.
bool may_be_judged(std::string_view body);

}  // namespace guidelint::judge
