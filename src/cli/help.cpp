#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace guidelint::cli {
namespace {

constexpr std::size_t k_width = 80;

constexpr std::array<ExitCode, 3> k_exit_codes = {{
    {0, "nothing new to report"},
    {1, "findings at or above --fail-on, or for test an example that does not hold"},
    {2,
     "could not judge: bad arguments, a broken rule or configuration, an unreadable guide, no guide found, output that "
     "could not be written"},
}};

// Words of `text`, at most up to the last column; the first line continues one that is `column` wide.
std::string wrapped(std::string_view text, std::size_t column, std::size_t indent) {
  std::string out;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    const bool at_start = out.empty() || column == indent;
    if (!at_start && column + 1 + word.size() > k_width) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (!at_start) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  return out + "\n";
}

// "  left        right", the right side from column `at` on; below the left side where that is too wide.
std::string entry(std::string_view left, std::string_view right, std::size_t at) {
  std::string line = fmt::format("  {}", left);
  if (line.size() + 2 > at) {
    line += "\n" + std::string(at, ' ');
  } else {
    line += std::string(at - line.size(), ' ');
  }
  return line + wrapped(right, at, at);
}

std::string examples(std::span<const Choice> all) {
  std::string out = "\nExamples:\n";
  for (const Choice& example : all) {
    const bool fits = example.name.size() <= 38 && 44 + example.help.size() <= k_width;
    out += fits ? fmt::format("  {:<40}  {}\n", example.name, example.help)
                : fmt::format("  {}\n      {}\n", example.name, example.help);
  }
  return out;
}

constexpr std::array<Choice, 6> k_examples = {{
    {"guidelint check", "judge every guide of this repository"},
    {"guidelint check research/acme", "one folder"},
    {"guidelint check --changed", "only what this branch brings"},
    {"guidelint explain total-mismatch", "what a rule means"},
    {"guidelint explain FILE:20", "how line 20 was read and judged"},
    {"guidelint due --within 30d", "what to review next"},
}};

}  // namespace

std::span<const ExitCode> exit_codes() { return k_exit_codes; }

std::string help() {
  std::string out = fmt::format(
      "{}\n\nUsage:\n  guidelint COMMAND [OPTION]... [ARGUMENT]...\n  guidelint PATH...    the same as guidelint check "
      "PATH...\n",
      k_summary);
  for (const bool more : {false, true}) {
    out += more ? "\nMore:\n" : "\nCommands:\n";
    for (const CommandLine& command : command_lines()) {
      if (command.is_more == more) out += entry(command.name, command.summary, 14);
    }
  }
  out += "\nguidelint COMMAND --help says what a command takes.\n";
  out += "\nOptions:\n" + entry("-h, --help", "print this", 14) + entry("--version", "print the version", 14);
  out += examples(k_examples) + "\nExit codes:\n";
  for (const ExitCode& code : k_exit_codes) out += entry(fmt::format("{}", code.code), code.meaning, 6);
  return out;
}

std::string help(const CommandLine& command) {
  std::string out = fmt::format("guidelint {}: {}\n\nUsage:\n  {}\n\n{}", command.name, command.summary, usage(command),
                                wrapped(command.about, 0, 0));
  constexpr std::size_t k_column = 26;
  if (command.takes != Takes::nothing)
    out += "\nArguments:\n" + entry(command.argument, command.argument_help, k_column);
  for (const FlagGroup& group : grouped(command)) {
    out += fmt::format("\n{}:\n", group.name);
    for (const Flag* flag : group.flags) {
      // Long flags stand below each other, as if each had a letter
      const std::string left = flag->letter == 0 ? "    " + usage(*flag) : usage(*flag);
      out += entry(left, flag->help, k_column);
      if (flag->values != Values::output) continue;
      for (const Choice& choice : flag->choices)
        out += std::string(k_column, ' ') +
               wrapped(fmt::format("{}: {}", choice.name, choice.help), k_column + 2, k_column + 2);
    }
  }
  const std::string own = entry("-h, --help", "print this", k_column);
  const bool has_general = std::ranges::any_of(command.flags, [](const Flag& flag) { return flag.group == "General"; });
  out += has_general ? own : "\nGeneral:\n" + own;
  return command.examples.empty() ? out : out + examples(command.examples);
}

}  // namespace guidelint::cli
