#include "cli/conclude.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "cli/outputs.h"
#include "cli/owners.h"
#include "report/statistics.h"

namespace guidelint::cli {
namespace {

int exit_code_of(const lint::LintResult& result, finding::Level fail_on) {
  if (!result.unreadable.empty()) return k_exit_could_not_judge;
  if (fail_on == finding::Level::off) return k_exit_ok;
  for (const lint::FileReport& file : result.files) {
    const auto fails = [fail_on](const finding::Finding& finding) {
      return finding.status == finding::Status::fresh && finding.level >= fail_on;
    };
    if (std::ranges::any_of(file.findings, fails)) return k_exit_findings;
  }
  return k_exit_ok;
}

}  // namespace

bool found_nothing(const lint::LintResult& result) {
  if (result.guides > 0 || !result.unreadable.empty()) return false;
  complain(result.passed_over == 0
               ? "no guide found"
               : fmt::format("no guide found; {} passed over because nothing in them looks like one",
                             base::counted(result.passed_over, "Markdown file")));
  return true;
}

int conclude(lint::LintResult result, const Session& session, const Options& options, bool failed) {
  name_owners(session.config().root, result);
  const finding::Level fail_on = options.fail_on.value_or(session.config().fail_on.value_or(finding::Level::error));
  const int exit_code = failed ? k_exit_could_not_judge : exit_code_of(result, fail_on);
  if (!says_errors(options)) {
    for (const base::Error& error : result.unreadable) complain(error.message);
  }
  const rule::RuleSet& rules = *session.rules;
  const bool written = options.statistics
                           ? print(report::statistics(result, style_of(options, rules, false, exit_code)))
                           : write_outputs(result, options, rules, exit_code);
  return written ? exit_code : k_exit_could_not_judge;
}

}  // namespace guidelint::cli
