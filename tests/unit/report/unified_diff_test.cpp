#include "report/unified_diff.h"

#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

#include "support/catch.h"
#include "support/temporary_folder.h"

namespace guidelint::report {
namespace {

using text::Edit;
using text::Offset;

std::string diff(std::string_view before, const std::vector<Edit>& edits, const std::vector<Remark>& remarks = {},
                 std::string_view path = "a.md") {
  return unified_diff({.path = path, .before = before, .edits = edits, .remarks = remarks});
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

bool runs(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

// A line or two, with what diffs stumble over.
std::string random_text(std::mt19937& random, std::size_t most) {
  static const std::vector<std::string> k_parts = {"a",
                                                   "b",
                                                   "\n",
                                                   "\n",
                                                   "\r\n",
                                                   "\n\n",
                                                   "base: 1",
                                                   "-- x",
                                                   "++ y",
                                                   "@@ -1 +1 @@\n",
                                                   "\\ No newline",
                                                   "é",
                                                   "\x1b",
                                                   " ",
                                                   "--- a/a.md\n",
                                                   "\xFF",
                                                   "\t",
                                                   "diff --git a/x b/x\n"};
  std::string text;
  for (std::size_t i = random() % (most + 1); i > 0; --i) text += k_parts[random() % k_parts.size()];
  return text;
}

std::vector<Edit> random_edits(std::mt19937& random, std::size_t size) {
  std::vector<Edit> edits;
  for (std::size_t at = 0; at <= size && edits.size() < 8;) {
    const std::size_t begin = std::min(size, at + random() % 40);
    const std::size_t end = std::min(size, begin + (random() % 3 == 0 ? 0 : random() % 12));
    std::vector<Edit> more = edits;
    more.push_back({{static_cast<Offset>(begin), static_cast<Offset>(end)}, random_text(random, 5)});
    if (text::are_apart(more)) edits = std::move(more);
    at = end + 1;
  }
  return edits;
}

}  // namespace

TEST_CASE("unified_diff shows three lines around a change and why it is made", "[report]") {
  CHECK(diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", {{{8, 9}, "five"}}, {{{8, 9}, "some-rule: five is a word"}}) ==
        "diff --git a/a.md b/a.md\n"
        "--- a/a.md\n"
        "+++ b/a.md\n"
        "@@ -2,7 +2,7 @@ some-rule: five is a word\n"
        " 2\n"
        " 3\n"
        " 4\n"
        "-5\n"
        "+five\n"
        " 6\n"
        " 7\n"
        " 8\n");
}

TEST_CASE("unified_diff joins changes that stand within six lines of each other", "[report]") {
  std::string text;
  for (int i = 0; i < 10; ++i) text += "x\n";
  const auto hunks = [&](Offset second) {
    const std::string out = diff(text, {{{0, 1}, "y"}, {{second, second + 1}, "y"}});
    std::size_t count = 0;
    for (auto at = out.find("\n@@ "); at != std::string::npos; at = out.find("\n@@ ", at + 1)) ++count;
    return count;
  };
  CHECK(hunks(14) == 1);
  CHECK(hunks(16) == 2);
}

TEST_CASE("unified_diff leaves out what an edit writes as it was, and says nothing if nothing changes", "[report]") {
  CHECK(diff("a\nb\nc\n", {{{0, 6}, "a\nb\nc\n"}}).empty());
  CHECK(diff("a\nb\nc\n", {}).empty());
  CHECK(diff("a\nb\nc\n", {{{0, 6}, "a\nx\nc\n"}}) ==
        "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n");
}

TEST_CASE("unified_diff marks a last line without its end", "[report]") {
  CHECK(diff("a", {{{1, 1}, "\n"}}) ==
        "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
  CHECK(diff("", {{{0, 0}, "a\n"}}) == "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -0,0 +1 @@\n+a\n");
}

TEST_CASE("a remark of a diff is one harmless line, said once on the hunk it belongs to", "[report]") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "x\n";
  const std::string out = diff(
      text, {{{0, 1}, "y"}, {{2, 3}, "y"}, {{36, 37}, "y"}},
      {{{36, 37}, "third"}, {{0, 1}, "first\n+evil \x1b[31m"}, {{2, 3}, "first\n+evil \x1b[31m"}, {{2, 3}, "second"}});
  CHECK(out.find("@@ -1,5 +1,5 @@ first\\n+evil \\x1b[31m; second\n") != std::string::npos);
  CHECK(out.find("@@ -16,5 +16,5 @@ third\n") != std::string::npos);
}

TEST_CASE("of many remarks on a hunk the first are said", "[report]") {
  std::vector<Remark> remarks;
  for (char c = 'a'; c < 'k'; ++c) remarks.push_back({{0, 1}, std::string(1, c)});
  CHECK(diff("x\n", {{{0, 1}, "y"}}, remarks).find("@@ a; b; c; d; e; …\n") != std::string::npos);
}

TEST_CASE("unified_diff quotes names as git does", "[report]") {
  const auto head = [](std::string_view path) {
    const std::string out = diff("", {{{0, 0}, "a\n"}}, {}, path);
    return out.substr(0, out.find("+++"));
  };
  CHECK(head("über/a b.md") == "diff --git a/über/a b.md b/über/a b.md\n--- a/über/a b.md\t\n");
  CHECK(head("a\n\"\xFF.md") ==
        "diff --git \"a/a\\012\\\"\\377.md\" \"b/a\\012\\\"\\377.md\"\n--- \"a/a\\012\\\"\\377.md\"\n");
}

TEST_CASE("git apply and patch make of the diff what the edits make of the file", "[report]") {
  const bool has_git = runs("git --version"), has_patch = runs("patch --version");
  if (!has_git || !has_patch) WARN("git or patch is not installed: left out");
  const support::TemporaryFolder folder;
  const support::WorkingDirectory there(folder.path());
  ::setenv("GIT_CEILING_DIRECTORIES", folder.path().parent_path().c_str(), 1);
  std::mt19937 random(20261122);
  const std::vector<std::string> names = {"a.md", "b c.md", "über.md", "q\"uo\\te\n.md", "dir/e\xCC\x81.md"};
  for (int i = 0; i < 100; ++i) {
    const std::string before = i % 25 == 0 ? "" : random_text(random, 60);
    const std::vector<Edit> edits = random_edits(random, before.size());
    const std::string after = text::edited(before, edits);
    const std::string& name = names[static_cast<std::size_t>(i) % names.size()];
    std::vector<Remark> remarks;
    for (const Edit& edit : edits) remarks.push_back({edit.span, "rule: " + random_text(random, 4)});
    const std::string out = diff(before, edits, remarks, name);
    CAPTURE(i, name, before, after, out);
    REQUIRE(out.empty() == (before == after));
    if (out.empty()) continue;
    folder.write("change.diff", out);
    if (has_git) {
      folder.write(name, before);
      CHECK(runs("git apply change.diff"));
      CHECK(read(name) == after);
    }
    if (has_patch) {
      folder.write(name, before);
      CHECK(runs("patch -p1 --batch <change.diff"));
      CHECK(read(name) == after);
    }
  }
}

}  // namespace guidelint::report
