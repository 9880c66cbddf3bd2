#include "repo/commit_dates.h"

#include "support/catch.h"
#include "support/git_folder.h"

using guidelint::repo::commit_dates;
using guidelint::repo::CommitDates;
using guidelint::repo::Repository;
using guidelint::support::GitFolder;
using guidelint::support::has_git;
namespace base = guidelint::base;
namespace fs = std::filesystem;

namespace {

using Lines = std::vector<std::string>;

// The commits that follow are made then: "2026-03-01T12:00:00Z".
void set_time(GitFolder& folder, const std::string& time) {
  folder.variables.set("GIT_COMMITTER_DATE", time);
  folder.variables.set("GIT_AUTHOR_DATE", "2001-01-01T00:00:00Z");
}

std::string commit_on(GitFolder& folder, const std::string& day) {
  set_time(folder, day + "T12:00:00Z");
  return folder.commit(day);
}

CommitDates dates_in(const fs::path& top, const Lines& paths) {
  const auto repository = Repository::open(top);
  REQUIRE(repository);
  const auto dates = commit_dates(*repository, paths);
  INFO((dates ? "" : dates.error().message));
  REQUIRE(dates);
  return *dates;
}

// "-" for none.
Lines described(const CommitDates& dates) {
  Lines lines;
  for (const auto& date : dates.dates) lines.push_back(date ? base::format_date(*date) : "-");
  return lines;
}

Lines dates_of(const GitFolder& folder, const Lines& paths) {
  const CommitDates dates = dates_in(folder.top(), paths);
  CHECK(dates.beyond_shallow == 0);
  return described(dates);
}

}  // namespace

TEST_CASE("a file is dated by the last commit that changed it", "[repo]") {
  if (!has_git()) return;
  GitFolder folder;
  folder.init();
  folder.write("guides/first.md", "one");
  folder.write("guides/deep/twice.md", "one");
  folder.write("other/moved.md", "a text that stays the same\n");
  commit_on(folder, "2024-02-29");
  folder.write("guides/deep/twice.md", "two");
  folder.write("README", "");
  commit_on(folder, "2025-01-01");
  folder.git({"mv", "other/moved.md", "other/new name.md"});
  commit_on(folder, "2026-03-01");
  folder.write("README", "unrelated");
  commit_on(folder, "2026-11-22");
  CHECK(dates_of(folder, {"guides/first.md", "guides/deep/twice.md", "guides/first.md", "other/new name.md",
                          "other/moved.md", "README"}) ==
        Lines{"2024-02-29", "2025-01-01", "2024-02-29", "2026-03-01", "-", "2026-11-22"});
  CHECK(dates_of(folder, {"guides/deep/twice.md"}) == Lines{"2025-01-01"});
  CHECK(dates_of(folder, {"guides/deep/twice.md", "guides/first.md"}) == Lines{"2025-01-01", "2024-02-29"});
  CHECK(dates_of(folder, {}).empty());
  CHECK(dates_of(folder, {"", "guides", "guides/", "/etc/passwd", "../x", "no/such.md"}) == Lines(6, "-"));
}

TEST_CASE("the day of a commit is that of UTC", "[repo]") {
  if (!has_git()) return;
  GitFolder folder;
  folder.init();
  folder.write("a.md", "one");
  set_time(folder, "2026-03-01T01:00:00+0200");
  folder.commit("late in February");
  folder.write("b.md", "one");
  set_time(folder, "1970-01-01T00:00:00Z");
  folder.commit("as some imports do");
  CHECK(dates_of(folder, {"a.md", "b.md"}) == Lines{"2026-02-28", "1970-01-01"});
}

TEST_CASE("a text that is not the committed one has no date", "[repo]") {
  if (!has_git()) return;
  GitFolder folder;
  folder.init();
  CHECK(dates_of(folder, {"a.md"}) == Lines{"-"});
  for (const char* name : {"same.md", "unstaged.md", "staged.md", "gone.md", "untracked.md", "mode.md", "touched.md"}) {
    folder.write(name, name);
  }
  folder.write(".gitignore", "ignored.md\n");
  commit_on(folder, "2026-03-01");
  folder.write("unstaged.md", "new");
  folder.write("staged.md", "new");
  folder.git({"add", "staged.md"});
  folder.git({"rm", "--quiet", "gone.md"});
  folder.git({"rm", "--quiet", "--cached", "untracked.md"});
  folder.write("new.md", "new");
  folder.write("ignored.md", "new");
  folder.write("added.md", "new");
  folder.git({"add", "added.md"});
  fs::last_write_time(folder.top() / "touched.md", fs::file_time_type::clock::now() + std::chrono::hours(1));
  CHECK(dates_of(folder, {"same.md", "touched.md"}) == Lines(2, "2026-03-01"));
  CHECK(dates_of(folder, {"unstaged.md", "staged.md", "gone.md", "untracked.md", "new.md", "ignored.md", "added.md"}) ==
        Lines(7, "-"));
}

TEST_CASE("only a new text dates a file", "[repo]") {
  if (!has_git()) return;
  GitFolder folder;
  folder.init();
  folder.write("mode.md", "one");
  folder.write("back.md", "one");
  commit_on(folder, "2024-01-01");
  folder.write("back.md", "two");
  commit_on(folder, "2025-01-01");
  folder.write("back.md", "one");
  fs::permissions(folder.top() / "mode.md", fs::perms::owner_all);
  commit_on(folder, "2026-01-01");
  CHECK(dates_of(folder, {"mode.md", "back.md"}) == Lines{"2024-01-01", "2026-01-01"});
}

TEST_CASE("a merge dates what it made and not what it took", "[repo]") {
  if (!has_git()) return;
  GitFolder folder;
  folder.init();
  for (const char* name : {"taken.md", "dropped.md", "conflict.md"}) folder.write(name, "old");
  commit_on(folder, "2024-01-01");
  folder.git({"switch", "--quiet", "-c", "side"});
  for (const char* name : {"taken.md", "dropped.md", "conflict.md"}) folder.write(name, "side");
  commit_on(folder, "2025-03-01");
  folder.git({"switch", "--quiet", "main"});
  folder.write("conflict.md", "main");
  folder.write("own.md", "main");
  commit_on(folder, "2025-02-01");
  set_time(folder, "2026-01-01T00:00:00Z");
  folder.git({"merge", "--quiet", "--no-commit", "-s", "ours", "side"});
  folder.write("taken.md", "side");
  folder.write("conflict.md", "both");
  folder.commit("merge");
  CHECK(dates_of(folder, {"taken.md", "dropped.md", "conflict.md", "own.md"}) ==
        Lines{"2025-03-01", "2024-01-01", "2026-01-01", "2025-02-01"});
}

TEST_CASE("a name of any bytes is only a name", "[repo]") {
  if (!has_git()) return;
  GitFolder folder;
  folder.init();
  const Lines names = {"guides/-x.md",
                       "guides/a b.md",
                       "guides/a\nb.md",
                       "guides/\n.md",
                       "guides/:(glob)*.md",
                       "guides/[a].md",
                       "guides/\"q\".md",
                       "guides/\xff.md",
                       "guides/é.md",
                       "guides/:100644 100644 a b M",
                       "\n:x",
                       ":x"};
  for (const std::string& name : names) folder.write(name, name);
  commit_on(folder, "2026-03-01");
  CHECK(dates_of(folder, names) == Lines(names.size(), "2026-03-01"));
  for (const std::string& name : names) CHECK(dates_of(folder, {name}) == Lines{"2026-03-01"});
  const std::string strange = ":(top) *[x]\n";
  folder.write(strange + "/a.md", "a");
  folder.write(strange + "/b.md", "b");
  commit_on(folder, "2026-04-01");
  CHECK(dates_of(folder, {strange + "/a.md", strange + "/b.md"}) == Lines(2, "2026-04-01"));
}

TEST_CASE("dates do not depend on what git is configured to show", "[repo]") {
  if (!has_git()) return;
  GitFolder folder;
  folder.init();
  folder.write("deep/a.md", "one");
  folder.write("deep/b.md", "one");
  commit_on(folder, "2026-03-01");
  for (const char* setting : {"log.showRoot=false", "log.showSignature=true", "log.follow=true", "diff.relative=true",
                              "log.decorate=full", "core.quotePath=true", "color.ui=always", "diff.noprefix=true",
                              "format.pretty=oneline", "log.diffMerges=off", "core.abbrev=5"}) {
    const std::string text = setting;
    folder.git({"config", text.substr(0, text.find('=')), text.substr(text.find('=') + 1)});
  }
  CHECK(dates_of(folder, {"deep/a.md", "deep/b.md"}) == Lines(2, "2026-03-01"));
  CHECK(described(dates_in(folder.top() / "deep", {"deep/a.md"})) == Lines{"2026-03-01"});
}

TEST_CASE("what a shallow clone cannot know is no date", "[repo]") {
  if (!has_git()) return;
  GitFolder folder;
  folder.init();
  folder.write("old.md", "one");
  commit_on(folder, "2020-01-01");
  folder.write("boundary.md", "one");
  commit_on(folder, "2025-01-01");
  folder.write("new.md", "one");
  commit_on(folder, "2026-01-01");
  GitFolder::git_in(folder.beside(""), {"clone", "--quiet", "--depth=2", "file://" + folder.top().string(), "clone"});
  const CommitDates dates = dates_in(folder.beside("clone"), {"old.md", "boundary.md", "new.md", "none.md"});
  CHECK(described(dates) == Lines{"-", "-", "2026-01-01", "-"});
  CHECK(dates.beyond_shallow == 2);
  GitFolder::git_in(folder.beside("clone"), {"fetch", "--quiet", "--unshallow"});
  CHECK(described(dates_in(folder.beside("clone"), {"old.md", "boundary.md"})) == Lines{"2020-01-01", "2025-01-01"});
}

// Whoever reads on comes to a commit that is not there.
TEST_CASE("no more history is read than needed", "[repo]") {
  if (!has_git()) return;
  GitFolder folder;
  folder.init();
  folder.write("old.md", "one");
  const std::string first = commit_on(folder, "2020-01-01");
  for (int day = 10; day < 20; ++day) {
    folder.write("new.md", std::to_string(day));
    commit_on(folder, "2026-01-" + std::to_string(day));
  }
  fs::remove(folder.top() / ".git/objects" / first.substr(0, 2) / first.substr(2));
  CHECK(dates_of(folder, {"new.md", "none.md"}) == Lines{"2026-01-19", "-"});
  const auto repository = Repository::open(folder.top());
  REQUIRE(repository);
  const auto dates = commit_dates(*repository, Lines{"old.md", "new.md"});
  REQUIRE_FALSE(dates);
  INFO(dates.error().message);
  CHECK(dates.error().message.starts_with("git: "));
}
