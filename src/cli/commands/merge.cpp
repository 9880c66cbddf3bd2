// guidelint merge: what shards of a corpus found, as one run would have said it.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "cli/commands/commands.h"
#include "cli/conclude.h"
#include "cli/part.h"
#include "cli/session.h"
#include "lint/baseline.h"
#include "text/source_file.h"

namespace guidelint::cli {
namespace {

// Lines are quoted from the guides as they are here, so these must be those that were judged. Nothing if they are.
std::optional<std::string> changed_guide(const Merged& merged) {
  for (const lint::Settled& guide : merged.judged.settled) {
    if (guide.findings.empty() || !guide.reported) continue;
    const auto source = text::SourceFile::read(std::string(guide.path));
    if (!source) return source.error().message;
    const auto size = static_cast<text::Offset>((*source)->raw().size());
    const auto stands = [&](const finding::Place& place) {
      return place.span.begin <= place.span.end && place.span.end <= size &&
             (*source)->position(place.span.begin) == place.begin && (*source)->position(place.span.end) == place.end;
    };
    for (const finding::Finding& finding : guide.findings) {
      const bool is_as_judged =
          stands(finding.place) &&
          std::ranges::all_of(finding.labels, [&](const finding::Label& label) { return stands(label.place); }) &&
          (!finding.fix ||
           std::ranges::all_of(finding.fix->edits, [&](const text::Edit& edit) { return edit.span.end <= size; }));
      if (!is_as_judged) return fmt::format("{} is not what the part was made of", guide.path);
    }
  }
  return std::nullopt;
}

}  // namespace

int run_merge(const Options& options) {
  const auto session = open_session(options);
  if (!session) return k_exit_could_not_judge;
  const auto baseline = open_baseline(*session);
  if (!baseline) return k_exit_could_not_judge;
  auto merged = merge_parts(options.arguments, session->digest);
  if (!merged) {
    complain(merged.error().message);
    return k_exit_could_not_judge;
  }
  // Before anything is read that a part names
  const lint::Discovery found = discover(*session, merged->header.paths);
  if (const auto why = files_differ(*merged, found.inputs)) {
    complain(*why);
    return k_exit_could_not_judge;
  }
  if (const auto why = changed_guide(*merged)) {
    complain(*why);
    return k_exit_could_not_judge;
  }
  if (options.statistics) {  // which speaks of no fixes: a run that only counts makes none
    for (lint::Settled& guide : merged->judged.settled) {
      for (finding::Finding& finding : guide.findings) finding.fix.reset();
    }
  }
  const auto ran = [&](const rule::Rule& rule) {
    return std::ranges::find(merged->header.ran, rule.id) != merged->header.ran.end();
  };
  const rule::RunPlan plan = rule::make_plan(*session->rules, ran, level_for(*session));
  const std::vector<std::string>& paths = merged->header.paths;
  const lint::Options how{.today = merged->header.today,
                          .corpus_is_whole = reads_whole_corpus(*session, paths),
                          .baseline = baseline->exists ? &*baseline : nullptr,
                          .root = session->config().root,
                          .reports_all = paths.empty()};
  lint::LintResult result = lint::report_on(std::move(merged->judged), *merged->inputs, plan, how);
  if (merged->not_found.empty() && found_nothing(result)) return k_exit_could_not_judge;
  std::ranges::move(merged->not_found, std::back_inserter(result.unreadable));
  return conclude(std::move(result), *session, options, false);
}

}  // namespace guidelint::cli
