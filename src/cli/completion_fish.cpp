// For fish, from 3.0 on.
#include <fmt/format.h>

#include "cli/command_line.h"
#include "cli/completion.h"

namespace guidelint::cli {
namespace {

constexpr std::string_view k_helpers = R"(
function __guidelint_in # COMMAND: it is the one on the line; without one it is check
    set -l words (commandline -opc)
    if set -q words[2]; and contains -- $words[2] $__guidelint_commands
        test $words[2] = $argv[1]
    else
        test $argv[1] = check
    end
end

function __guidelint_is_first
    test (count (commandline -opc)) -eq 1
end

function __guidelint_value # what is typed of a flag's value
    commandline -ct | string replace -r '^--[a-z-]+=' ''
end

function __guidelint_rules # ids separated by commas
    set -l before (__guidelint_value | string match -r '^.*,')
    set -l words (commandline -opc)
    set -l program (string replace -r '^~' $HOME -- $words[1])
    for line in ($program completion --rule-ids 2>/dev/null)
        printf '%s\n' "$before$line"
    end
end

function __guidelint_output # NAME HELP...: names, or files behind NAME=
    set -l value (__guidelint_value)
    if string match -q '*=*' -- $value
        set -l name (string replace -r '=.*' '' -- $value)
        set -l stem (string replace -r '^[^=]*=' '' -- $value)
        for file in $stem*
            test -d $file; and set file $file/
            printf '%s\n' "$name=$file"
        end
        return
    end
    while set -q argv[2]
        printf '%s\t%s\n' $argv[1] $argv[2]
        set -e argv[1..2]
    end
end

function __guidelint_revisions
    git for-each-ref --format='%(refname:short)' 2>/dev/null
end

complete -c guidelint -f
)";

std::string in_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

// One candidate a line, help behind a tab; inside single quotes fish would take "\t" literally, but -a expands it again.
std::string candidates(std::span<const Choice> choices) {
  std::string text = "printf '%s\\t%s\\n'";
  for (const Choice& choice : choices) text += fmt::format(" {} {}", in_quotes(choice.name), in_quotes(choice.help));
  return in_quotes(fmt::format("({})", text));
}

std::string action(const Flag& flag) {
  switch (flag.values) {
    case Values::choice:
      return " -x -a " + candidates(flag.choices);
    case Values::output: {
      std::string call = "(__guidelint_output";
      for (const Choice& choice : flag.choices)
        call += fmt::format(" {} {}", in_quotes(choice.name), in_quotes(choice.help));
      return " -x -a " + in_quotes(call + ")");
    }
    case Values::file:
      return " -r -F";
    case Values::folder:
      return " -x -a '(__fish_complete_directories (__guidelint_value))'";
    case Values::guide:
      return " -x -a '(__fish_complete_suffix .md)'";
    case Values::rules:
      return " -x -a '(__guidelint_rules)'";
    case Values::revision:
      return " -f -a '(__guidelint_revisions)'";
    case Values::date:
    case Values::text:
      return " -x";
    case Values::none:
      break;
  }
  return {};
}

std::string arguments(const CommandLine& command) {
  const std::string start = fmt::format("complete -c guidelint -n '__guidelint_in {}'", command.name);
  switch (command.takes) {
    case Takes::guides:
      return start + " -a '(__fish_complete_suffix .md)'\n";
    case Takes::files:
      return start + " -F\n";
    case Takes::rules:
      return start + " -a '(__guidelint_rules)'\n";
    case Takes::rules_or_lines:
      return fmt::format("{0} -a '(__guidelint_rules)'\n{0} -a '(__fish_complete_suffix .md)'\n", start);
    case Takes::choice:
      return fmt::format("{} -a {}\n", start, candidates(command.choices));
    case Takes::nothing:
      break;
  }
  return {};
}

}  // namespace

std::string fish_completion() {
  std::string out =
      "# Completions of guidelint for fish, written by `guidelint completion fish`.\n\nset -g __guidelint_commands";
  for (const CommandLine& command : command_lines()) out += fmt::format(" {}", command.name);
  out += "\n";
  out += k_helpers;
  out += "complete -c guidelint -n __guidelint_is_first -l version -d 'print the version'\n";
  out += "complete -c guidelint -s h -l help -d 'print help'\n";
  for (const CommandLine& command : command_lines())
    out += fmt::format("complete -c guidelint -n __guidelint_is_first -a {} -d {}\n", command.name,
                       in_quotes(command.summary));
  for (const CommandLine& command : command_lines()) {
    out += fmt::format("\n# {}\n{}", command.name, arguments(command));
    for (const Flag& flag : command.flags) {
      const std::string letter = flag.letter == 0 ? "" : fmt::format(" -s {}", flag.letter);
      out += fmt::format("complete -c guidelint -n '__guidelint_in {}'{} -l {}{} -d {}\n", command.name, letter,
                         flag.name, action(flag), in_quotes(flag.help));
    }
  }
  return out;
}

}  // namespace guidelint::cli
