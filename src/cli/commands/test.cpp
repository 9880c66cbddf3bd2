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
  std::vector<const rule::Rule*> chosen;
  std::vector<std::string_view> ids;
  for (const auto& rule : session->rules->rules()) {
    ids.push_back(rule->id);
    if (options.arguments.empty()) chosen.push_back(rule.get());
  }
  for (const std::string& id : options.arguments) {
    const rule::Rule* rule = session->rules->find(id);
    if (rule == nullptr) {
      const auto near = base::nearest(id, ids);
      complain(fmt::format("no rule is called \"{}\"{}", id, near ? fmt::format("; did you mean {}?", *near) : ""));
      return k_exit_could_not_judge;
    }
    chosen.push_back(rule);
  }

  std::string text;
  std::size_t examples = 0, failed = 0;
  for (const rule::Rule* rule : chosen) {
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
  text += fmt::format("{}, {}: {}\n", base::counted(chosen.size(), "rule"), base::counted(examples, "example"),
                      failed == 0 ? "all hold" : fmt::format("{} failed", failed));
  if (!print(text)) return k_exit_could_not_judge;
  return failed == 0 ? k_exit_ok : k_exit_findings;
}

}  // namespace guidelint::cli
