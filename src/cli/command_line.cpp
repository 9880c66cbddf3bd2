#include "cli/command_line.h"

#include <fmt/format.h>

#include <algorithm>

namespace guidelint::cli {

const CommandLine& command_line(Command command) {
  const auto& all = command_lines();
  return *std::ranges::find(all, command, &CommandLine::command);
}

const CommandLine* find_command(std::string_view name) {
  const auto& all = command_lines();
  const auto found = std::ranges::find(all, name, &CommandLine::name);
  return found == all.end() ? nullptr : &*found;
}

const Flag* find_flag(const CommandLine& command, std::string_view name) {
  const auto found = std::ranges::find(command.flags, name, &Flag::name);
  return found == command.flags.end() ? nullptr : &*found;
}

std::vector<FlagGroup> grouped(const CommandLine& command) {
  std::vector<FlagGroup> groups;
  for (const Flag& flag : command.flags) {
    auto group = std::ranges::find(groups, flag.group, &FlagGroup::name);
    if (group == groups.end()) group = groups.insert(group, FlagGroup{.name = flag.group, .flags = {}});
    group->flags.push_back(&flag);
  }
  return groups;
}

std::string usage(const Flag& flag) {
  std::string text = flag.letter == 0 ? "" : fmt::format("-{}, ", flag.letter);
  text += fmt::format("--{}", flag.name);
  if (flag.values == Values::revision) return text + fmt::format("[={}]", flag.value);
  return flag.value.empty() ? text : text + fmt::format(" {}", flag.value);
}

std::string usage(const CommandLine& command) {
  std::string text = fmt::format("guidelint {} [OPTION]...", command.name);
  if (command.takes == Takes::choice) text += fmt::format(" {}", command.argument);
  if (command.takes == Takes::files) text += fmt::format(" {}...", command.argument);
  if (command.takes == Takes::guides || command.takes == Takes::rules || command.takes == Takes::rules_or_lines)
    text += fmt::format(" [{}]...", command.argument);
  return text;
}

std::vector<std::string_view> names(std::span<const Choice> choices) {
  std::vector<std::string_view> all;
  for (const Choice& choice : choices) all.push_back(choice.name);
  return all;
}

std::string listed(std::span<const Choice> choices) {
  std::string text;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    text += i == 0 ? "" : i + 1 == choices.size() ? " or " : ", ";
    text += choices[i].name;
  }
  return text;
}

}  // namespace guidelint::cli
