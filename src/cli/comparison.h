// What `check --changed` and `check --staged` compare: two versions of the guides, and the rules they are judged by.
//
//   --changed[=REF]   the files on disk against where HEAD left REF (default: the default branch)
//   --staged          what a commit would record now (the index) against HEAD
//
// --changed judges by the rules and the configuration of REF, so that a pull request cannot relax its own check; where
// they differ from those on disk, that is said. --staged judges by those on disk: a hook is a help for its author, not a
// gate. Where index and HEAD are equal (pre-commit run --all-files) there is nothing to compare, and all guides are
// judged as they are staged; but not in the hook of a commit (git commit --amend -m): it brings nothing, so it passes.
//
// Threads   open_comparison() may run beside whatever touches neither the environment nor the working directory.
// Errors    not in a repository, no commit yet, no such ref, history too shallow: one Error that says what to do.
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "cli/options.h"
#include "lint/discover.h"
#include "lint/earlier.h"
#include "repo/repository.h"

namespace guidelint::cli {

struct Comparison {
  repo::Repository repository;
  std::string name;                          // "main", "HEAD"
  repo::Snapshot before = {};                // files as they were; of what is staged those that changed
  std::optional<repo::Snapshot> index = {};  // files as they are staged; nothing: those on disk count
  std::vector<std::string> partly = {};      // files on disk that differ from the index; sorted, only with one
  std::vector<repo::Change> changes = {};
  bool is_empty = false;  // index and HEAD are equal: nothing is old, everything is judged
};

// Nothing if neither flag was given.
tl::expected<std::optional<Comparison>, base::Error> open_comparison(const Options& options);

// Makes `found` what the comparison looks at (the index, for --staged), and says what was there before.
tl::expected<lint::Earlier, base::Error> read_versions(const Comparison& comparison, const lint::Request& request,
                                                       lint::Discovery& found);

// A path from the top of the work tree under the name that discover() would give it.
std::string shown_path(const repo::Repository& repository, const std::string& path);

}  // namespace guidelint::cli
