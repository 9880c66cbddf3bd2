// When files were last committed: for guides that do not say when they were updated (check --dates-from-git).
//
//   commit_dates(repository, {"guides/a.md", "guides/new.md"})   -> {2026-03-01, nothing}
//
// One `git log` for all of them, read while it runs and ended as soon as every file has its date; `git log -1 -- FILE`
// for each would start a process a guide and walk the same history every time.
//
// What counts is the newest commit that gave the file the content it has in HEAD. So a change that a merge threw away
// does not count, a merge does if it made the text itself (a conflict), a new mode does not, and a rename does: what the
// file was called before is not followed.
//
// A file has no date if it is not in HEAD, if what lies on the disk is not what HEAD has, or if its last commit is where
// a shallow clone ends: git shows that commit as if it had made every file, with a date that may be years too young.
//
// Units     the committer's date (a rebase renews it, as it should: the author's may be older than the text), in UTC.
// Errors    git's own (repo/git.h); a partial clone without trees is one.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "repo/repository.h"

namespace guidelint::repo {

struct CommitDates {
  std::vector<std::optional<base::Date>> dates;  // one a path, in their order
  std::size_t beyond_shallow = 0;                // paths without a date because their last commit is not in this clone
};

// Paths from the top of the work tree, as path_in_tree() makes them.
tl::expected<CommitDates, base::Error> commit_dates(const Repository& repository, std::span<const std::string> paths);

}  // namespace guidelint::repo
