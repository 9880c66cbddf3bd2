// Names the owners of reported guides, from the CODEOWNERS file of the repository they lie in.
//
// The repository is found by its .git above the configuration, not by asking git, which would cost every run a process.
// Without a repository, or without the file, nobody owns anything. A file that cannot be read is said and owns nothing.
#pragma once

#include <filesystem>
#include <vector>

#include "lint/result.h"
#include "review/guide.h"

namespace guidelint::cli {

void name_owners(const std::filesystem::path& root, lint::LintResult& result);
void name_owners(const std::filesystem::path& root, std::vector<review::Guide>& guides);

}  // namespace guidelint::cli
