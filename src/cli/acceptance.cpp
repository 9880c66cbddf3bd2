#include "cli/acceptance.h"

namespace guidelint::cli {

lint::LintResult judge_for_baseline(const Session& session, const lint::Baseline& baseline,
                                    const lint::Discovery& found, const Options& options) {
  const rule::RunPlan plan = rule::make_plan(
      *session.rules, [](const rule::Rule&) { return true; }, level_for(session));
  return lint::lint(found.inputs, *session.rules, plan,
                    {.jobs = options.jobs,
                     .today = session.today,
                     .corpus_is_whole = reads_whole_corpus(session, options.arguments),
                     .baseline = &baseline,
                     .root = session.config().root,
                     .reports_all = options.arguments.empty()});
}

std::uint64_t count_open(const lint::LintResult& result) {
  std::uint64_t count = 0;
  for (const lint::FileReport& file : result.files) {
    for (const finding::Finding& finding : file.findings) {
      const auto open = result.acceptance->open.find(finding.rule);
      const bool can_be_accepted = open != result.acceptance->open.end() && finding.level > finding::Level::info &&
                                   finding.status == finding::Status::fresh;
      count += can_be_accepted ? 1U : 0U;
    }
  }
  return count;
}

}  // namespace guidelint::cli
