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

}  // namespace

void name_owners(const fs::path& root, lint::LintResult& result) {
  const fs::path top = top_of_repository(root);
  if (top.empty()) return;
  const auto codeowners = repo::read_codeowners(top);
  if (!codeowners) {
    spdlog::warn("{}", codeowners.error().message);
    return;
  }
  if (!*codeowners) return;
  for (const auto& [line, reason] : (*codeowners)->skipped()) spdlog::warn("CODEOWNERS:{}: {}", line, reason);
  for (lint::FileReport& file : result.files) {
    const auto owners = (*codeowners)->owners_of(lint::relative_to(top, file.path));
    file.owners.assign(owners.begin(), owners.end());
  }
}

}  // namespace guidelint::cli
