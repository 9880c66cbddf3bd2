// guidelint test: the examples of the rules, run without a compiler.
#include <fmt/format.h>

#include "base/strings.h"
#include "cli/commands/commands.h"
#include "cli/session.h"
#include "lint/parallel.h"
#include "proof/examples.h"
#include "proof/mutate.h"

namespace guidelint::cli {
namespace {

using Rules = std::vector<const rule::Rule*>;

std::string line_of(const rule::Rule& rule, text::Span place, std::string_view first, std::string_view rest) {
  const text::Position position = rule.file->position(place.begin);
  return fmt::format("{}:{}:{}: {}: {}\n", rule.file->path(), position.line, position.column, first, rest);
}

struct Tested {
  std::size_t examples = 0, failed = 0;
  std::string text = {};
};

Tested run_examples(const Session& session, const Rules& rules, bool with_tables) {
  Tested tested;
  for (const rule::Rule* rule : rules) {
    for (const proof::ExampleResult& result : proof::test_rule(*session.rules, *rule)) {
      ++tested.examples;
      if (result.passed) continue;
      ++tested.failed;
      tested.text += line_of(*rule, result.place, proof::to_string(result.result), result.message);
    }
  }
  if (!with_tables) return tested;
  for (const std::string& failure : session.rules->failing_table_examples()) {
    ++tested.failed;
    tested.text += failure + "\n";
  }
  return tested;
}

int run_mutants(const Session& session, const Rules& rules, unsigned jobs) {
  std::vector<proof::Mutation> mutations(rules.size());
  lint::for_each_index(rules.size(), jobs,
                       [&](std::size_t i) { mutations[i] = proof::mutate_rule(*session.rules, *rules[i]); });
  std::string text;
  std::size_t mutants = 0, survived = 0;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    mutants += mutations[i].mutants;
    survived += mutations[i].survivors.size();
    for (const proof::Survivor& survivor : mutations[i].survivors) {
      text += line_of(*rules[i], survivor.place, survivor.what, "no example notices");
    }
  }
  text += fmt::format("{}, {}, {}\n", base::counted(rules.size(), "rule"), base::counted(mutants, "mutant"),
                      survived == 0 ? "all noticed" : fmt::format("{} not noticed", survived));
  if (!print(text)) return k_exit_could_not_judge;
  return survived == 0 ? k_exit_ok : k_exit_findings;
}

}  // namespace

int run_test(const Options& options) {
  const auto session = open_session(options);
  if (!session) return k_exit_could_not_judge;
  const auto rules = rules_named(*session, options.arguments);
  if (!rules) return k_exit_could_not_judge;

  const Tested tested = run_examples(*session, *rules, options.arguments.empty());
  if (tested.failed == 0 && options.mutate) return run_mutants(*session, *rules, options.jobs);
  const std::string closing =
      fmt::format("{}, {}: {}\n", base::counted(rules->size(), "rule"), base::counted(tested.examples, "example"),
                  tested.failed == 0 ? "all hold" : fmt::format("{} failed", tested.failed));
  if (!print(tested.text + closing)) return k_exit_could_not_judge;
  return tested.failed == 0 ? k_exit_ok : k_exit_findings;
}

}  // namespace guidelint::cli
