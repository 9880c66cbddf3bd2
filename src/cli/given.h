// The words of a command line, sorted by command and flag; what they mean is for options.cpp.
//
// CLI11 stays in given.cpp: its header costs 15 s to compile.
//
// Errors    what to print and the exit code: help and version 0, a mistake 2 with the nearest right word.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "cli/command_line.h"

namespace guidelint::cli {

struct Given {
  struct Values {
    std::size_t count = 0;  // how often the flag stood there
    std::string text = {};
    std::vector<std::string> texts = {};  // of a flag that may be repeated
  };
  const CommandLine* command = nullptr;
  std::vector<std::string> arguments = {};
  std::map<std::string, Values, std::less<>> flags = {};  // by name; all of the command

  [[nodiscard]] std::size_t count(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return count(name) > 0; }
  // With a value that is not empty: scripts pass "$LEVEL" whether they have one or not.
  [[nodiscard]] bool has_text(std::string_view name) const { return !text(name).empty(); }
  [[nodiscard]] std::string text(std::string_view name) const;  // the value; empty without one
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
};

tl::expected<Given, Stop> sort_words(int argc, const char* const* argv);

Stop mistake(std::string_view message);  // "guidelint: message", exit code 2

}  // namespace guidelint::cli
