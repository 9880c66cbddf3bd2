#include <fstream>

#include "repo/repository.h"
#include "support/catch.h"
#include "support/git_folder.h"
#include "unit/repo/describe.h"

using guidelint::repo::described;
using guidelint::repo::Lines;
using guidelint::repo::Repository;
using guidelint::support::GitFolder;
using guidelint::support::has_git;
using guidelint::support::WorkingDirectory;
namespace fs = std::filesystem;

namespace {

const std::string k_long = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";

Lines since(const GitFolder& folder, const std::string& ref, const fs::path& start = "") {
  const auto repository = Repository::open(folder.top() / start);
  REQUIRE(repository);
  const auto commit = repository->resolve(ref);
  REQUIRE(commit);
  const auto changes = repository->changes(*commit);
  INFO((changes ? "" : changes.error().message));
  REQUIRE(changes);
  return described(*changes);
}

Lines staged(const GitFolder& folder) {
  const auto repository = Repository::open(folder.top());
  REQUIRE(repository);
  const auto changes = repository->staged_changes();
  INFO((changes ? "" : changes.error().message));
  REQUIRE(changes);
  return described(*changes);
}

}  // namespace

TEST_CASE("changes are committed, staged, unstaged and untracked ones", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  for (const char* name : {"same.md", "committed.md", "staged.md", "unstaged.md", "gone.md", "kept.md"}) {
    folder.write(name, name);
  }
  folder.write("research/old name.md", k_long);
  folder.write(".gitignore", "ignored.md\n");
  const std::string base = folder.commit("base");
  folder.write("committed.md", "new");
  folder.commit("mine");
  folder.write("staged.md", "new");
  folder.git({"add", "staged.md"});
  folder.write("unstaged.md", "new");
  folder.write("new.md", "new");
  folder.write("ignored.md", "new");
  folder.git({"rm", "--quiet", "gone.md"});
  folder.git({"rm", "--quiet", "--cached", "kept.md"});
  folder.git({"mv", "research/old name.md", "research/new name.md"});
  folder.write("research/new name.md", k_long + "nine\n");
  const Lines expected = {
      "M committed.md", "D gone.md",    "M kept.md", "A new.md", "R research/old name.md > research/new name.md",
      "M staged.md",    "M unstaged.md"};
  CHECK(since(folder, base) == expected);
  CHECK(since(folder, base, "research") == expected);  // from a folder, the same
  CHECK(since(folder, "HEAD").size() == 6);
}

TEST_CASE("staged changes are what a commit would record, and nothing else", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  folder.write("a.md", "a");
  folder.write("moved.md", k_long);
  CHECK(staged(folder).empty());
  folder.git({"add", "a.md"});
  CHECK(staged(folder) == Lines{"A a.md"});  // before the first commit
  folder.commit("first");

  folder.write("a.md", "b");
  folder.write("new.md", "new");
  folder.git({"add", "a.md", "new.md"});
  folder.git({"mv", "moved.md", "here.md"});
  folder.write("a.md", "c");
  folder.write("untracked.md", "x");
  folder.write("announced.md", "x");
  folder.git({"add", "--intent-to-add", "announced.md"});
  fs::remove(folder.top() / "new.md");
  CHECK(staged(folder) == Lines{"M a.md", "R moved.md > here.md", "A new.md"});

  const auto repository = Repository::open(folder.top());
  CHECK(repository->partly_staged().value() == Lines{"a.md", "announced.md", "new.md"});
  const auto index = repository->snapshot_of_index();
  CHECK(index->read("a.md").value() == "b");
  CHECK(index->read("new.md").value() == "new");
  CHECK(index->read("announced.md").value() == std::nullopt);
  CHECK(repository->snapshot_of_head()->read("a.md").value() == "a");
}

TEST_CASE("names may hold any byte", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  const Lines names = {"\"q\".md",    "-x",   ":(top)a", "a\tb.md", "a\nb.md",
                       "back\\slash", "it's", "x *.md",  "é.md",    "\xff.md"};
  for (const std::string& name : names) folder.write(name, name + k_long);
  folder.write("f/" + names[4], "deep");
  const std::string base = folder.commit("base");
  for (const std::string& name : names) folder.write(name, "new " + name + k_long);
  folder.git({"mv", "./" + names[9], "to\n\xfe.md"});
  folder.write("new\n\xfd.md", "new");

  const auto repository = Repository::open(folder.top());
  REQUIRE(repository);
  const auto before = repository->snapshot(*repository->resolve(base));
  REQUIRE(before);
  CHECK(before->files().size() == 11);
  for (const std::string& name : names) CHECK(before->read(name).value() == name + k_long);
  CHECK(before->read("f/a\nb.md").value() == "deep");
  const auto index = repository->snapshot_of_index();
  REQUIRE(index);
  CHECK(index->read("to\n\xfe.md").value() == names[9] + k_long);

  Lines expected;
  for (std::size_t i = 0; i < 9; ++i) expected.push_back("M " + names[i]);
  expected.insert(expected.begin() + 7, "A new\n\xfd.md");
  expected.insert(expected.begin() + 8, "R \xff.md > to\n\xfe.md");
  CHECK(since(folder, base) == expected);
  CHECK(repository->snapshot(*repository->resolve(base), ":(top)a")->files().size() == 1);
}

TEST_CASE("links and submodules are no files, and a file that becomes a link is gone", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  folder.write("a.md", "a");
  folder.write("b.md", "b");
  fs::create_symlink("a.md", folder.top() / "link.md");
  const std::string id = folder.commit("base");
  folder.git({"update-index", "--add", "--cacheinfo", "160000," + id + ",module"});
  fs::create_symlink("a.md", folder.top() / "new-link.md");
  fs::remove(folder.top() / "link.md");
  folder.write("link.md", "a file now");
  fs::remove(folder.top() / "b.md");
  fs::create_symlink("a.md", folder.top() / "b.md");
  folder.write("nested/a.md", "a");
  GitFolder::git_in(folder.top() / "nested", {"init", "--quiet"});
  CHECK(since(folder, "HEAD") == Lines{"D b.md", "A link.md"});
  CHECK(staged(folder).empty());

  const auto repository = Repository::open(folder.top());
  const auto before = repository->snapshot_of_head();
  REQUIRE(before);
  CHECK(before->files().size() == 2);
  CHECK(before->read("link.md").value() == std::nullopt);
  CHECK(repository->snapshot_of_index()->files().size() == 2);
}

TEST_CASE("a file that was only touched has not changed", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  folder.write("a.md", "a");
  folder.commit("base");
  folder.git({"config", "diff.autoRefreshIndex", "false"});
  fs::last_write_time(folder.top() / "a.md", fs::file_time_type::clock::now() - std::chrono::hours(48));
  CHECK(since(folder, "HEAD").empty());
  CHECK(Repository::open(folder.top())->partly_staged()->empty());
}

TEST_CASE("a conflict is a change and stops nothing", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  folder.write("a.md", "a\n");
  folder.commit("base");
  folder.git({"switch", "--quiet", "-c", "topic"});
  folder.write("a.md", "topic\n");
  folder.commit("mine");
  folder.git({"switch", "--quiet", "main"});
  folder.write("a.md", "main\n");
  folder.commit("theirs");
  const auto merged = guidelint::repo::run({.arguments = {"git", "-C", folder.top().string(), "merge", "topic"}});
  REQUIRE(merged);
  REQUIRE(merged->status == 1);
  CHECK(since(folder, "HEAD") == Lines{"M a.md"});
  CHECK(staged(folder) == Lines{"M a.md"});
  CHECK(Repository::open(folder.top())->snapshot_of_index()->read("a.md").value() == "main\n");
}

TEST_CASE("a repository's configuration runs no program and bends no answer", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  folder.write("a.md", "a");
  folder.write("x/b.md", k_long);
  folder.write(".gitattributes", "*.md diff=evil\n");
  folder.commit("base");
  const std::string trap = "touch " + folder.beside("trap").string() + "; cat";
  for (const char* key : {"diff.external", "diff.evil.command", "diff.evil.textconv", "core.fsmonitor", "core.pager",
                          "pager.diff", "core.sshCommand"}) {
    folder.git({"config", key, trap});
  }
  folder.write(".git/hooks/post-index-change", "#!/bin/sh\n" + trap);
  fs::permissions(folder.top() / ".git/hooks/post-index-change", fs::perms::owner_all);
  for (const char* key : {"color.ui", "color.diff"}) folder.git({"config", key, "always"});
  folder.git({"config", "diff.relative", "true"});
  folder.git({"config", "diff.orderFile", "no-such-file"});
  folder.git({"config", "diff.renames", "false"});
  folder.git({"config", "diff.renameLimit", "1"});
  fs::remove(folder.beside("trap"));  // `git config` itself may have sprung it
  fs::rename(folder.top() / "x/b.md", folder.top() / "x/c.md");
  folder.git({"-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "add", "--all"});
  fs::remove(folder.beside("trap"));
  folder.write("a.md", "b");
  CHECK(since(folder, "HEAD", "x") == Lines{"M a.md", "R x/b.md > x/c.md"});
  CHECK(Repository::open(folder.top())->snapshot_of_head()->read("a.md").value() == "a");
  CHECK_FALSE(fs::exists(folder.beside("trap")));
}

TEST_CASE("in a linked worktree it is that one's files and HEAD", "[repo]") {
  if (!has_git()) return;
  GitFolder folder;
  folder.init();
  folder.write("a.md", "a");
  folder.commit("base");
  const fs::path linked = folder.beside("linked");
  folder.git({"worktree", "add", "--quiet", "-b", "topic", linked.string()});
  std::ofstream(linked / "a.md") << "changed";
  const auto check = [&linked](const fs::path& start) {
    const auto repository = Repository::open(start);
    REQUIRE(repository);
    CHECK(repository->top() == fs::canonical(linked));
    CHECK(repository->git_dir().parent_path().filename() == "worktrees");
    CHECK(described(*repository->changes(*repository->resolve("main"))) == Lines{"M a.md"});
  };
  check(linked);

  // As a hook is called there: GIT_DIR is set, GIT_WORK_TREE is not, and the working directory is the top.
  fs::create_directory(linked / "rules");
  folder.variables.set("GIT_DIR", (folder.top() / ".git/worktrees/linked").string());
  const WorkingDirectory inside(linked);
  check("rules");
}

TEST_CASE("a hook's index is the one that is read", "[repo]") {
  if (!has_git()) return;
  GitFolder folder;
  folder.init();
  folder.write("a.md", "a");
  folder.write("b.md", "b");
  folder.commit("base");
  folder.write("a.md", "for the hook");
  folder.write("b.md", "not for it");
  folder.variables.set("GIT_INDEX_FILE", ".git/next-index.lock");
  folder.git({"read-tree", "HEAD"});
  folder.git({"add", "a.md"});
  folder.variables.set("GIT_DIR", ".git");
  const WorkingDirectory inside(folder.top());
  CHECK(described(*Repository::open(".")->staged_changes()) == Lines{"M a.md"});
  CHECK(Repository::open(".")->snapshot_of_index()->read("a.md").value() == "for the hook");
  CHECK(Repository::open(".")->partly_staged().value() == Lines{"b.md"});
  folder.variables.set("GIT_INDEX_FILE", std::nullopt);
  CHECK(Repository::open(".")->staged_changes()->empty());
}
