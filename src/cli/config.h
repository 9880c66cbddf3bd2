// guidelint.yaml: which files are guides, where rules lie, which level a rule has where, how reviews are planned.
//
// Found by walking up from the working directory, stopping at a folder that holds .git; exactly one file applies, so
// the answer to "why is this off here?" is on one screen. Merging is one rule: command line over guidelint.yaml over
// the rule file.
//
// Errors    every mistake of the file, with place and "did you mean"; a run with a broken configuration judges nothing
//           (exit 2).
// Lifetime  views nothing.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "finding/finding.h"
#include "review/settings.h"
#include "rule/rule_set.h"
#include "text/source_file.h"

namespace guidelint::cli {

struct PathLevels {
  std::vector<std::string> files;  // patterns, relative to the configuration
  std::map<std::string, finding::Level> levels;
};

struct Config {
  std::filesystem::path root = ".";  // where it lies; the working directory without one
  std::string shown = {};            // its name in messages; empty without one
  std::vector<std::string> files = {}, exclude = {};
  std::string rules = {};  // folder; empty: none
  std::optional<finding::Level> fail_on = {};
  std::map<std::string, finding::Level> levels = {};
  std::vector<PathLevels> paths = {};  // the last match wins
  std::vector<rule::ParamOverride> params = {};
  review::Settings plan = {};
  std::map<std::string, std::string> named_at = {};  // rule id -> "guidelint.yaml:7": checked against the rule set
};

struct LoadedConfig {
  std::unique_ptr<text::SourceFile> file = {};  // nullptr: there is none
  Config config = {};
  std::vector<rule::Mistake> mistakes = {};
};

constexpr const char* k_config_name = "guidelint.yaml";

// A text that is at hand. `path`: where it lies, for what is relative to it. `has_rules`: there is a folder rules/
// beside it, used if the file names none.
LoadedConfig read_config(std::unique_ptr<text::SourceFile> file, const std::filesystem::path& path, bool has_rules);

std::filesystem::path usual_rules(const std::filesystem::path& config);

// `named`: from --config; empty: looked for.
tl::expected<LoadedConfig, base::Error> load_config(const std::string& named);

}  // namespace guidelint::cli
