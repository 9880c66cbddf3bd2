// What may be said on the command line, described once: commands, what they take, flags and the words a flag chooses
// from.
//
// given.cpp fills CLI11 from it and options.cpp checks values by it; help.cpp, completion_{bash,zsh,fish}.cpp and
// manual.cpp print it. It is not read back out of CLI11, which knows no values to choose from, no file or rule id
// behind a value and no flag whose value is optional, and whose help differs between its versions.
//
// A new flag is one entry in command_lines.cpp or review_command_lines.cpp, and one line in options.cpp that puts it into
// Options.
//
// Lifetime  everything is static.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"

namespace guidelint::cli {

struct Choice {
  std::string_view name;
  std::string_view help = {};  // without it, the name says it
};

// What a value is, for completions.
enum class Values {
  none,    // the flag takes none
  choice,  // one of `choices`
  output,  // one of `choices`, or NAME=FILE
  file,
  folder,
  guide,  // a guide's file
  date,
  text,
  rules,     // ids, separated by commas, * matches any characters
  revision,  // of git, optional and only behind '='
};

struct Flag {
  std::string_view name;        // "fail-on"
  char letter = 0;              // 'q' for -q; 0: none
  std::string_view value = {};  // "LEVEL"; empty: it takes none
  Values values = Values::none;
  std::string_view help = {};  // one line of any length, no full stop
  std::vector<Choice> choices = {};
  bool repeatable = false;      // otherwise twice is a mistake, or, without a value, the same as once
  std::string_view group = {};  // its heading in help and manual
};

enum class Takes { nothing, guides, files, rules, rules_or_lines, choice };

struct CommandLine {
  Command command = Command::check;
  std::string_view name;
  std::string_view summary;  // one line of the list of commands
  std::string_view about;    // one paragraph
  Takes takes = Takes::nothing;
  std::string_view argument = {};  // "PATH"
  std::string_view argument_help = {};
  std::vector<Choice> choices = {};  // of Takes::choice
  std::vector<Flag> flags = {};
  std::vector<Choice> examples = {};  // command, what it does
  bool is_more = false;               // listed below the everyday ones
};

// In the order they are listed.
const std::vector<CommandLine>& command_lines();

const CommandLine& command_line(Command command);
const CommandLine* find_command(std::string_view name);
const Flag* find_flag(const CommandLine& command, std::string_view name);

// The groups of a command's flags, in order, each with its flags.
struct FlagGroup {
  std::string_view name;
  std::vector<const Flag*> flags;
};
std::vector<FlagGroup> grouped(const CommandLine& command);

// "-q, --quiet", "--format NAME[=FILE]", "--changed[=REF]".
std::string usage(const Flag& flag);
// "guidelint check [OPTION…] [PATH…]"
std::string usage(const CommandLine& command);

std::vector<std::string_view> names(std::span<const Choice> choices);
std::string listed(std::span<const Choice> choices);  // "error, warning or never"

constexpr std::string_view k_summary = "guidelint judges Markdown guides about pay and says which are due for review";

}  // namespace guidelint::cli
