#include "cli/new_files.h"

#include <fstream>
#include <iterator>

#include "support/catch.h"
#include "support/temporary_folder.h"

namespace guidelint::cli {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string refusal(const fs::path& path) {
  const auto place = place_of(path);
  return place ? "" : place.error().message;
}

}  // namespace

TEST_CASE("a place is free, taken, or none of ours", "[cli]") {
  const support::TemporaryFolder scratch;
  scratch.write("outside/x", "");
  scratch.write("in/folder/file", "");
  const support::WorkingDirectory there(scratch.path() / "in");
  fs::create_symlink("../outside", "link");
  fs::create_symlink("folder/file", "to-file");
  fs::create_symlink("nowhere", "to-nothing");

  CHECK(place_of("a.yaml").value() == Place::free);
  CHECK(place_of("folder/b/c.yaml").value() == Place::free);
  CHECK(place_of("folder/file").value() == Place::taken);
  CHECK(place_of("to-file").value() == Place::taken);
  CHECK(place_of("folder").value() == Place::taken);
  CHECK(refusal("link/a.yaml") == "cannot write link/a.yaml: link is a symbolic link");
  CHECK(refusal("link/b/a.yaml") == "cannot write link/b/a.yaml: link is a symbolic link");
  CHECK(refusal("folder/file/a.yaml") == "cannot write folder/file/a.yaml: folder/file is not a folder");
  CHECK(refusal("to-nothing") == "cannot write to-nothing: it is a symbolic link that leads nowhere");
}

TEST_CASE("new files are written with the folders they need", "[cli]") {
  const support::TemporaryFolder scratch;
  const support::WorkingDirectory there(scratch.path());
  const std::vector<base::FileToWrite> files = {{.path = "a.yaml", .bytes = "a"}, {.path = "b/c/d.yaml", .bytes = "d"}};
  REQUIRE(write_new_files(files));
  CHECK(read("a.yaml") == "a");
  CHECK(read("b/c/d.yaml") == "d");
}

TEST_CASE("if one file cannot be written there is none, and no folder", "[cli]") {
  const support::TemporaryFolder scratch;
  const support::WorkingDirectory there(scratch.path());
  scratch.write("taken", "");
  const std::vector<base::FileToWrite> no_folder = {{.path = "b/a.yaml", .bytes = "a"},
                                                    {.path = "taken/d.yaml", .bytes = "d"}};
  const auto written = write_new_files(no_folder);
  REQUIRE_FALSE(written);
  CHECK(written.error().message.find("taken") != std::string::npos);
  CHECK_FALSE(fs::exists("b"));

  fs::create_directories("folder");
  const std::vector<base::FileToWrite> no_file = {{.path = "b/a.yaml", .bytes = "a"}, {.path = "folder", .bytes = "d"}};
  REQUIRE_FALSE(write_new_files(no_file));
  CHECK_FALSE(fs::exists("b"));
  CHECK(fs::is_empty("folder"));
}

}  // namespace guidelint::cli
