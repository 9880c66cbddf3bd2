// How git is called, and what its complaints mean.
//
// Every call runs in one folder and starts nothing that a repository's configuration names, as far as git lets us: no
// pager, hooks, fsmonitor, external diff or fetch. What remains is a clean filter (git-lfs), which git needs to compare
// such a file at all. The environment is kept otherwise, because a hook's GIT_DIR and GIT_INDEX_FILE say which commit is
// being made.
//
// The folder is where the caller started. Only where GIT_DIR is set and GIT_WORK_TREE is not, it is the working
// directory, since git takes that for the top of the work tree then.
//
// libgit2 was decided against: one more package, and it reads neither every configuration nor every kind of
// repository that the git at hand does.
//
// Errors    one sentence that names the folder; git's own words where we have no better. Messages are read in English
//           (LC_ALL=C).
// Source    git 2.30 or later.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/error.h"
#include "repo/process.h"

namespace guidelint::repo {

class Git {
 public:
  explicit Git(const std::filesystem::path& start);

  [[nodiscard]] Command command(std::vector<std::string> arguments) const;

  // What it prints; an Error unless it ends with 0.
  [[nodiscard]] tl::expected<std::string, base::Error> output(std::vector<std::string> arguments) const;

  // The same for an answer of one line, without its newline. A path may hold newlines of its own.
  [[nodiscard]] tl::expected<std::string, base::Error> line(std::vector<std::string> arguments) const;

  [[nodiscard]] base::Error explained(const Result& result) const;

  // Where it runs; what git prints may be relative to it.
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

// For messages: control characters as \x1b, at most 200 bytes.
std::string shown(std::string_view name);

// Whether it is a complete object name, as git prints them: 40 or 64 digits.
bool is_object_id(std::string_view text);

}  // namespace guidelint::repo
