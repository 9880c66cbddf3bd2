#include "cli/manual.h"

#include <fmt/format.h>

#include <array>

#include "cli/command_line.h"
#include "cli/help.h"
#include "cli/version.h"

namespace guidelint::cli {
namespace {

// Text as roff means it: a '-' that is typed is not a hyphen, and no line is a request by accident.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '~':
        out += "\\(ti";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '"':
        out += "\\(dq";
        break;
      default:
        out += c;
    }
  }
  return out.starts_with('.') ? "\\&" + out : out;
}

std::string bold(std::string_view text) { return fmt::format("\\fB{}\\fR", roff(text)); }
std::string italic(std::string_view text) { return fmt::format("\\fI{}\\fR", roff(text)); }

// A paragraph with its sentence on a line of its own, and a full stop.
std::string sentence(std::string_view text) {
  std::string out = roff(text);
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out + (out.ends_with('.') ? "\n" : ".\n");
}

std::string term(std::string_view left, std::string_view right) { return fmt::format(".TP\n{}\n{}", left, right); }

std::string flag_usage(const Flag& flag) {
  std::string text = flag.letter == 0 ? "" : bold(fmt::format("-{}", flag.letter)) + ", ";
  text += bold(fmt::format("--{}", flag.name));
  if (flag.values == Values::revision) return text + "[=" + italic(flag.value) + "]";
  if (flag.values == Values::output) return text + " " + italic("NAME") + "[=" + italic("FILE") + "]";
  return flag.value.empty() ? text : text + " " + italic(flag.value);
}

std::string choices(const Flag& flag) {
  bool is_told = false;
  for (const Choice& choice : flag.choices) is_told = is_told || !choice.help.empty();
  if (!is_told) return {};
  std::string text = ".RS\n";
  for (const Choice& choice : flag.choices)
    text += term(bold(choice.name), choice.help.empty() ? "\\&\n" : sentence(choice.help));
  return text + ".RE\n";
}

bool is_common(const Flag& flag) { return flag.group == "General"; }

std::string synopsis(const CommandLine& command) {
  std::string text = fmt::format("{} {} [{}]...", bold("guidelint"), bold(command.name), italic("OPTION"));
  if (command.takes == Takes::choice) return text + " " + italic(command.argument);
  return command.takes == Takes::nothing ? text : text + fmt::format(" [{}]...", italic(command.argument));
}

std::string section(const CommandLine& command) {
  std::string text = fmt::format(".SS {}\n{}.PP\n{}", roff(fmt::format("guidelint {}", command.name)),
                                 synopsis(command) + "\n", sentence(command.about));
  if (command.takes != Takes::nothing) text += term(italic(command.argument), sentence(command.argument_help));
  for (const FlagGroup& group : grouped(command)) {
    for (const Flag* flag : group.flags) {
      if (!is_common(*flag)) text += term(flag_usage(*flag), sentence(flag->help)) + choices(*flag);
    }
  }
  return text;
}

constexpr std::array<Choice, 10> k_environment = {{
    {"NO_COLOR", "Set and not empty: no colour, unless --color=always asks for it."},
    {"CLICOLOR_FORCE", "Set and not 0: colour wherever output goes."},
    {"CLICOLOR", "0: no colour on terminals either."},
    {"TERM", "dumb: a terminal without colour."},
    {"SOURCE_DATE_EPOCH", "Seconds since 1970; their day in UTC is today, for runs that must come out the same twice."},
    {"GITHUB_ACTIONS", "true: formats are chosen for a workflow of GitHub Actions where --format says nothing."},
    {"GITHUB_BASE_REF", "The branch a pull request goes to: what --changed compares with there."},
    {"GITHUB_STEP_SUMMARY", "The file of the job summary, to which the format markdown is added on GitHub Actions."},
    {"GIT_INDEX_FILE", "Set by git in a hook: the index that is being committed, which --staged judges."},
    {"PRE_COMMIT_REMOTE_NAME, PRE_COMMIT_CHECKOUT_TYPE, PRE_COMMIT_IS_SQUASH_MERGE, PRE_COMMIT_REWRITE_COMMAND",
     "Set by pre-commit: at a push, a checkout, a merge or a rebase, nothing staged means nothing to judge."},
}};

constexpr std::array<Choice, 4> k_files = {{
    {"guidelint.yaml", "The configuration: the nearest from the working directory up to the root of the repository."},
    {"rules/",
     "Rules of the repository, beside the configuration unless it names another folder. They add to the built-in "
     "ones; one of the same id replaces it."},
    {".guidelint/accepted/", "Findings that were accepted by guidelint baseline, a file for each rule."},
    {"CODEOWNERS, .github/CODEOWNERS, docs/CODEOWNERS", "Whom --group-by owner names."},
}};

}  // namespace

std::string manual_page(std::string_view date) {
  std::string out = fmt::format(
      ".\\\" Written by `guidelint manual`.\n.TH GUIDELINT 1 {} \"guidelint {}\" \"User Commands\"\n"
      ".SH NAME\nguidelint \\- judge Markdown guides about pay\n.SH SYNOPSIS\n",
      date, k_version);
  for (const CommandLine& command : command_lines()) out += synopsis(command) + "\n.br\n";
  out += fmt::format("{} [{}]...\n.br\n{} {} | {}\n", bold("guidelint"), italic("PATH"), bold("guidelint"),
                     bold("--help"), bold("--version"));
  out += ".SH DESCRIPTION\n";
  out += sentence(
      "guidelint reads guides about pay, written in Markdown with front matter, judges their figures against "
      "rules, and says which guides are due for review");
  out += sentence("every finding says what was expected, how far off it is and why; nothing is left out in silence");
  out += sentence("without a command, it checks");
  out += ".SH COMMANDS\n";
  for (const CommandLine& command : command_lines()) out += term(bold(command.name), sentence(command.summary));
  out += ".SH OPTIONS\n" + sentence("after -- every word is an argument, also one that begins with -");
  out += ".SS Of every command\n" + term(bold("-h") + ", " + bold("--help"), "Print help.\n");
  out += term(bold("--version"), "Print the version; without a command.\n");
  out += ".SS Of every command that reads rules\n";
  for (const Flag& flag : command_line(Command::check).flags) {
    if (is_common(flag)) out += term(flag_usage(flag), sentence(flag.help)) + choices(flag);
  }
  for (const CommandLine& command : command_lines()) out += section(command);
  out += ".SH EXIT STATUS\n";
  for (const ExitCode& code : exit_codes()) out += term(bold(std::to_string(code.code)), sentence(code.meaning));
  out += ".SH ENVIRONMENT\n";
  for (const Choice& variable : k_environment) out += term(bold(variable.name), roff(variable.help) + "\n");
  out += ".SH FILES\n";
  for (const Choice& file : k_files) out += term(italic(file.name), roff(file.help) + "\n");
  out += ".SH EXAMPLES\n";
  for (const CommandLine& command : command_lines()) {
    for (const Choice& example : command.examples) out += term(bold(example.name), sentence(example.help));
  }
  out += ".SH SEE ALSO\n.BR git (1),\n.BR pre\\-commit (1)\n";
  return out;
}

}  // namespace guidelint::cli
