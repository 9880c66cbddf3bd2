// Scripts that teach a shell what may be typed after `guidelint`, from the description in command_line.h.
//
// Words and values stand in the script, so a press of the tab key starts no program; only ids of rules are asked of
// `guidelint completion --rule-ids`, because a repository has its own.
#pragma once

#include <string>

namespace guidelint::cli {

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

}  // namespace guidelint::cli
