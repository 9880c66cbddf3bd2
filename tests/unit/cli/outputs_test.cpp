#include "cli/outputs.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "cli/job_summary.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

namespace guidelint::cli {
namespace {

std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

class Variable {
 public:
  explicit Variable(const std::string& value) { ::setenv("GITHUB_STEP_SUMMARY", value.c_str(), 1); }
  ~Variable() { ::unsetenv("GITHUB_STEP_SUMMARY"); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;
};

TEST_CASE("several outputs go to files of their own and to standard output", "[cli]") {
  CHECK_FALSE(conflict_of({}));
  CHECK_FALSE(conflict_of({{.format = "json"}}));
  CHECK_FALSE(conflict_of({{.format = "concise"}, {.format = "github"}, {.format = "sarif", .file = "out.sarif"}}));
  CHECK_FALSE(conflict_of({{.format = "json"}, {.format = "sarif", .file = "a"}, {.format = "junit", .file = "b"}}));
  CHECK_FALSE(conflict_of({{.format = "json", .file = "/dev/null"}, {.format = "sarif", .file = "/dev/null"}}));
}

TEST_CASE("two outputs into one file are a mistake", "[cli]") {
  CHECK(conflict_of({{.format = "json", .file = "a"}, {.format = "sarif", .file = "./x/../a"}}) ==
        "--format json and --format sarif are written to one file, ./x/../a");
  const support::TemporaryFolder folder;
  folder.write("a", "");
  std::filesystem::create_symlink(folder.path() / "a", folder.path() / "b");
  CHECK(conflict_of({{.format = "json", .file = (folder.path() / "a").string()},
                     {.format = "json", .file = (folder.path() / "b").string()}}));
}

TEST_CASE("a format for programs is alone on standard output", "[cli]") {
  CHECK(conflict_of({{.format = "concise"}, {.format = "sarif"}}) ==
        "--format concise and --format sarif both go to standard output, where sarif has to be alone; write one to a "
        "file: --format sarif=FILE");
  CHECK(conflict_of({{.format = "json"}, {.format = "jsonl"}}));
}

TEST_CASE("the job summary is known by any name", "[cli]") {
  CHECK_FALSE(is_job_summary("summary.md"));
  const support::TemporaryFolder folder;
  folder.write("summary.md", "");
  const std::string path = (folder.path() / "summary.md").string();
  const Variable variable(path);
  CHECK(job_summary() == path);
  CHECK(is_job_summary(path));
  const support::WorkingDirectory inside(folder.path());
  CHECK(is_job_summary("./summary.md"));
  CHECK_FALSE(is_job_summary("other.md"));
}

TEST_CASE("what a job summary holds stays, and what is added begins on a line of its own", "[cli]") {
  const support::TemporaryFolder folder;
  const std::string path = (folder.path() / "summary.md").string();
  REQUIRE(append_to(path, "a\n"));
  CHECK(text_of(path) == "a\n");
  REQUIRE(append_to(path, "b"));
  CHECK(text_of(path) == "a\n\nb");
  REQUIRE(append_to(path, "c\n"));
  CHECK(text_of(path) == "a\n\nb\n\nc\n");
  REQUIRE(append_to(path, ""));
  CHECK(text_of(path) == "a\n\nb\n\nc\n");
  const auto refused = append_to((folder.path() / "no" / "such").string(), "a");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("no such file or directory") != std::string::npos);
}

TEST_CASE("whichever command writes into the job summary adds to it, as much as fits", "[cli]") {
  const support::TemporaryFolder folder;
  folder.write("summary.md", "earlier step\n");
  const std::string path = (folder.path() / "summary.md").string();
  const Variable variable(path);
  CHECK(write_output({.format = "markdown", .file = path}, [](std::size_t) { return std::string("### due\n"); }));
  CHECK(text_of(path) == "earlier step\n\n### due\n");
  CHECK(write_output({.format = "markdown", .file = path},
                     [](std::size_t most_bytes) { return std::string(most_bytes + 1, 'x'); }));
  CHECK(text_of(path) == "earlier step\n\n### due\n");
}

TEST_CASE("what is added to a job summary leaves it below 1 MiB", "[cli]") {
  const support::TemporaryFolder folder;
  folder.write("summary.md", std::string(1'000'000, 'x'));
  const std::string path = (folder.path() / "summary.md").string();
  const std::size_t room = room_in(path);
  CHECK(room == 48'573);
  REQUIRE(append_to(path, std::string(room, 'y')));
  CHECK(text_of(path).size() == 1'048'575);
  CHECK(room_in(path) == 0);
  CHECK(room_in((folder.path() / "none").string()) == 1'048'575);
}

}  // namespace
}  // namespace guidelint::cli
