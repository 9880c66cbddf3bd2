// The commands about reviews, for the table of command_lines.cpp.
#pragma once

#include "cli/command_line.h"

namespace guidelint::cli {

CommandLine due_line();
CommandLine plan_line();
CommandLine reviewed_line();

}  // namespace guidelint::cli
