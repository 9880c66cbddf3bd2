#include "lint/discover.h"

#include <fmt/format.h>

#include "support/catch.h"
#include "support/temporary_folder.h"

namespace guidelint::lint {
namespace {

namespace fs = std::filesystem;
using support::TemporaryFolder;
using support::WorkingDirectory;
using Lines = std::vector<std::string>;

// "path", with a '*' if named by the user or the configuration and a '-' if read for the corpus only.
Lines inputs(const Discovery& found) {
  Lines lines;
  for (const Input& input : found.inputs) {
    lines.push_back(fmt::format("{}{}{}", input.path, input.named ? "*" : "", input.reported ? "" : "-"));
  }
  return lines;
}

Lines errors(const Discovery& found) {
  Lines lines;
  for (const base::Error& error : found.errors) lines.push_back(error.message);
  return lines;
}

TEST_CASE("without a configuration a run reads the Markdown files below the working directory", "[lint]") {
  const TemporaryFolder folder;
  for (const char* name :
       {"b/a.md", "a.md", "a.markdown", "notes.txt", ".git/x.md", ".github/y.md", "b/.hidden/z.md", "b-c/a.md"}) {
    folder.write(name, "");
  }
  const WorkingDirectory inside(folder.path());
  const Discovery found = discover({});
  CHECK(inputs(found) == Lines{"a.markdown", "a.md", "b-c/a.md", "b/a.md"});
  CHECK(found.errors.empty());
}

TEST_CASE("a file that is named is read whatever it is called, once, and its name is tidied", "[lint]") {
  const TemporaryFolder folder;
  folder.write("a/notes.txt", "");
  folder.write("a/b.md", "");
  const WorkingDirectory inside(folder.path());
  CHECK(inputs(discover({.paths = {"./a/../a/notes.txt", "a/notes.txt"}})) == Lines{"a/notes.txt*"});
  CHECK(inputs(discover({.paths = {"a", "a/b.md"}})) == Lines{"a/b.md*"});
  CHECK(inputs(discover({.paths = {"a/b.md", "a/"}})) == Lines{"a/b.md*"});
}

TEST_CASE("a hidden folder is read if it is named itself", "[lint]") {
  const TemporaryFolder folder;
  folder.write(".drafts/a.md", "");
  const WorkingDirectory inside(folder.path());
  CHECK(inputs(discover({.paths = {".drafts"}})) == Lines{".drafts/a.md"});
}

TEST_CASE("a path that is not there is told, and the others are read", "[lint]") {
  const TemporaryFolder folder;
  folder.write("a.md", "");
  const WorkingDirectory inside(folder.path());
  const Discovery found = discover({.paths = {"missing.md", "a.md", "a.md/b"}});
  CHECK(inputs(found) == Lines{"a.md*"});
  CHECK(errors(found) ==
        Lines{"cannot read missing.md: no such file or directory", "cannot read a.md/b: no such file or directory"});
}

TEST_CASE("links to folders are not followed, so a loop ends, links to files are files", "[lint]") {
  const TemporaryFolder folder;
  folder.write("a/b.md", "");
  fs::create_directory_symlink("..", folder.path() / "a/up");
  fs::create_symlink("b.md", folder.path() / "a/c.md");
  fs::create_symlink("round.md", folder.path() / "a/round.md");
  const WorkingDirectory inside(folder.path());
  const Discovery found = discover({.paths = {"a"}});
  CHECK(inputs(found) == Lines{"a/b.md", "a/c.md", "a/round.md"});
  CHECK(found.errors.empty());
}

TEST_CASE("a link does not lead out of the repository, nor into what git keeps there", "[lint]") {
  const TemporaryFolder folder;
  folder.write("secret.txt", "");
  folder.write("repo/.git/config", "");
  folder.write("repo/shared/b.md", "");
  folder.write("repo/a/own.md", "");
  fs::create_symlink("../../secret.txt", folder.path() / "repo/a/out.md");
  fs::create_symlink("../.git/config", folder.path() / "repo/a/kept.md");
  fs::create_symlink("../shared/b.md", folder.path() / "repo/a/within.md");
  const WorkingDirectory inside(folder.path() / "repo");
  const Discovery found = discover({.paths = {"a"}});
  CHECK(inputs(found) == Lines{"a/own.md", "a/within.md"});
  CHECK(Lines(errors(found)).size() == 2);
  CHECK(found.errors[0].message.ends_with(".md: it is a link to a place outside of the repository"));
  // Whoever names it means it
  CHECK(inputs(discover({.paths = {"a/out.md"}})) == Lines{"a/out.md*"});
}

TEST_CASE("without a repository a link leads as far as the root of the run", "[lint]") {
  const TemporaryFolder folder;
  folder.write("secret.txt", "");
  folder.write("run/shared/b.md", "");
  folder.write("run/a/own.md", "");
  fs::create_symlink("../../secret.txt", folder.path() / "run/a/out.md");
  fs::create_symlink("../shared/b.md", folder.path() / "run/a/within.md");
  const WorkingDirectory inside(folder.path() / "run");
  const Discovery found = discover({.paths = {"a"}});
  CHECK(inputs(found) == Lines{"a/own.md", "a/within.md"});
  CHECK(errors(found) == Lines{"cannot read a/out.md: it is a link to a place outside of the repository"});
}

const std::vector<std::string> k_files = {"research/**/*.md"};
const std::vector<std::string> k_exclude = {"**/drafts/**", "research/README.md"};

TEST_CASE("patterns of the configuration say what the corpus is", "[lint]") {
  const TemporaryFolder folder;
  for (const char* name : {"research/acme/a.md", "research/acme/drafts/b.md", "research/README.md", "README.md"})
    folder.write(name, "");
  const WorkingDirectory inside(folder.path());
  CHECK(inputs(discover({.files = k_files, .exclude = k_exclude})) == Lines{"research/acme/a.md*"});
}

TEST_CASE("paths choose what is reported, the corpus stays whole", "[lint]") {
  const TemporaryFolder folder;
  for (const char* name :
       {"research/acme/a.md", "research/acme/b.md", "research/bolt/a.md", "research/README.md", "README.md"})
    folder.write(name, "");
  const WorkingDirectory inside(folder.path());
  const auto found = [](std::vector<std::string> paths) {
    return inputs(discover({.paths = std::move(paths), .files = k_files, .exclude = k_exclude}));
  };
  CHECK(found({"research/acme"}) == Lines{"research/acme/a.md*", "research/acme/b.md*", "research/bolt/a.md*-"});
  CHECK(found({"research/acme/b.md"}) == Lines{"research/acme/a.md*-", "research/acme/b.md*", "research/bolt/a.md*-"});
  CHECK(found({"README.md"}) ==
        Lines{"README.md*", "research/acme/a.md*-", "research/acme/b.md*-", "research/bolt/a.md*-"});
  CHECK(found({"."}) == Lines{"README.md", "research/acme/a.md*", "research/acme/b.md*", "research/bolt/a.md*"});
}

TEST_CASE("a guide is one, whichever folder the user stands in and however it is spelt", "[lint]") {
  const TemporaryFolder folder;
  folder.write("research/acme/a.md", "");
  folder.write("research/bolt/a.md", "");
  const WorkingDirectory inside(folder.path() / "research/acme");
  const auto found = [](std::vector<std::string> paths) {
    return inputs(discover({.paths = std::move(paths), .root = "../..", .files = k_files}));
  };
  const std::string whole = (fs::current_path() / "a.md").generic_string();
  CHECK(found({}) == Lines{"../../research/acme/a.md*", "../../research/bolt/a.md*"});
  CHECK(found({"a.md"}) == Lines{"../../research/bolt/a.md*-", "a.md*"});
  CHECK(found({"."}) == Lines{"../../research/bolt/a.md*-", "a.md*"});
  CHECK(found({whole}) == Lines{"../../research/bolt/a.md*-", whole + "*"});
}

TEST_CASE("patterns see a path from the folder of the configuration", "[lint]") {
  const TemporaryFolder folder;
  folder.write("research/acme/a.md", "");
  const WorkingDirectory inside(folder.path() / "research");
  CHECK(relative_to("..", "acme/a.md") == "research/acme/a.md");
  CHECK(relative_to(".", "./acme/a.md") == "acme/a.md");
  CHECK(relative_to("..", "../../elsewhere/a.md") == "../../elsewhere/a.md");
  CHECK(relative_to("..", (fs::current_path() / "acme/a.md").string()) == "research/acme/a.md");
}

}  // namespace
}  // namespace guidelint::lint
