// `guidelint init --schema`: the JSON Schemas of the files guidelint reads, for editors.
//
// They are files of docs/schema/, written by hand because they also explain every key; tests hold them against what
// the program itself accepts.
#pragma once

#include <string_view>

namespace guidelint::cli {

// Prints the one of that name (command_lines.cpp has them). Returns the exit code.
int print_schema(std::string_view name);

}  // namespace guidelint::cli
