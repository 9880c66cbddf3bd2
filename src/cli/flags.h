// Flags as command_lines.cpp and review_command_lines.cpp write them: one call a flag, and those that many commands have.
//
// Lifetime  names and help are literals.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "cli/command_line.h"

namespace guidelint::cli {

using Flags = std::vector<Flag>;

// Headings of help.
constexpr std::string_view k_which = "Which findings", k_output = "Output", k_fixes = "Fixes", k_input = "Input",
                           k_general = "General", k_pages = "Documentation", k_plan = "Plan";

Flag on(std::string_view name, std::string_view group, std::string_view help, char letter = 0);
Flag with(std::string_view name, std::string_view value, Values values, std::string_view group, std::string_view help);
Flag one_of(std::string_view name, std::string_view value, std::vector<Choice> choices, std::string_view group,
            std::string_view help);
Flag rules(std::string_view name, std::string_view help);
Flag output(std::vector<Choice> choices, std::string_view help);
Flag today();

// With what every command takes that reads rules.
Flags and_common(Flags flags);

// Of a registry of formats.
std::vector<Choice> choices_of(const auto& all) {
  std::vector<Choice> choices;
  for (const auto* one : all) choices.push_back({.name = one->name, .help = one->summary});
  return choices;
}

}  // namespace guidelint::cli
