#include "cli/page_folder.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "support/catch.h"
#include "support/temporary_folder.h"

namespace guidelint::cli {
namespace {

namespace fs = std::filesystem;
using report::Page;

std::string ours(const std::string& text) { return std::string(report::k_page_mark) + " -->\n" + text; }

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

}  // namespace

TEST_CASE("pages are written where they differ, and those without a rule go", "[cli]") {
  const support::TemporaryFolder scratch;
  const fs::path folder = scratch.path() / "docs" / "rules";
  const std::vector<Page> first = {{.name = "a.md", .text = ours("a")}, {.name = "b.md", .text = ours("b")}};
  auto written = write_pages(folder.string(), first);
  REQUIRE(written);
  CHECK(written->changed == 2);
  CHECK(written->removed == 0);

  scratch.write("docs/rules/notes.md", "ours");
  const std::vector<Page> second = {{.name = "a.md", .text = ours("a")}, {.name = "c.md", .text = ours("c")}};
  written = write_pages(folder.string(), second);
  REQUIRE(written);
  CHECK(written->changed == 1);
  CHECK(written->removed == 1);
  CHECK(names_in(folder) == std::set<std::string>{"a.md", "c.md", "notes.md"});
}

TEST_CASE("no page is written if one of them is somebody's own", "[cli]") {
  const support::TemporaryFolder scratch;
  scratch.write("a.md", ours("old"));
  scratch.write("b.md", "by hand");
  const std::vector<Page> pages = {{.name = "a.md", .text = ours("new")}, {.name = "b.md", .text = ours("b")}};
  const auto written = write_pages(scratch.path().string(), pages);
  REQUIRE(!written);
  CHECK(written.error().message ==
        (scratch.path() / "b.md").string() + " was not written by guidelint; no page was written");
  CHECK(read(scratch.path() / "a.md") == ours("old"));
  CHECK(names_in(scratch.path()) == std::set<std::string>{"a.md", "b.md"});
}

TEST_CASE("no page is written if one of them cannot be", "[cli]") {
  const support::TemporaryFolder scratch;
  scratch.write("a.md", ours("old"));
  scratch.write("gone.md", ours("gone"));
  const std::vector<Page> pages = {{.name = "a.md", .text = ours("new")}, {.name = "no/b.md", .text = ours("b")}};
  REQUIRE(!write_pages(scratch.path().string(), pages));
  CHECK(read(scratch.path() / "a.md") == ours("old"));
  CHECK(names_in(scratch.path()) == std::set<std::string>{"a.md", "gone.md"});
}

}  // namespace guidelint::cli
