// Runs a fuzz target over files that are at hand: guidelint_fuzz_replay TARGET FILE-OR-FOLDER...
//
// Every file is tried whole, and cut off at a few places, since a file that ends too early is what most readers forget.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/target.h"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_of(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto targets = guidelint::fuzz::all_targets();
  const auto target = std::ranges::find_if(
      targets, [&](const auto* one) { return !arguments.empty() && one->name == arguments.front(); });
  if (target == targets.end() || arguments.size() < 2) {
    std::fprintf(stderr, "guidelint_fuzz_replay TARGET FILE-OR-FOLDER...; targets:\n");
    for (const auto* one : targets) std::fprintf(stderr, "  %s\n", std::string(one->name).c_str());
    return 2;
  }
  std::size_t count = 0;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (!fs::exists(arguments[i])) {
      std::fprintf(stderr, "%s does not exist\n", arguments[i].c_str());
      return 2;
    }
    for (const fs::path& path : files_of(arguments[i])) {
      std::ifstream stream(path, std::ios::binary);
      const std::string whole((std::istreambuf_iterator<char>(stream)), {});
      std::fprintf(stderr, "%s\n", path.c_str());  // before it is tried: the last one named is the one that fails
      (*target)->run(whole);
      for (std::size_t part = 1; part < 4; ++part)
        (*target)->run(std::string_view(whole).substr(0, whole.size() * part / 4));
      ++count;
    }
  }
  if (count == 0) {
    std::fprintf(stderr, "no file to try\n");
    return 2;
  }
  std::printf("%s: %zu files\n", arguments.front().c_str(), count);
}
