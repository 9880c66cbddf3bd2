#include "repo/repository.h"

#include "support/catch.h"
#include "support/git_folder.h"

using guidelint::repo::Repository;
using guidelint::support::GitFolder;
using guidelint::support::has_git;
using guidelint::support::WorkingDirectory;
namespace fs = std::filesystem;

namespace {

std::string error_of(const auto& expected) { return expected ? "no error" : expected.error().message; }

}  // namespace

TEST_CASE("a repository is found from the top, a folder and a file", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  folder.write("research/acme/swe.md", "a");
  for (const char* start : {"", "research", "research/acme", "research/acme/swe.md"}) {
    CAPTURE(start);
    const auto repository = Repository::open(folder.top() / start);
    REQUIRE(repository);
    CHECK(repository->top() == fs::canonical(folder.top()));
    CHECK(repository->git_dir() == fs::canonical(folder.top()) / ".git");
  }
}

TEST_CASE("a path is told from the top of the work tree", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  folder.write("research/acme/swe.md", "a");
  fs::create_symlink(folder.top() / "research", folder.beside("link"));
  const auto repository = Repository::open(folder.top());
  REQUIRE(repository);
  const WorkingDirectory inside(folder.top() / "research");
  CHECK(repository->path_in_tree("acme/swe.md") == "research/acme/swe.md");
  CHECK(repository->path_in_tree("./acme/../x.md") == "research/x.md");
  CHECK(repository->path_in_tree("not/there/yet.md") == "research/not/there/yet.md");
  CHECK(repository->path_in_tree(".") == "research");
  CHECK(repository->path_in_tree("..") == "");
  CHECK(repository->path_in_tree("../rules/") == "rules");
  CHECK(repository->path_in_tree(folder.top() / "a.md") == "a.md");
  CHECK(repository->path_in_tree(folder.beside("link") / "acme/swe.md") == "research/acme/swe.md");
  CHECK_FALSE(repository->path_in_tree("../../elsewhere"));
  CHECK_FALSE(repository->path_in_tree(folder.beside("workshop")));
  CHECK_FALSE(repository->path_in_tree("/"));
}

TEST_CASE("where there is no work tree, the error says why", "[repo]") {
  if (!has_git()) return;
  GitFolder folder;
  CHECK(error_of(Repository::open(folder.top())) == folder.top().string() + " is not in a git repository");
  CHECK(error_of(Repository::open(folder.top() / "nowhere")) ==
        "cannot read " + (folder.top() / "nowhere").string() + ": no such file or directory");
  folder.init();
  const std::string in_git = (folder.top() / ".git").string();
  CHECK(error_of(Repository::open(in_git)) ==
        in_git + " is in a bare repository or inside .git, where there are no files to compare");
  GitFolder::git_in(folder.beside(""), {"init", "--quiet", "--bare", "bare"});
  CHECK(error_of(Repository::open(folder.beside("bare"))) ==
        folder.beside("bare").string() +
            " is in a bare repository or inside .git, where there are no files to compare");

  folder.variables.set("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
  folder.write("research/a.md", "a");
  const std::string top = fs::canonical(folder.top()).string();
  CHECK(error_of(Repository::open(folder.top() / "research")) ==
        "git does not trust the repository " + top +
            ", because it belongs to another user; if you do: " + "git config --global --add safe.directory " + top);
  folder.variables.set("PATH", folder.beside("empty").string());
  CHECK(error_of(Repository::open(folder.top())) == "cannot run git: it is not installed, or not in PATH");
}

TEST_CASE("a ref is resolved to the commit it names, and to nothing else", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  const std::string first = folder.commit("first");
  folder.write("a.md", "a");
  const std::string second = folder.commit("second");
  folder.git({"tag", "-a", "-m", "annotated", "v1", first});
  folder.git({"branch", "topic/x", first});
  const auto repository = Repository::open(folder.top());
  REQUIRE(repository);

  CHECK(repository->resolve("HEAD")->id == second);
  CHECK(repository->resolve("main")->id == second);
  CHECK(repository->resolve("HEAD~1")->id == first);
  CHECK(repository->resolve("v1")->id == first);
  CHECK(repository->resolve("topic/x")->id == first);
  CHECK(repository->resolve(first.substr(0, 12))->id == first);
  CHECK(repository->resolve("refs/heads/topic/x")->name == "topic/x");
  for (const std::string_view ref :
       {"-x", "--all", "..", "main..topic/x", "main...topic/x", "^main", "a b", "", "nowhere", "HEAD^{tree}",
        "main:a.md", "$(id)", "--output=/tmp/x", "main\nHEAD", "\xff"}) {
    CAPTURE(ref);
    CHECK_FALSE(repository->resolve(ref));
  }
  CHECK_FALSE(repository->resolve(std::string_view("main\0x", 6)));
  CHECK(error_of(repository->resolve("-x")) == "there is no commit \"-x\" in this repository");
  CHECK(error_of(repository->resolve("a\x1b[31m")) == "there is no commit \"a\\x1b[31m\" in this repository");
}

TEST_CASE("before the first commit there is nothing to compare with", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  const auto repository = Repository::open(folder.top());
  REQUIRE(repository);
  const std::string expected = "the repository has no commit yet, so there is nothing to compare with";
  CHECK(error_of(repository->resolve("HEAD")) == expected);
  CHECK(error_of(repository->base_of("main")) == expected);
  CHECK(error_of(repository->default_base()) == expected);
  CHECK(repository->head().value() == std::nullopt);
}

TEST_CASE("a branch is compared from where it left the other", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  const std::string fork = folder.commit("fork");
  folder.git({"switch", "--quiet", "-c", "topic"});
  folder.commit("mine");
  folder.git({"switch", "--quiet", "main"});
  const std::string later = folder.commit("theirs, later");
  folder.git({"switch", "--quiet", "topic"});
  const auto repository = Repository::open(folder.top());
  REQUIRE(repository);

  const auto base = repository->base_of("main");
  REQUIRE(base);
  CHECK(base->id == fork);
  CHECK(base->name == "where HEAD left main");
  CHECK(repository->default_base()->id == fork);
  CHECK(repository->base_of("HEAD~1")->id == fork);
  CHECK(repository->base_of("HEAD~1")->name == "HEAD~1");
  folder.git({"merge", "--quiet", "-m", "merge", "main"});
  CHECK(repository->base_of("main")->id == later);

  folder.git({"switch", "--quiet", "--orphan", "other"});
  const std::string alone = folder.commit("unrelated");
  CHECK(repository->base_of("main")->id == later);  // no common history: as it stands
  CHECK(repository->base_of("other")->id == alone);
}

TEST_CASE("the default branch is that of origin before one of the same name here", "[repo]") {
  if (!has_git()) return;
  GitFolder folder;
  folder.init();
  const std::string first = folder.commit("first");
  const std::string second = folder.commit("second");
  const std::string third = folder.commit("third");
  folder.git({"branch", "-m", "topic"});
  const auto repository = Repository::open(folder.top());
  REQUIRE(repository);
  CHECK(error_of(repository->default_base()) ==
        "there is no branch main or master, here or of origin, to compare with; name a commit");

  folder.git({"branch", "master", third});
  CHECK(repository->default_base()->name == "master");
  folder.git({"update-ref", "refs/remotes/origin/main", second});
  CHECK(repository->default_base()->id == second);
  CHECK(repository->default_base()->name == "origin/main");
  folder.git({"symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone"});
  CHECK(repository->default_base()->name == "origin/main");
  folder.git({"update-ref", "refs/remotes/origin/gone", first});
  CHECK(repository->default_base()->id == first);

  folder.variables.set("GITHUB_BASE_REF", "release");
  CHECK(repository->default_base()->id == first);  // not on GitHub Actions
  folder.variables.set("GITHUB_ACTIONS", "true");
  CHECK(error_of(repository->default_base()) == "there is no commit \"origin/release\" in this repository");
  folder.git({"update-ref", "refs/remotes/origin/release", second});
  CHECK(repository->default_base()->name == "origin/release");
  folder.variables.set("GITHUB_BASE_REF", "");  // a push
  CHECK(repository->default_base()->id == first);
}

TEST_CASE("a shallow clone that lacks the common history says what to fetch", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  folder.commit("fork");
  folder.git({"switch", "--quiet", "-c", "topic"});
  folder.commit("mine");
  folder.git({"switch", "--quiet", "main"});
  folder.commit("theirs");
  const auto clone = folder.beside("clone");
  GitFolder::git_in(folder.beside(""), {"clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=topic",
                                        "file://" + folder.top().string(), "clone"});
  const auto repository = Repository::open(clone);
  REQUIRE(repository);
  const std::string hint =
      "; this is a shallow clone: give actions/checkout \"fetch-depth: 0\", or run git fetch --unshallow";
  CHECK(error_of(repository->default_base()) ==
        "cannot tell where HEAD left origin/main: their common history is not here" + hint);
  CHECK(error_of(repository->resolve("HEAD~1")) == "there is no commit \"HEAD~1\" in this repository" + hint);
  CHECK(repository->base_of("HEAD")->id == repository->head().value()->id);
  CHECK(repository->changes(*repository->resolve("HEAD"))->empty());
  GitFolder::git_in(clone, {"fetch", "--quiet", "--unshallow"});
  CHECK(repository->default_base()->name == "where HEAD left origin/main");
}
