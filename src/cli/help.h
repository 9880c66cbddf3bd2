// What --help prints, from the description in command_line.h: at most 80 columns, so that it fits the narrowest terminal.
//
// Not CLI11's own help: its layout changes with its version and it wraps nothing.
#pragma once

#include <string>

#include "cli/command_line.h"

namespace guidelint::cli {

std::string help();
std::string help(const CommandLine& command);

// What exit codes mean, for help and manual.
struct ExitCode {
  int code;
  std::string_view meaning;
};
std::span<const ExitCode> exit_codes();

}  // namespace guidelint::cli
