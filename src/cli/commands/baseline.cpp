// guidelint baseline: accept what is there today, so that only what is new is reported; later, tidy up.
//
// The first time it accepts everything. Where a baseline exists it only removes stale lines and follows moved guides:
// making it easy to accept one's own fault would make the baseline grow, so that takes --accept-new, and says so in the
// diff of .guidelint/.
#include <fmt/format.h>

#include "base/strings.h"
#include "cli/acceptance.h"
#include "cli/commands/commands.h"
#include "cli/session.h"

namespace guidelint::cli {
namespace {

using base::counted;

std::string done(const lint::Acceptance& acceptance, std::uint64_t added, const lint::Written& written) {
  std::string text;
  if (added > 0) {
    text += fmt::format("{} accepted: {} in {} of {}\n", counted(added, "finding"),
                        counted(lint::count_lines(acceptance.open), "line"), counted(written.files, "file"),
                        lint::k_baseline_folder);
  }
  if (acceptance.stale > 0) text += fmt::format("{} removed\n", counted(acceptance.stale, "stale line"));
  if (acceptance.moved > 0)
    text += fmt::format("{} moved with {} guide\n", counted(acceptance.moved, "line"),
                        acceptance.moved == 1 ? "its" : "their");
  return text;
}

}  // namespace

int run_baseline(const Options& options) {
  const auto session = open_session(options);
  if (!session) return k_exit_could_not_judge;
  const auto baseline = open_baseline(*session);
  if (!baseline) return k_exit_could_not_judge;

  const lint::Discovery found = discover(*session, options.arguments);
  const lint::LintResult result = judge_for_baseline(*session, *baseline, found, options);
  for (const auto* errors : {&found.errors, &result.unreadable}) {
    for (const base::Error& error : *errors) complain(error.message);
  }
  if (!found.errors.empty() || !result.unreadable.empty()) {
    complain("the baseline is as it was, because not every guide could be read");
    return k_exit_could_not_judge;
  }
  if (result.guides == 0) {
    complain("no guide found");
    return k_exit_could_not_judge;
  }

  const lint::Acceptance& acceptance = *result.acceptance;
  const bool adds = !baseline->exists || options.accept_new;
  const std::uint64_t open = count_open(result);
  lint::AcceptedLines lines = acceptance.kept;
  for (const auto& [rule, own] : acceptance.open) {
    if (adds) lines[rule].insert(own.begin(), own.end());
  }
  const bool adopts = !baseline->exists;
  const auto written = adopts || (adds && open > 0) ? lint::write_baseline(session->config().root, lines)
                                                    : lint::prune(session->config().root, acceptance);
  if (!written) {
    complain(written.error().message);
    return k_exit_could_not_judge;
  }
  std::string text = done(acceptance, adds ? open : 0, *written);
  if (adopts && open == 0)
    text += fmt::format("no findings to accept; {} is there for later ones\n", lint::k_baseline_folder);
  if (!adds && open > 0) {
    text += fmt::format("{} not in the baseline {} not accepted: mend {}, or use --accept-new\n",
                        counted(open, "finding"), open == 1 ? "was" : "were", open == 1 ? "it" : "them");
  }
  if (text.empty()) text = fmt::format("nothing to do: {}, none stale\n", counted(lint::count_lines(lines), "line"));
  if (!print(text)) return k_exit_could_not_judge;
  return !adds && open > 0 ? k_exit_findings : k_exit_ok;
}

}  // namespace guidelint::cli
