// A work tree and its history, as far as "what did this change?" needs them.
//
//   auto repository = Repository::open(".");
//   auto base = repository->default_base();                 // or base_of("origin/main")
//   auto before = repository->snapshot(*base);
//   for (const Change& change : *repository->changes(*base)) {
//     auto old_text = before->read(change.before());        // nothing if it was added
//     std::ifstream(repository->top() / change.path)        // unless it is deleted
//   }
//
// For a commit that is being made: staged(), snapshot_of_index(), partly_staged().
//
// A branch is compared from where it left the other one (the merge base), because what others have merged since is not
// the author's. A ref without common history is compared as it stands, unless the clone is shallow: then the history is
// only not here, and that is an Error that says what to fetch.
//
// A renamed file is followed if git knows of both names; moved without `git add` it is deleted and added.
//
// Errors    one sentence each: not in a repository, no commit yet, not a commit, too shallow.
// Lifetime  a Repository may be copied, and may go before its Snapshots.
// Threads   one at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/error.h"
#include "repo/blobs.h"
#include "repo/change.h"
#include "repo/git.h"
#include "repo/snapshot.h"

namespace guidelint::repo {

struct Commit {
  std::string id;    // all digits
  std::string name;  // printable, for messages: "origin/main", "where HEAD left origin/main"
};

struct Staged {
  std::vector<Change> changes;
  Snapshot before;  // of what changed, at least
};

class Repository {
 public:
  // The work tree that `start` lies in.
  static tl::expected<Repository, base::Error> open(const std::filesystem::path& start = ".");

  [[nodiscard]] const std::filesystem::path& top() const { return top_; }          // absolute, links resolved
  [[nodiscard]] const std::filesystem::path& git_dir() const { return git_dir_; }  // of this work tree, absolute

  [[nodiscard]] const Git& git() const { return git_; }  // for questions not asked here

  // A path as the user writes it, from the top of the work tree with '/': "guides/a.md"; "" is the top itself. Nothing
  // if it lies outside. A link in a folder's name is followed, a file that is one is itself.
  [[nodiscard]] std::optional<std::string> path_in_tree(const std::filesystem::path& path) const;

  // Whatever git takes for a commit: a branch, a tag, HEAD~2, an id.
  [[nodiscard]] tl::expected<Commit, base::Error> resolve(std::string_view ref) const;

  // Nothing before the first commit.
  [[nodiscard]] tl::expected<std::optional<Commit>, base::Error> head() const;

  // Where HEAD left `ref`; `ref` itself if HEAD has all of it.
  [[nodiscard]] tl::expected<Commit, base::Error> base_of(std::string_view ref) const;

  // Where HEAD left the default branch: of a pull request on GitHub Actions the branch it goes to, else origin/HEAD, or
  // the first of main and master, of origin before here.
  [[nodiscard]] tl::expected<Commit, base::Error> default_base() const;

  // From `commit` to the files on disk, with those that are new and not ignored.
  [[nodiscard]] tl::expected<std::vector<Change>, base::Error> changes(const Commit& commit) const;

  // From HEAD to the index: what a commit would record now.
  [[nodiscard]] tl::expected<std::vector<Change>, base::Error> staged_changes() const;

  // The same, with those files as they are in HEAD. Git names their contents along with the changes, so that HEAD need
  // not be listed; where it does not (a conflict), HEAD is.
  [[nodiscard]] tl::expected<Staged, base::Error> staged() const;

  // Files on disk that differ from the index, sorted.
  [[nodiscard]] tl::expected<std::vector<std::string>, base::Error> partly_staged() const;

  // Files of a commit or the index, or of a folder of them.
  [[nodiscard]] tl::expected<Snapshot, base::Error> snapshot(const Commit& commit, std::string_view folder = "") const;
  [[nodiscard]] tl::expected<Snapshot, base::Error> snapshot_of_head(std::string_view folder = "") const;
  [[nodiscard]] tl::expected<Snapshot, base::Error> snapshot_of_index(std::string_view folder = "") const;

 private:
  explicit Repository(Git git) : git_(std::move(git)) {}

  // Nothing if it is not a commit.
  [[nodiscard]] tl::expected<std::optional<std::string>, base::Error> id_of(std::string_view ref) const;
  [[nodiscard]] tl::expected<std::string, base::Error> raw_diff(std::vector<std::string> arguments) const;
  [[nodiscard]] tl::expected<std::vector<Change>, base::Error> diff(std::vector<std::string> arguments) const;
  [[nodiscard]] std::string what_is_missing() const;  // " (…)" in a shallow clone

  Git git_;
  std::filesystem::path top_, git_dir_;
  std::shared_ptr<Blobs> blobs_;
};

}  // namespace guidelint::repo
