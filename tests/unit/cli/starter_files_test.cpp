#include "cli/starter_files.h"

#include <algorithm>

#include "base/strings.h"
#include "cli/config.h"
#include "support/catch.h"

namespace guidelint::cli {
namespace {

using Paths = std::vector<std::string>;

std::string settings(const GuidePatterns& patterns, bool has_rules = false) {
  return starter_files(patterns, has_rules).front().text;
}

Config read(const std::string& text) {
  const LoadedConfig loaded = read_config(text::SourceFile::from_string(k_config_name, text), k_config_name, false);
  for (const rule::Mistake& mistake : loaded.mistakes) {
    CAPTURE(text, mistake.message);
    CHECK(loaded.mistakes.empty());
  }
  return loaded.config;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("every file is there and names this release", "[cli]") {
  const auto files = starter_files({.files = {"research/**/*.md"}}, false);
  REQUIRE(files.size() == 4);
  for (const StarterFile& file : files) {
    CAPTURE(file.path);
    CHECK_FALSE(file.purpose.empty());
    CHECK(file.text.find("vX.Y.Z") == std::string::npos);
    CHECK(file.text.ends_with('\n'));
  }
  CHECK(hook_entry().starts_with("  - repo: https://github.com/"));
  CHECK(count(hook_entry(), "hooks: [{id: guidelint}]") == 1);
}

TEST_CASE("the patterns of a new guidelint.yaml are read back as they were meant", "[cli]") {
  const GuidePatterns patterns = {
      .files = {"research/**/*.md", "*/*.md", "**/*.md", ": *&a, [b] #c/**/*.md", "- x/?.md"},
      .exclude = {"research/README.md", "no", "'", "a\"b\\c.md"}};
  const Config config = read(settings(patterns));
  CHECK(config.files == patterns.files);
  CHECK(config.exclude == patterns.exclude);
  CHECK(config.rules.empty());
  CHECK(read(settings(patterns, true)).rules == "rules");
}

TEST_CASE("without a guide the line that says where they are is a comment", "[cli]") {
  const std::string text = settings({});
  CHECK(count(text, "\n# files: [research/**/*.md]\n") == 1);
  CHECK(read(text).files.empty());
}

TEST_CASE("files that are no guides and could not be excluded are counted", "[cli]") {
  CHECK(count(settings({.files = {"*.md"}, .others = 30}),
              "# 30 more files matched above do not look like guides.\n") == 1);
  CHECK(count(settings({.files = {"*.md"}, .others = 1}), "# 1 more file matched above does not look like one.\n") ==
        1);
}

TEST_CASE("every setting shown in a comment is one that can be used", "[cli]") {
  std::string text = settings({.files = {"research/**/*.md"}});
  Paths taken;
  for (const char* key : {"exclude", "rules", "fail_on", "levels", "paths", "params"}) {
    const std::string comment = "\n# " + std::string(key) + ":";
    CAPTURE(key);
    const auto at = text.find(comment);
    REQUIRE(at != std::string::npos);
    text.erase(at + 1, 2);
  }
  const Config config = read(text);
  CHECK(config.exclude == Paths{"research/README.md"});
  CHECK(config.rules == "rules");
  CHECK(config.fail_on == finding::Level::error);
  CHECK(config.levels.size() == 1);
  CHECK(config.paths.size() == 1);
  CHECK(config.params.size() == 1);
}

}  // namespace guidelint::cli
