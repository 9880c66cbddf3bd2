// For zsh: a file for $fpath, or to be sourced after compinit.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "cli/command_line.h"
#include "cli/completion.h"

namespace guidelint::cli {
namespace {

constexpr std::string_view k_helpers = R"sh(#compdef guidelint
# Completions of guidelint for zsh, written by `guidelint completion zsh`.

_guidelint_rule_ids() { # ids separated by commas
  local -a ids
  local line
  for line in ${(f)"$(_call_program rule-ids $guidelint_program completion --rule-ids 2>/dev/null)"}; do
    ids+=("${line%%$'\t'*}:${line#*$'\t'}")
  done
  compset -P '*,'
  _describe -t rules rule ids
}

_guidelint_guides() {
  _files -g '*.md(-.)'
}

_guidelint_rules_or_lines() {
  _guidelint_rule_ids
  _guidelint_guides
}

_guidelint_revisions() {
  local -a revisions
  revisions=(${(f)"$(_call_program revisions git for-each-ref "--format='%(refname:short)'" 2>/dev/null)"})
  compadd -a revisions
}

)sh";

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string out;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what)) {
    out += text.substr(0, at);
    out += by;
    text.remove_prefix(at + what.size());
  }
  return out += text;
}

std::string in_quotes(std::string_view text) { return fmt::format("'{}'", replaced(text, "'", R"('\'')")); }

// "name:help", as _describe wants it.
std::string described(const Choice& choice) {
  if (choice.help.empty()) return in_quotes(choice.name);
  return in_quotes(fmt::format("{}:{}", choice.name, replaced(choice.help, ":", "\\:")));
}

std::string values_function(const CommandLine& command, std::string_view name) {
  return fmt::format("_guidelint_{}_{}", command.name, replaced(name, "-", "_"));
}

std::string action(const CommandLine& command, const Flag& flag) {
  switch (flag.values) {
    case Values::choice:
    case Values::output:
      return values_function(command, flag.name);
    case Values::file:
      return "_files";
    case Values::folder:
      return "_files -/";
    case Values::guide:
      return "_guidelint_guides";
    case Values::rules:
      return "_guidelint_rule_ids";
    case Values::revision:
      return "_guidelint_revisions";
    case Values::none:
    case Values::date:
    case Values::text:
      break;
  }
  return {};
}

std::string argument_action(const CommandLine& command) {
  switch (command.takes) {
    case Takes::guides:
      return "_guidelint_guides";
    case Takes::files:
      return "_files";
    case Takes::rules:
      return "_guidelint_rule_ids";
    case Takes::rules_or_lines:
      return "_guidelint_rules_or_lines";
    case Takes::choice:
      return values_function(command, base::to_lower(command.argument));
    case Takes::nothing:
      break;
  }
  return {};
}

std::string list_function(std::string_view name, std::span<const Choice> choices, bool to_file) {
  std::string list;
  for (const Choice& choice : choices) list += fmt::format("    {}\n", described(choice));
  return fmt::format("{}() {{\n  local -a list\n  list=(\n{}  )\n  {}_describe -t values value list\n}}\n\n", name,
                     list, to_file ? "if compset -P '*='; then _files; return; fi\n  " : "");
}

std::string spec(const CommandLine& command, const Flag& flag) {
  const std::string help = replaced(replaced(replaced(flag.help, "\\", "\\\\"), "[", "\\["), "]", "\\]");
  const bool again = flag.repeatable || flag.name == "verbose";
  const std::string without = flag.letter == 0 || again ? "" : fmt::format("(-{} --{})", flag.letter, flag.name);
  const std::string front = again ? "*" : without;
  const bool optional = flag.values == Values::revision;
  const std::string value =
      flag.value.empty()
          ? ""
          : fmt::format("{}:{}:{}", optional ? ":" : "", replaced(flag.value, "[=FILE]", ""), action(command, flag));
  const std::string_view sign = flag.value.empty() ? "" : optional ? "=-" : "=";
  std::string text =
      fmt::format("    {} \\\n", in_quotes(fmt::format("{}--{}{}[{}]{}", front, flag.name, sign, help, value)));
  if (flag.letter != 0)
    text += fmt::format("    {} \\\n", in_quotes(fmt::format("{}-{}{}[{}]{}", front, flag.letter,
                                                             flag.value.empty() ? "" : "+", help, value)));
  return text;
}

}  // namespace

std::string zsh_completion() {
  std::string out(k_helpers), commands;
  for (const CommandLine& command : command_lines()) {
    commands += fmt::format("    {}\n", described({.name = command.name, .help = command.summary}));
    std::string specs;
    for (const Flag& flag : command.flags) {
      if (!flag.choices.empty())
        out += list_function(values_function(command, flag.name), flag.choices, flag.values == Values::output);
      specs += spec(command, flag);
    }
    if (command.takes == Takes::choice) out += list_function(argument_action(command), command.choices, false);
    specs += "    '(- *)'{-h,--help}'[print help]'";
    if (command.command == Command::check) specs += " \\\n    '(- *)--version[print the version]'";
    if (command.takes != Takes::nothing)
      specs += fmt::format(" \\\n    '{}:{}:{}'", command.takes == Takes::choice ? "1" : "*", command.argument,
                           argument_action(command));
    out += fmt::format("_guidelint_{}() {{\n  _arguments -s -S : \\\n{}\n}}\n\n", command.name, specs);
  }
  out += fmt::format(R"sh(_guidelint() {{
  local guidelint_program=$words[1] command=check
  local -a commands
  commands=(
{}  )
  if (( CURRENT > 2 )); then
    if (( ${{commands[(I)$words[2]:*]}} )); then
      command=$words[2]
      shift words
      (( CURRENT-- ))
    fi
  elif [[ $words[2] != -* ]]; then
    _describe -t commands command commands
  fi
  _guidelint_$command
}}

if [[ ${{funcstack[1]}} == _guidelint ]]; then
  _guidelint "$@"
else
  compdef _guidelint guidelint
fi
)sh",
                     commands);
  return out;
}

}  // namespace guidelint::cli
