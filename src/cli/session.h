// What every command needs first: the configuration and the rules, read, checked and reported on.
//
// Lifetime  owns configuration and rules; commands borrow them.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/comparison.h"
#include "cli/config.h"
#include "cli/options.h"
#include "lint/baseline.h"
#include "lint/discover.h"
#include "rule/rule_set.h"
#include "rule/run.h"

namespace guidelint::cli {

constexpr int k_exit_ok = 0;
constexpr int k_exit_findings = 1;
constexpr int k_exit_could_not_judge = 2;

struct Session {
  LoadedConfig loaded;
  std::unique_ptr<rule::RuleSet> rules;
  base::Date today;
  std::string digest = {};  // of rules and configuration; only where parts of a corpus are made or merged
  [[nodiscard]] const Config& config() const { return loaded.config; }
};

// Nothing if something is wrong with configuration or rules: it is said on standard error.
// With a comparison by --changed: those of the earlier version.
std::optional<Session> open_session(const Options& options, const Comparison* comparison = nullptr);

// With a configuration that is at hand; the rules it names are read.
std::optional<Session> open_session(const Options& options, LoadedConfig loaded);

// The files of a run. `paths` from the command line.
lint::Request request_of(const Session& session, const std::vector<std::string>& paths);
lint::Discovery discover(const Session& session, const std::vector<std::string>& paths);

// Without a configuration that names the guides, only those asked for are read.
bool reads_whole_corpus(const Session& session, const std::vector<std::string>& paths);

// The baseline beside the configuration. Nothing if it cannot be read: said.
std::optional<lint::Baseline> open_baseline(const Session& session);

// The rules of these ids, all if there are none. Nothing if an id names no rule: said, with the nearest.
std::optional<std::vector<const rule::Rule*>> rules_named(const Session& session, const std::vector<std::string>& ids);

// The level the configuration gives a rule for a guide.
rule::LevelFor level_for(const Session& session);

// One line on standard error: "guidelint: message".
void complain(std::string_view message);

// To standard output. False, and said, if it cannot be written (a full disk, a closed pipe is silent).
bool print(std::string_view text);

// A file the user named for an output (base::k_output). False, and said, if it cannot be written.
bool write_file(const std::string& path, std::string_view text);

}  // namespace guidelint::cli
