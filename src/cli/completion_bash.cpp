// For bash, from 3.2 (macOS) on, with and without the package bash-completion: nothing of that package is called.
#include <fmt/format.h>

#include "cli/command_line.h"
#include "cli/completion.h"

namespace guidelint::cli {
namespace {

constexpr std::string_view k_helpers = R"sh(# shellcheck shell=bash
# Completions of guidelint for bash, written by `guidelint completion bash`.

# _guidelint_add FRONT VALUE: reads candidates and offers those that begin with VALUE, behind FRONT. What bash takes for
# an earlier word of the line ("--format=" of "--format=json") is not said again. They come as here-strings: <(...) needs
# /dev/fd, which a container may lack.
_guidelint_add() {
  local candidate
  while IFS= read -r candidate; do
    [[ -n $candidate && $candidate == "$2"* ]] || continue
    candidate=$1$candidate
    COMPREPLY+=("${candidate#"$kept"}")
  done
}

_guidelint_words() { # FRONT VALUE WORD...
  local front=$1 value=$2
  shift 2
  _guidelint_add "$front" "$value" <<<"$(printf '%s\n' "$@")"
}

# _guidelint_harmless: of the lines read, those that bash takes for one plain word. A candidate is typed as it is, and
# anybody may have named a branch or a rule: x$(touch${IFS}y) would be run with the line.
_guidelint_harmless() {
  local LC_ALL=C candidate
  while IFS= read -r candidate; do
    [[ $candidate == [A-Za-z0-9_.]* && $candidate != *[!A-Za-z0-9_./@+#-]* ]] && printf '%s\n' "$candidate"
  done
}

_guidelint_paths() { # FRONT VALUE COMPGEN-OPTION...
  local front=$1 value=$2
  shift 2
  value=${value#[\"\']}
  value=${value//\\/}
  if type compopt >/dev/null 2>&1; then
    compopt -o filenames 2>/dev/null # then bash quotes them
    _guidelint_add "$front" "$value" <<<"$(compgen "$@" -- "$value" | sort -u)"
  else
    _guidelint_add "$front" "$value" <<<"$(compgen "$@" -- "$value" | sort -u | _guidelint_harmless)"
  fi
}

_guidelint_guides() { # FRONT VALUE
  _guidelint_paths "$1" "$2" -f -X '!*.md'
  _guidelint_paths "$1" "$2" -d
}

_guidelint_output() { # FRONT VALUE WORD...
  if [[ $2 == *=* ]]; then
    _guidelint_paths "$1${2%%=*}=" "${2#*=}" -f
  else
    _guidelint_words "$@"
  fi
}

_guidelint_rules() { # FRONT VALUE: ids separated by commas
  local front=$1 value=$2
  if [[ $value == *,* ]]; then
    front=$front${value%,*},
    value=${value##*,}
  fi
  _guidelint_add "$front" "$value" \
    <<<"$("${words[0]/#\~/$HOME}" completion --rule-ids 2>/dev/null | cut -f 1 | _guidelint_harmless)"
}

_guidelint_revisions() { # FRONT VALUE
  _guidelint_add "$1" "$2" <<<"$(git for-each-ref --format='%(refname:short)' 2>/dev/null | _guidelint_harmless)"
}

)sh";

constexpr std::string_view k_start = R"(_guidelint() {
  local words=() token kept tail command=check flag='' front='' value typed is_glued='' is_path='' i last
  COMPREPLY=()
  # bash cuts words at = and :
  for ((i = 0; i <= COMP_CWORD; i++)); do
    token=${COMP_WORDS[i]}
    last=$((${#words[@]} - 1))
    if ((i > 1)) && [[ $is_glued || $token =~ ^[=:]+$ ]]; then
      words[last]+=$token
      if [[ $token =~ ^[=:]+$ ]]; then is_glued=1; else is_glued=''; fi
    else
      words+=("$token")
      is_glued=''
    fi
  done
  last=$((${#words[@]} - 1))
  typed=${words[last]}
  tail=$typed
  [[ $COMP_WORDBREAKS != *=* ]] || tail=${tail##*=}
  [[ $COMP_WORDBREAKS != *:* ]] || tail=${tail##*:}
  kept=${typed%"$tail"}

)";

// The call that offers the values of a flag; empty: nothing is known of them.
std::string call(const Flag& flag) {
  switch (flag.values) {
    case Values::choice:
      return fmt::format("_guidelint_words \"$front\" \"$value\" {}", fmt::join(names(flag.choices), " "));
    case Values::output:
      return fmt::format("_guidelint_output \"$front\" \"$value\" {}", fmt::join(names(flag.choices), " "));
    case Values::file:
      return "_guidelint_paths \"$front\" \"$value\" -f";
    case Values::folder:
      return "_guidelint_paths \"$front\" \"$value\" -d";
    case Values::guide:
      return "_guidelint_guides \"$front\" \"$value\"";
    case Values::rules:
      return "_guidelint_rules \"$front\" \"$value\"";
    case Values::revision:
      return "[[ -z $front ]] || _guidelint_revisions \"$front\" \"$value\"";
    case Values::none:
    case Values::date:
    case Values::text:
      break;
  }
  return {};
}

std::string argument_call(const CommandLine& command) {
  switch (command.takes) {
    case Takes::guides:
      return "_guidelint_guides '' \"$typed\"";
    case Takes::files:
      return "_guidelint_paths '' \"$typed\" -f";
    case Takes::rules:
      return "_guidelint_rules '' \"$typed\"";
    case Takes::rules_or_lines:
      return "_guidelint_rules '' \"$typed\"\n      _guidelint_guides '' \"$typed\"";
    case Takes::choice:
      return fmt::format("_guidelint_words '' \"$typed\" {}", fmt::join(names(command.choices), " "));
    case Takes::nothing:
      break;
  }
  return ":";
}

}  // namespace

std::string bash_completion() {
  std::string commands, alternatives, flags, values, arguments;
  for (const CommandLine& command : command_lines()) {
    commands += fmt::format("{}{}", commands.empty() ? "" : " ", command.name);
    alternatives += fmt::format("{}{}", alternatives.empty() ? "" : " | ", command.name);
    std::string own;
    for (const Flag& flag : command.flags) {
      own += fmt::format(" --{}", flag.name);
      if (flag.value.empty()) continue;
      std::string pattern = fmt::format("'{} --{}'", command.name, flag.name);
      if (flag.letter != 0) pattern += fmt::format(" | '{} -{}'", command.name, flag.letter);
      const std::string offer = call(flag);
      // A value that may only stand behind '=' leaves the next word alone.
      const bool is_optional = flag.values == Values::revision;
      values += fmt::format("    {})\n{}{}      ;;\n", pattern, offer.empty() ? "" : fmt::format("      {}\n", offer),
                            is_optional ? "      [[ $front ]] && return\n" : "      return\n");
    }
    flags += fmt::format("    {}) flags='{} --help' ;;\n", command.name, own.substr(own.empty() ? 0 : 1));
    arguments += fmt::format("    {})\n      {}\n      ;;\n", command.name, argument_call(command));
  }
  return fmt::format(
      "{}{}"
      "  case ${{words[1]-}} in\n    {})\n      ((last == 1)) || command=${{words[1]}}\n      ;;\n  esac\n"
      "  for ((i = 1; i < last; i++)); do\n    [[ ${{words[i]}} != -- ]] || is_path=1\n  done\n\n"
      "  if [[ ! $is_path ]]; then\n"
      "    value=$typed\n"
      "    if [[ $typed == --*=* ]]; then\n      flag=${{typed%%=*}}\n      front=$flag=\n      value=${{typed#*=}}\n"
      "    elif [[ ${{words[last - 1]}} == -* ]]; then\n      flag=${{words[last - 1]}}\n    fi\n"
      "    case \"$command $flag\" in\n{}    esac\n"
      "    if [[ $typed == -* ]]; then\n      local flags=''\n      case $command in\n{}      esac\n"
      "      ((last > 1)) || flags+=' --version'\n"
      "      # shellcheck disable=SC2086 # words on purpose\n      _guidelint_words '' \"$typed\" $flags\n      "
      "return\n    fi\n"
      "    ((last > 1)) || _guidelint_words '' \"$typed\" {}\n"
      "  fi\n  case $command in\n{}  esac\n}}\n\ncomplete -F _guidelint guidelint\n",
      k_helpers, k_start, alternatives, values, flags, commands, arguments);
}

}  // namespace guidelint::cli
