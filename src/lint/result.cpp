#include "lint/result.h"

#include <algorithm>

namespace guidelint::lint {

std::uint64_t LintResult::count(finding::Level level) const {
  std::uint64_t count = 0;
  for (const FileReport& file : files) {
    count += static_cast<std::uint64_t>(std::ranges::count(file.findings, level, &finding::Finding::level));
  }
  return count;
}

std::uint64_t LintResult::count(finding::Status status) const {
  std::uint64_t count = 0;
  for (const FileReport& file : files) {
    for (const auto* findings : {&file.findings, &file.kept_back})
      count += static_cast<std::uint64_t>(std::ranges::count(*findings, status, &finding::Finding::status));
  }
  return count;
}

}  // namespace guidelint::lint
