// The baseline as files that are written together with others: `guidelint init` makes all or none.
#pragma once

#include <filesystem>
#include <vector>

#include "base/write_file.h"
#include "lint/baseline.h"

namespace guidelint::lint {

// What write_baseline() writes where there is no baseline. The first file holds no findings.
std::vector<base::FileToWrite> baseline_files(const std::filesystem::path& root, const AcceptedLines& lines);

}  // namespace guidelint::lint
