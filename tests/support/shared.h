// The real guides kept beside the repository, where there are any. Tests that need them say so and return when there
// are none.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace guidelint::support {

// Every file under ../shared/`folder` that ends with `extension`, sorted; empty if there is no such folder.
inline std::vector<std::filesystem::path> shared_files(std::string_view folder, std::string_view extension) {
  const auto root = std::filesystem::path(GUIDELINT_SOURCE_DIR) / ".." / "shared" / folder;
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(root)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.is_regular_file() && entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace guidelint::support
