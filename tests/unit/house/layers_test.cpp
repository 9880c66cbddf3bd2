// The house rules a compiler does not check.
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "support/catch.h"

namespace fs = std::filesystem;

namespace {

const fs::path k_src = fs::path(GUIDELINT_SOURCE_DIR) / "src";

// Folder name to line number in src/LAYERS; siblings share a number.
std::map<std::string, int> read_layers() {
  std::map<std::string, int> rank;
  std::ifstream in(k_src / "LAYERS");
  std::string line;
  for (int number = 0; std::getline(in, line); ++number) {
    if (line.starts_with('#')) continue;
    std::istringstream names(line);
    for (std::string name; names >> name;) rank.emplace(name, number);
  }
  return rank;
}

template <typename Visit>
void for_each_source_line(Visit visit) {
  for (const auto& entry : fs::recursive_directory_iterator(k_src)) {
    const auto extension = entry.path().extension();
    if (extension != ".h" && extension != ".cpp") continue;
    std::ifstream in(entry.path());
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) visit(fs::relative(entry.path(), k_src), number, line);
  }
}

}  // namespace

TEST_CASE("no file includes a layer above its own, or a sibling", "[house]") {
  const auto rank = read_layers();
  REQUIRE(rank.size() > 2);
  for_each_source_line([&](const fs::path& file, int number, const std::string& line) {
    if (!line.starts_with("#include \"")) return;
    const std::string self = file.begin()->string();
    const std::string target = line.substr(10, line.find('/') - 10);
    INFO("src/" << file.string() << ":" << number << ": " << line);
    REQUIRE(rank.contains(self));
    REQUIRE(rank.contains(target));
    CHECK((target == self || rank.at(target) < rank.at(self)));
  });
}

TEST_CASE("no source file is longer than 350 lines", "[house]") {
  std::map<std::string, int> length;
  for_each_source_line([&](const fs::path& file, int number, const std::string&) { length[file.string()] = number; });
  for (const auto& [file, lines] : length) {
    INFO("src/" << file << " has " << lines << " lines; does it hold two nouns?");
    CHECK(lines <= 350);
  }
}

// CMake takes a semicolon for the end of a list's item: ctest would know such a test by two names and run neither.
TEST_CASE("no test has a semicolon in its name", "[house]") {
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(GUIDELINT_SOURCE_DIR) / "tests")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream in(entry.path());
    std::string line;
    while (std::getline(in, line)) {
      if (!line.starts_with("TEST_CASE(")) continue;
      INFO(entry.path().filename().string() << ": " << line);
      CHECK(line.substr(0, line.find("\", \"")).find(';') == std::string::npos);
    }
  }
}
