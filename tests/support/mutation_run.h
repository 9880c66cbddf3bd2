// How long a differential test runs, and over what: a few seconds in ctest, as long as one likes by hand.
//
//   export GUIDELINT_MUTANTS=1000000 GUIDELINT_GUIDES=~/guides GUIDELINT_SEED=7
//   tests/guidelint_yaml_tests "[mutants]"         front matters and rules against libyaml
//   tests/guidelint_property_tests "[mutants]"     texts against cmark-gfm
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/shared.h"

namespace guidelint::support {

using Random = std::mt19937;

inline std::size_t below(Random& random, std::size_t count) { return static_cast<std::size_t>(random()) % count; }

template <typename Range>
const auto& any_of(Random& random, const Range& range) {
  return range[below(random, range.size())];
}

struct MutationRun {
  std::size_t count = 0;  // of mutants
  unsigned seed = 1;
  std::filesystem::path folder = {};  // of guides
  bool is_long = false;               // somebody asked for it and wants to read what came out
};

inline MutationRun mutation_run(std::size_t usual_count, const std::filesystem::path& usual_folder) {
  MutationRun run{.count = usual_count, .folder = usual_folder};
  if (const char* count = std::getenv("GUIDELINT_MUTANTS")) run.count = std::strtoul(count, nullptr, 10);
  if (const char* seed = std::getenv("GUIDELINT_SEED"))
    run.seed = static_cast<unsigned>(std::strtoul(seed, nullptr, 10));
  if (const char* folder = std::getenv("GUIDELINT_GUIDES")) run.folder = folder;
  run.is_long = run.count > usual_count;
  return run;
}

// Every file below `folder` whose name ends in one of `extensions`, sorted.
inline std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder,
                                                      const std::vector<std::string_view>& extensions) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const auto extension = entry.path().extension().string();
    if (entry.is_regular_file() && std::ranges::find(extensions, extension) != extensions.end())
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace guidelint::support
