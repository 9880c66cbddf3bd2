// guidelint test: the examples of the rules, run without a compiler.
#include <fmt/format.h>

#include "base/strings.h"
#include "cli/commands/commands.h"
#include "cli/session.h"
#include "proof/examples.h"

namespace guidelint::cli {

int run_test(const Options& options) {
  const auto session = open_session(options);
  if (!session) return k_exit_could_not_judge;
  const auto rules = rules_named(*session, options.arguments);
  if (!rules) return k_exit_could_not_judge;

  std::string text;
  std::size_t examples = 0, failed = 0;
  for (const rule::Rule* rule : *rules) {
    for (const proof::ExampleResult& result : proof::test_rule(*session->rules, *rule)) {
      ++examples;
      if (result.passed) continue;
      ++failed;
      const text::Position place = rule->file->position(result.place.begin);
      text += fmt::format("{}:{}:{}: {}: {}\n", rule->file->path(), place.line, place.column,
                          proof::to_string(result.result), result.message);
    }
  }
  if (options.arguments.empty()) {
    for (const std::string& failure : session->rules->failing_table_examples()) {
      ++failed;
      text += failure + "\n";
    }
  }
  text += fmt::format("{}, {}: {}\n", base::counted(rules->size(), "rule"), base::counted(examples, "example"),
                      failed == 0 ? "all hold" : fmt::format("{} failed", failed));
  if (!print(text)) return k_exit_could_not_judge;
  return failed == 0 ? k_exit_ok : k_exit_findings;
}

}  // namespace guidelint::cli
