// Whether colour is wanted: --color over NO_COLOR over CLICOLOR_FORCE over what the stream is.
//
// Source    no-color.org, bixense.com/clicolors.
#pragma once

#include <string_view>

namespace guidelint::cli {

bool wants_color(std::string_view flag, int stream);
bool is_terminal(int stream);
bool on_github_actions();

}  // namespace guidelint::cli
