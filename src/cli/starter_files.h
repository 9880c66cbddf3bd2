// What `guidelint init` puts into a repository: the templates of src/cli/templates/, filled in.
//
// They are files of their own so that people, editors and checkers of workflows see them as what they are. `vX.Y.Z`
// in them stands for the release of this program; nothing else is replaced but three lines of guidelint.yaml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/guide_patterns.h"

namespace guidelint::cli {

struct StarterFile {
  std::string path;
  std::string text;
  std::string purpose;  // "judges pull requests"
};

// `has_rules`: there is a folder rules/.
std::vector<StarterFile> starter_files(const GuidePatterns& patterns, bool has_rules);

// The hook as an item of `repos:`, for a .pre-commit-config.yaml that is there already.
std::string hook_entry();

constexpr std::string_view k_hooks_name = ".pre-commit-config.yaml";

}  // namespace guidelint::cli
