// guidelint completion: scripts for shells, and the ids they ask for.
#include "cli/completion.h"

#include <fmt/format.h>

#include "cli/commands/commands.h"
#include "cli/session.h"
#include "report/printable.h"

namespace guidelint::cli {

int run_completion(const Options& options) {
  if (options.rule_ids) {
    const auto session = open_session(options);
    if (!session) return k_exit_could_not_judge;
    std::string text;
    for (const auto& rule : session->rules->rules())
      text += fmt::format("{}\t{}\n", rule->id, report::printable(rule->title));
    return print(text) ? k_exit_ok : k_exit_could_not_judge;
  }
  const std::string& shell = options.arguments.front();
  const std::string script = shell == "bash"  ? bash_completion()
                             : shell == "zsh" ? zsh_completion()
                                              : fish_completion();
  return print(script) ? k_exit_ok : k_exit_could_not_judge;
}

}  // namespace guidelint::cli
