// What git prints with -z, read: raw differences, trees, the index, plain names.
//
// The raw form of a difference rather than --name-status, because it has the modes: a symbolic link or a submodule is not
// a regular file, and a guide that becomes one is deleted.
//
// Errors    functions return nothing for output of another form than git documents.
// Source    git-diff(1), "Raw output format"; git-ls-tree(1); git-ls-files(1).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "repo/change.h"
#include "repo/snapshot.h"

namespace guidelint::repo {

// diff --raw -z. One Change a path; sorted by path.
std::optional<std::vector<Change>> parse_raw_diff(std::string_view text);

// The same, for what those files were before: nothing also where it does not say (a conflict).
std::optional<std::vector<File>> parse_old_files(std::string_view text);

// ls-tree -r -z, and ls-files -s -z: "<mode> blob <id>\t<path>" and "<mode> <id> <stage>\t<path>". Regular files only;
// of a file with a conflict our side.
std::optional<std::vector<File>> parse_tree(std::string_view text);
std::optional<std::vector<File>> parse_index(std::string_view text);

// Parts that end with a NUL.
std::vector<std::string_view> parse_names(std::string_view text);

}  // namespace guidelint::repo
