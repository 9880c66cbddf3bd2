// guidelint check: judge, print, and say by the exit code whether it is good enough.
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <future>
#include <iterator>
#include <system_error>

#include "base/glob.h"
#include "base/strings.h"
#include "cli/commands/commands.h"
#include "cli/conclude.h"
#include "cli/fixing.h"
#include "cli/outputs.h"
#include "cli/part.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "lint/baseline.h"
#include "lint/judged.h"
#include "lint/lint.h"
#include "lint/rejudge.h"

namespace guidelint::cli {
namespace {

constexpr std::size_t k_most_stdin_bytes = text::k_max_file_bytes;

// Which rules run. Nothing, and said, if a pattern names no rule.
std::optional<std::vector<const rule::Rule*>> chosen_rules(const Session& session, const Options& options) {
  const auto names_rule = [&](const std::string& pattern) {
    return session.rules->find(pattern) != nullptr ||
           std::ranges::any_of(session.rules->rules(),
                               [&](const auto& rule) { return base::glob_matches(pattern, rule->id); });
  };
  bool all_known = true;
  for (const auto* patterns : {&options.select, &options.ignore}) {
    for (const std::string& pattern : *patterns) {
      if (names_rule(pattern)) continue;
      const auto near = session.rules->nearest(pattern);
      complain(fmt::format("--{} {}: no rule is called that{}", patterns == &options.select ? "select" : "ignore",
                           pattern, near ? fmt::format("; did you mean {}?", *near) : ""));
      all_known = false;
    }
  }
  if (!all_known) return std::nullopt;

  const auto named_in = [&](const std::vector<std::string>& patterns, const rule::Rule& rule) {
    return std::ranges::any_of(patterns, [&](const std::string& pattern) {
      return base::glob_matches(pattern, rule.id) || session.rules->find(pattern) == &rule;
    });
  };
  std::vector<const rule::Rule*> chosen;
  for (const auto& rule : session.rules->rules()) {
    if (!options.select.empty() && !named_in(options.select, *rule)) continue;
    if (named_in(options.ignore, *rule)) continue;
    chosen.push_back(rule.get());
  }
  return chosen;
}

std::optional<std::string> read_stdin() {
  std::string text;
  char buffer[65536];
  for (;;) {
    const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      complain(fmt::format("cannot read standard input: {}", base::to_lower(std::generic_category().message(errno))));
      return std::nullopt;
    }
    if (count == 0) return text;
    text.append(buffer, static_cast<std::size_t>(count));
    if (text.size() > k_most_stdin_bytes) {
      complain("cannot read standard input: larger than 16 MiB");
      return std::nullopt;
    }
  }
}

// Standard input stands for one file of the corpus; only that file is reported.
bool take_stdin(const Options& options, std::vector<lint::Input>& inputs) {
  auto text = read_stdin();
  if (!text) return false;
  std::erase_if(inputs, [&](const lint::Input& input) { return input.path == options.stdin_filename; });
  for (lint::Input& input : inputs) input.reported = false;
  inputs.push_back({.path = options.stdin_filename, .named = true, .text = *std::move(text)});
  std::ranges::sort(inputs, {}, &lint::Input::path);
  return true;
}

// Nothing is removed where a guide could not be read.
bool prune_baseline(const std::filesystem::path& root, lint::LintResult& result) {
  if (!result.acceptance || result.acceptance->stale == 0 || !result.unreadable.empty()) return true;
  if (const auto written = lint::prune(root, *result.acceptance); !written) {
    complain(written.error().message);
    return false;
  }
  complain(fmt::format("{} removed from the baseline", base::counted(result.acceptance->stale, "stale line")));
  result.acceptance->stale = 0;
  return true;
}

// For --diff. On GitHub a line of a guide could act as a command there, too.
int print_patch(const fix::Plan& plan, bool failed) {
  const std::string patch = patch_of(plan);
  const bool printed = patch.empty() || print(on_github_actions() ? without_commands(patch) : patch);
  if (failed || !printed) return k_exit_could_not_judge;
  return plan.guides.empty() ? k_exit_ok : k_exit_findings;
}

lint::LintResult judge(const lint::Discovery& found, const Session& session, const rule::RunPlan& plan,
                       lint::Options how, const Options& options) {
  Progress progress("checking", found.inputs.size(), options);
  how.judged = progress.counter();
  return lint::lint(found.inputs, *session.rules, plan, how);
}

lint::Judged judge_shard(const lint::Discovery& found, const Session& session, const rule::RunPlan& plan,
                         lint::Options how, const Options& options) {
  Progress progress("checking", found.inputs.size(), options);
  how.judged = progress.counter();
  return lint::judge_all(found.inputs, *session.rules, plan, how);
}

// What this shard found, for `merge`. Findings fail nothing here: whether they do is known when all parts are there.
int print_part(const lint::Discovery& found, const Session& session, const rule::RunPlan& plan,
               const lint::Options& how, const Options& options) {
  const lint::Judged judged = judge_shard(found, session, plan, how, options);
  const base::Digest compared = judged.compared_with;
  PartHeader header{.shard = *options.shard,
                    .today = session.today,
                    .rules = session.digest,
                    .files = found.inputs.size(),
                    .compared_with = fmt::format("{:016x}{:016x}", compared.first, compared.second),
                    .paths = options.arguments};
  for (const rule::ActiveRule& active : plan.rules) header.ran.push_back(active.rule->id);
  return print(format_part(header, judged, found.inputs, found.errors)) ? k_exit_ok : k_exit_could_not_judge;
}

}  // namespace

int run_check(const Options& options) {
  // A hook reads the rules while git says what is staged, which they do not depend on.
  auto answer = std::async(options.staged ? std::launch::async : std::launch::deferred,
                           [&options] { return open_comparison(options); });
  std::optional<Session> session;
  if (options.staged && !(session = open_session(options))) return k_exit_could_not_judge;
  const auto comparison = answer.get();
  if (!comparison) {
    complain(comparison.error().message);
    return k_exit_could_not_judge;
  }
  const Comparison* compared = *comparison ? &**comparison : nullptr;
  if (compared != nullptr) {
    spdlog::info("compared with {}: {}", compared->name, base::counted(compared->changes.size(), "changed file"));
  }
  if (!session) session = open_session(options, compared);
  if (!session) return k_exit_could_not_judge;
  const auto chosen = chosen_rules(*session, options);
  if (!chosen) return k_exit_could_not_judge;
  const auto baseline = open_baseline(*session);
  if (!baseline) return k_exit_could_not_judge;

  lint::Discovery found = discover(*session, options.arguments);
  std::optional<lint::Earlier> earlier;
  if (compared != nullptr) {
    auto versions = read_versions(*compared, request_of(*session, options.arguments), found);
    if (!versions) {
      complain(versions.error().message);
      return k_exit_could_not_judge;
    }
    if (!compared->is_empty) earlier = *std::move(versions);
  }
  if (!options.stdin_filename.empty() && !take_stdin(options, found.inputs)) return k_exit_could_not_judge;

  if (options.dates_from_git && !note_commit_dates(found.inputs)) return k_exit_could_not_judge;

  const auto is_chosen = [&](const rule::Rule& rule) { return std::ranges::find(*chosen, &rule) != chosen->end(); };
  rule::RunPlan plan = rule::make_plan(*session->rules, is_chosen, level_for(*session));
  plan.makes_fixes = !options.statistics;
  const bool fixes = options.fix || options.diff;
  lint::Options how{.jobs = options.jobs,
                    .today = session->today,
                    .earlier = earlier ? &*earlier : nullptr,
                    .changed_only = options.staged,
                    .corpus_is_whole = reads_whole_corpus(*session, options.arguments),
                    .baseline = baseline->exists ? &*baseline : nullptr,
                    .root = session->config().root,
                    .reports_all = options.arguments.empty() && options.stdin_filename.empty(),
                    .for_fixes = fixes};
  if (options.shard) {
    how.shard = *options.shard;
    return print_part(found, *session, plan, how, options);
  }
  lint::LintResult result = judge(found, *session, plan, how, options);
  spdlog::info("{} of {} read judged by {} in {:.3f} s", base::counted(result.guides, "guide"), result.corpus,
               base::counted(result.rules, "rule"), result.seconds);
  const bool is_hook = options.staged && earlier;
  if (result.guides == 0 && !(is_hook && result.corpus > 0) && found.errors.empty() && found_nothing(result)) {
    // A hook runs at every commit, also before the first guide is there and after the last was deleted.
    if (!is_hook) return k_exit_could_not_judge;
  }

  bool failed = false;
  if (fixes) {
    const lint::Rejudge rejudge(found.inputs, *session->rules, plan, how, result.common);
    const fix::Plan mended = fix::plan_fixes(result, found.inputs, options.unsafe_fixes, options.jobs, plan, rejudge);
    failed = !report_faults(mended);
    if (options.diff) {
      for (const auto* errors : {&result.unreadable, &found.errors}) {
        for (const base::Error& error : *errors) complain(error.message);
      }
      return print_patch(mended, failed || !result.unreadable.empty() || !found.errors.empty());
    }
    const Written written = write_guides(mended, options.staged, found.inputs);
    failed = failed || written.failed;
    how.for_fixes = false;
    if (written.guides > 0) result = judge(found, *session, plan, how, options);
  }
  std::ranges::move(found.errors, std::back_inserter(result.unreadable));

  if (options.fix && !prune_baseline(session->config().root, result)) return k_exit_could_not_judge;
  return conclude(std::move(result), *session, options, failed);
}

}  // namespace guidelint::cli
