#include "cli/session.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <system_error>

#include "base/digest.h"
#include "base/glob.h"
#include "base/strings.h"
#include "base/temporary_file.h"
#include "base/write_file.h"
#include "check/checks.h"
#include "cli/clock.h"
#include "cli/embedded_rules.h"
#include "cli/sources.h"
#include "cli/terminal.h"
#include "report/mistakes.h"
#include "report/printable.h"

namespace guidelint::cli {
namespace fs = std::filesystem;
namespace {

// --today, else SOURCE_DATE_EPOCH, else the UTC date.
tl::expected<base::Date, base::Error> today_of(const Options& options) {
  if (options.today) return *options.today;
  const auto source = source_date();
  if (!source) return tl::unexpected(source.error());
  if (*source) return **source;
  const auto now = std::chrono::time_point_cast<std::chrono::days>(std::chrono::system_clock::now());
  return base::Date{static_cast<std::int32_t>(now.time_since_epoch().count())};
}

bool report_mistakes(const std::vector<rule::Mistake>& mistakes, const Options& options) {
  if (mistakes.empty()) return false;
  std::vector<report::SeenMistake> seen;
  for (const rule::Mistake& mistake : mistakes) seen.push_back(report::seen(mistake));
  std::fputs(report::print_mistakes(seen, wants_color(options.color, STDERR_FILENO)).c_str(), stderr);
  complain(base::counted(mistakes.size(), "mistake") + "; nothing was judged");
  return true;
}

// Rules that the configuration names and nobody knows.
bool report_unknown_rules(const Session& session) {
  bool any = false;
  for (const auto& [id, place] : session.config().named_at) {
    if (session.rules->find(id) != nullptr) continue;
    const auto near = session.rules->nearest(id);
    complain(fmt::format("{}: no rule is called \"{}\"{}", place, id,
                         near ? fmt::format("; did you mean `{}`?", *near) : ""));
    any = true;
  }
  return any;
}

std::string digest_of(const std::vector<rule::RuleFile>& files, const LoadedConfig& loaded) {
  base::Hasher hasher;
  for (const rule::RuleFile& file : files) {
    hasher.add(file.path);
    hasher.add(file.text);
  }
  if (loaded.file != nullptr) hasher.add(loaded.file->raw());
  const base::Digest digest = hasher.digest();
  return fmt::format("{:016x}{:016x}", digest.first, digest.second);
}

std::optional<Session> open_with(const Options& options, tl::expected<Sources, base::Error> sources) {
  const auto today = today_of(options);
  if (!today) {
    complain(today.error().message);
    return std::nullopt;
  }
  if (!sources) {
    complain(sources.error().message);
    return std::nullopt;
  }
  if (!sources->notice.empty()) complain(sources->notice);
  Session session{.loaded = std::move(sources->loaded), .rules = nullptr, .today = *today};
  spdlog::info("configuration: {}", session.config().shown.empty() ? "none" : session.config().shown);
  if (report_mistakes(session.loaded.mistakes, options)) return std::nullopt;

  std::vector<rule::RuleFile> files;
  for (const EmbeddedRule& embedded : embedded_rules()) {
    files.push_back({.path = std::string(embedded.path),
                     .shown = fmt::format("rules/{}", embedded.path),
                     .text = std::string(embedded.text),
                     .came_along = true});
  }
  std::ranges::move(sources->rules, std::back_inserter(files));
  if (options.shard || options.command == Command::merge) session.digest = digest_of(files, session.loaded);
  // Pages show the rules as their files say
  const std::vector<rule::ParamOverride> params =
      options.pages.empty() ? session.config().params : std::vector<rule::ParamOverride>();
  session.rules = rule::RuleSet::build(std::move(files), params, check::all_checks());
  if (report_mistakes(session.rules->mistakes(), options) || report_unknown_rules(session)) return std::nullopt;
  return session;
}

}  // namespace

// Not fmt::print, which throws where standard error is closed: nobody is there to read that either.
void complain(std::string_view message) {
  std::fputs(fmt::format("guidelint: {}\n", report::printable_path(message)).c_str(), stderr);
}

bool print(std::string_view text) {
  const std::error_code error = base::write_all(STDOUT_FILENO, text);
  if (error && error != std::errc::broken_pipe)
    complain(fmt::format("cannot write to standard output: {}", base::to_lower(error.message())));
  return !error;
}

bool write_file(const std::string& path, std::string_view text) {
  const auto written = base::write_file(path, text, base::k_output);
  if (!written) complain(written.error().message);
  return written.has_value();
}

std::optional<Session> open_session(const Options& options, const Comparison* comparison) {
  return open_with(options, read_sources(options, comparison));
}

std::optional<Session> open_session(const Options& options, LoadedConfig loaded) {
  return open_with(options, read_sources(options, std::move(loaded)));
}

lint::Request request_of(const Session& session, const std::vector<std::string>& paths) {
  return {.paths = paths,
          .root = session.config().root,
          .files = session.config().files,
          .exclude = session.config().exclude};
}

lint::Discovery discover(const Session& session, const std::vector<std::string>& paths) {
  return lint::discover(request_of(session, paths));
}

bool reads_whole_corpus(const Session& session, const std::vector<std::string>& paths) {
  return paths.empty() || !session.config().files.empty();
}

std::optional<lint::Baseline> open_baseline(const Session& session) {
  auto baseline = lint::read_baseline(session.config().root, *session.rules);
  if (!baseline) {
    for (const base::Error& error : baseline.error()) complain(error.message);
    return std::nullopt;
  }
  for (const auto& [rule, lines] : baseline->lines) {
    if (session.rules->find(rule) == nullptr && !lines.empty())
      spdlog::warn("no rule is called \"{}\"; {} of the baseline left alone", report::printable(rule),
                   base::counted(lines.size(), "line"));
  }
  spdlog::info("baseline: {}", baseline->exists ? base::counted(lint::count_lines(baseline->lines), "line") : "none");
  return *std::move(baseline);
}

std::optional<std::vector<const rule::Rule*>> rules_named(const Session& session, const std::vector<std::string>& ids) {
  std::vector<const rule::Rule*> named;
  for (const auto& rule : session.rules->rules()) {
    if (ids.empty()) named.push_back(rule.get());
  }
  for (const std::string& id : ids) {
    const rule::Rule* rule = session.rules->find(id);
    if (rule == nullptr) {
      const auto near = session.rules->nearest(id);
      complain(fmt::format("no rule is called \"{}\"{}", id, near ? fmt::format("; did you mean {}?", *near) : ""));
      return std::nullopt;
    }
    named.push_back(rule);
  }
  return named;
}

rule::LevelFor level_for(const Session& session) {
  const Config& config = session.config();
  if (config.levels.empty() && config.paths.empty()) return {};
  return [&config](const rule::Rule& rule, std::string_view path) -> std::optional<finding::Level> {
    std::optional<finding::Level> level;
    if (const auto found = config.levels.find(rule.id); found != config.levels.end()) level = found->second;
    std::string relative;  // made for the few rules that some entry of `paths` names
    for (const PathLevels& paths : config.paths) {
      const auto found = paths.levels.find(rule.id);
      if (found == paths.levels.end()) continue;
      if (relative.empty()) relative = lint::relative_to(config.root, path);
      const auto matches = [&](const std::string& pattern) { return base::glob_matches(pattern, relative); };
      if (std::ranges::any_of(paths.files, matches)) level = found->second;
    }
    return level;
  };
}

}  // namespace guidelint::cli
