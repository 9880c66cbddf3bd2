#include "cli/owners.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "lint/discover.h"
#include "repo/codeowners.h"

namespace guidelint::cli {
namespace fs = std::filesystem;
namespace {

fs::path top_of_repository(const fs::path& root) {
  std::error_code error;
  for (fs::path folder = fs::absolute(root, error).lexically_normal(); !error; folder = folder.parent_path()) {
    if (fs::exists(folder / ".git", error)) return folder;
    if (!folder.has_relative_path()) break;
  }
  return {};
}

// Of files that have a path and owners.
template <class File>
void name_owners_of(const fs::path& root, std::vector<File>& files) {
  const fs::path top = top_of_repository(root);
  if (top.empty()) return;
  const auto codeowners = repo::read_codeowners(top);
  if (!codeowners) {
    spdlog::warn("{}", codeowners.error().message);
    return;
  }
  if (!*codeowners) return;
  for (const auto& [line, reason] : (*codeowners)->skipped()) spdlog::warn("CODEOWNERS:{}: {}", line, reason);
  for (File& file : files) {
    const auto owners = (*codeowners)->owners_of(lint::relative_to(top, file.path));
    file.owners.assign(owners.begin(), owners.end());
  }
}

}  // namespace

void name_owners(const fs::path& root, lint::LintResult& result) { name_owners_of(root, result.files); }

void name_owners(const fs::path& root, std::vector<review::Guide>& guides) { name_owners_of(root, guides); }

}  // namespace guidelint::cli
