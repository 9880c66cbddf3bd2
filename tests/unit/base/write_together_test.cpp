#include "base/write_together.h"

#include <array>
#include <fstream>
#include <iterator>

#include "support/catch.h"
#include "support/temporary_folder.h"

namespace guidelint::base {
namespace {

using support::TemporaryFolder;
namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::size_t count_entries(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::recursive_directory_iterator(folder), fs::recursive_directory_iterator()));
}

}  // namespace

TEST_CASE("files that belong together are written, with the folders they need", "[base]") {
  const TemporaryFolder folder;
  folder.write("a.md", "old");
  const std::array<FileToWrite, 2> files = {
      FileToWrite{.path = folder.path() / "a.md", .bytes = "new", .expected = "old"},
      FileToWrite{.path = folder.path() / "one/two/list.tsv", .bytes = "line"}};
  REQUIRE(write_together(files));
  CHECK(bytes_of(folder.path() / "a.md") == "new");
  CHECK(bytes_of(folder.path() / "one/two/list.tsv") == "line");
}

TEST_CASE("if one has changed meanwhile, the others are put back and new ones are removed", "[base]") {
  const TemporaryFolder folder;
  folder.write("a.md", "old a");
  folder.write("b.md", "edited by somebody");
  const std::array<FileToWrite, 4> files = {
      FileToWrite{.path = folder.path() / "a.md", .bytes = "new a", .expected = "old a"},
      FileToWrite{.path = folder.path() / "one/list.tsv", .bytes = "line"},
      FileToWrite{.path = folder.path() / "b.md", .bytes = "new b", .expected = "old b"},
      FileToWrite{.path = folder.path() / "c.md", .bytes = "new c"}};
  const auto written = write_together(files);
  REQUIRE_FALSE(written);
  CHECK(written.error().message ==
        (folder.path() / "b.md").generic_string() + " was changed by someone else meanwhile; it is left so");
  CHECK(bytes_of(folder.path() / "a.md") == "old a");
  CHECK(bytes_of(folder.path() / "b.md") == "edited by somebody");
  CHECK(count_entries(folder.path()) == 2);
}

TEST_CASE("nothing is written over a file that should not be there, or below a file", "[base]") {
  const TemporaryFolder folder;
  folder.write("a.md", "old a");
  folder.write("list.tsv", "somebody's");
  const fs::path a = folder.path() / "a.md", list = folder.path() / "list.tsv";
  const FileToWrite guide{.path = a, .bytes = "new a", .expected = "old a"};
  const std::array<FileToWrite, 2> over = {guide, FileToWrite{.path = list, .bytes = "mine"}};
  REQUIRE_FALSE(write_together(over));
  CHECK(write_together(over).error().message == list.generic_string() + " is there already");
  const std::array<FileToWrite, 2> below = {guide, FileToWrite{.path = list / "sub/x.tsv", .bytes = "mine"}};
  CHECK_FALSE(write_together(below));
  CHECK(bytes_of(a) == "old a");
  CHECK(bytes_of(list) == "somebody's");
  CHECK(count_entries(folder.path()) == 2);
}

}  // namespace guidelint::base
