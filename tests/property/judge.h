// Compares what guide::scan_blocks finds with what cmark-gfm finds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guidelint::judge {

// One line for each thing that only one of the two sees: "ours: heading 3 level 2 \"Title\"". Empty if they agree.
std::vector<std::string> differences(std::string_view body);

}  // namespace guidelint::judge
