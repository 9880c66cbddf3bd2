#include "repo/codeowners.h"

#include <chrono>
#include <string>
#include <vector>

#include "support/catch.h"
#include "support/temporary_folder.h"

using guidelint::repo::Codeowners;
using guidelint::repo::read_codeowners;
using guidelint::support::TemporaryFolder;

namespace {

std::string owners(std::string_view text, std::string_view path) {
  const Codeowners codeowners(text);
  std::string all;
  for (const std::string& owner : codeowners.owners_of(path)) all += (all.empty() ? "" : " ") + owner;
  return all;
}

// Whether `path` is covered by the pattern of a one-line file.
bool covers(std::string_view pattern, std::string_view path) {
  return owners(std::string(pattern) + " @x\n", path) == "@x";
}

// After the example on docs.github.com.
constexpr std::string_view k_documented = R"(# This is a comment.
*       @global-owner1 @global-owner2

*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/*  docs@example.com
apps/ @octocat
/docs/ @doctocat
/scripts/ @doctocat @octocat
**/logs @octocat
/apps/ @octocat
/apps/github
)";

}  // namespace

TEST_CASE("owners are those of GitHub's documented example", "[repo]") {
  CHECK(owners(k_documented, "README.md") == "@global-owner1 @global-owner2");
  CHECK(owners(k_documented, "src/deep/index.js") == "@js-owner");
  CHECK(owners(k_documented, "main.go") == "docs@example.com");
  CHECK(owners(k_documented, "notes/a.txt") == "@octo-org/octocats");
  CHECK(owners(k_documented, "build/logs") == "@octocat");  // by **/logs
  CHECK(owners(k_documented, "docs/getting-started.md") == "@doctocat");
  CHECK(owners(k_documented, "docs/build-app/troubleshooting.md") == "@doctocat");
  CHECK(owners(k_documented, "src/apps/x") == "@octocat");
  CHECK(owners(k_documented, "scripts/a/b.sh") == "@doctocat @octocat");
  CHECK(owners(k_documented, "scripts/logs/a.log") == "@octocat");
  CHECK(owners(k_documented, "deeply/nested/logs/a") == "@octocat");
  CHECK(owners(k_documented, "apps/web/x") == "@octocat");
  CHECK(owners(k_documented, "apps/github/x").empty());
  CHECK(owners(k_documented, "apps/github").empty());
}

TEST_CASE("a pattern covers what it covers on GitHub", "[repo]") {
  struct Case {
    std::string_view pattern, path;
    bool is_covered;
  };
  for (const auto& [pattern, path, is_covered] : std::vector<Case>{
           {"*", "a", true},
           {"*", "a/b/c", true},
           {"**", "a/b", true},
           {"*.md", "a/b.md", true},
           {"*.md", "b.mdx", false},
           {"*.md", "folder.md/file", true},
           {"docs/*", "docs/getting-started.md", true},
           {"docs/*", "docs/build-app/troubleshooting.md", false},
           {"docs/*", "x/docs/a.md", false},
           {"docs/*.md", "docs/a.md", true},
           {"docs/*.md", "docs/x/a.md", false},
           {"docs/**", "docs/x/a.md", true},
           {"docs/**", "docs", false},
           {"docs/**/*.md", "docs/a.md", true},
           {"docs/**/*.md", "docs/x/y/a.md", true},
           {"docs/**/*.md", "x/docs/a.md", false},
           {"a/**/b", "a/b", true},
           {"a/**/b", "a/x/y/b/below", true},
           {"a/**/b", "ab", false},
           {"apps/", "apps/a", true},
           {"apps/", "x/apps/y/a", true},
           {"apps/", "apps", false},
           {"apps", "apps", true},
           {"apps", "x/apps/a", true},
           {"apps", "myapps", false},
           {"/apps", "apps/a", true},
           {"/apps", "x/apps/a", false},
           {"/apps/", "x/apps/a", false},
           {"/build/logs/", "build/logs/a/b", true},
           {"research/acme", "research/acme/swe.md", true},
           {"research/acme", "x/research/acme/swe.md", false},
           {"research/acme/", "research/acme/swe.md", true},
           {"**/logs", "logs", true},
           {"**/logs", "a/b/logs/c", true},
           {"**/logs", "blogs", false},
           {"?.md", "a.md", true},
           {"?.md", "ab.md", false},
           {"a?b", "a/b", false},
           {"/a\\ b.md", "a b.md", true},
           {"/a\\*b", "a*b", true},
           {"/a\\*b", "axb", false},
           {"\\[slug\\].md", "[slug].md", true},
           {"Docs", "docs/a", false},
           {"/", "a", false},
           {"/*", "a", true},
           {"/*", "a/b", false},
           {"*/", "a", false},
           {"*/", "a/b", true},
           {"é.md", "é.md", true},
       }) {
    CAPTURE(pattern, path);
    CHECK(covers(pattern, path) == is_covered);
  }
}

TEST_CASE("the last line that matches decides, whatever stands before", "[repo]") {
  CHECK(owners("*.md @a\n* @b\n", "x.md") == "@b");
  CHECK(owners("* @a\n/x/\n", "x/y.md").empty());
  CHECK(owners("* @a\n/x/   # nobody\n", "x/y.md").empty());
  CHECK(owners("\xEF\xBB\xBF* @a\r\n*.md\t@b  @c\r\n", "x.md") == "@b @c");
  CHECK(owners("", "x.md").empty());
  CHECK(owners("   \n#* @a\n", "x.md").empty());
}

TEST_CASE("a line that GitHub skips is skipped and named", "[repo]") {
  const Codeowners codeowners("* @a\n!x.md @b\n[ab].md @b\n\\#x @b\n*.md b\n*.md @\n[Section]\n");
  std::vector<std::size_t> lines;
  for (const auto& skipped : codeowners.skipped()) lines.push_back(skipped.line);
  CHECK(lines == std::vector<std::size_t>{2, 3, 4, 5, 6, 7});
  CHECK(codeowners.skipped()[3].reason == "\"b\" is neither @name nor an address");
  REQUIRE(codeowners.owners_of("x.md").size() == 1);
  CHECK(codeowners.owners_of("x.md")[0] == "@a");
}

TEST_CASE("a hostile pattern takes no longer than its length times the path's", "[repo]") {
  std::string stars, folders, path(1500, 'a'), deep;
  for (int i = 0; i < 500; ++i) stars += "*a", folders += "**/a/", deep += "a/";
  const auto begin = std::chrono::steady_clock::now();
  CHECK_FALSE(covers(stars + "b", path));
  CHECK_FALSE(covers(folders + "b", deep + "c"));
  CHECK(covers(std::string(5000, '*'), path) == false);  // too long, skipped
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
}

TEST_CASE("the first CODEOWNERS of the three places is read", "[repo]") {
  const TemporaryFolder folder;
  CHECK_FALSE(read_codeowners(folder.path()).value().has_value());
  folder.write("docs/CODEOWNERS", "* @docs\n");
  CHECK(read_codeowners(folder.path()).value()->owners_of("a")[0] == "@docs");
  folder.write("CODEOWNERS", "* @top\n");
  CHECK(read_codeowners(folder.path()).value()->owners_of("a")[0] == "@top");
  folder.write(".github/CODEOWNERS", "* @github\n");
  CHECK(read_codeowners(folder.path()).value()->owners_of("a")[0] == "@github");
  folder.write(".github/CODEOWNERS", std::string(3'000'001, '\n'));
  CHECK(read_codeowners(folder.path()).error().message ==
        ".github/CODEOWNERS is larger than 3 MB, which GitHub does not read");
}
