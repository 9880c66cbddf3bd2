#include "repo/snapshot.h"

#include "repo/repository.h"
#include "support/catch.h"
#include "support/git_folder.h"

using guidelint::repo::File;
using guidelint::repo::Repository;
using guidelint::repo::Snapshot;
using guidelint::support::GitFolder;
using guidelint::support::has_git;

namespace {

std::vector<std::string> paths(std::span<const File> files) {
  std::vector<std::string> list;
  for (const File& file : files) list.push_back(file.path);
  return list;
}

}  // namespace

TEST_CASE("a snapshot lists what is below a folder, not beside it", "[repo]") {
  const Snapshot snapshot(
      {{"rules0.yaml", ""}, {"rules/b/c.yaml", ""}, {"rules.yaml", ""}, {"a.md", ""}, {"rules/a", ""}}, {});
  CHECK(paths(snapshot.below("rules")) == std::vector<std::string>{"rules/a", "rules/b/c.yaml"});
  CHECK(paths(snapshot.below("rules/")) == std::vector<std::string>{"rules/a", "rules/b/c.yaml"});
  CHECK(paths(snapshot.below("rules/b")) == std::vector<std::string>{"rules/b/c.yaml"});
  CHECK(snapshot.below("rul").empty());
  CHECK(snapshot.below("").size() == 5);
  CHECK(snapshot.find("a.md") != nullptr);
  CHECK(snapshot.find("a") == nullptr);
  CHECK(Snapshot().read("a").value() == std::nullopt);
}

TEST_CASE("a snapshot reads many files as they were", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  const std::string bytes("a\0b\r\n\xff\n\n", 8);
  folder.write("bytes", bytes);
  folder.write("empty.md", "");
  for (int i = 0; i < 50; ++i) {
    folder.write("guides/" + std::to_string(i) + ".md", std::string(static_cast<std::size_t>(i) * 5000, 'x'));
  }
  folder.commit("base");
  folder.git({"rm", "-r", "--quiet", "guides"});
  folder.commit("gone");

  std::optional<Snapshot> before;
  {
    const auto repository = Repository::open(folder.top());
    before = repository->snapshot(*repository->resolve("HEAD~1")).value();
    CHECK(repository->snapshot(*repository->resolve("HEAD~1"), "guides/")->files().size() == 50);
    CHECK(repository->snapshot(*repository->resolve("HEAD"), "guides")->files().empty());
    CHECK(repository->snapshot_of_index()->files().size() == 2);
    CHECK(repository->snapshot_of_index("bytes")->files().size() == 1);
  }
  CHECK(before->read("bytes").value() == bytes);  // the repository is gone, the snapshot works
  CHECK(before->read("empty.md").value() == "");
  CHECK(before->below("guides").size() == 50);
  for (const File& file : before->below("guides")) {
    const auto text = before->read(file.path).value();
    REQUIRE(text);
    CHECK(text->size() == static_cast<std::size_t>(std::stoi(file.path.substr(7))) * 5000);
  }
  CHECK(before->read("guides").value() == std::nullopt);
  CHECK(before->read("nowhere.md").value() == std::nullopt);
}

TEST_CASE("a file of more than 16 MiB is an error, and the next one is read", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  folder.write("large", std::string((16U << 20U) + 1, 'x'));
  folder.write("limit", std::string(16U << 20U, 'x'));
  folder.write("small", "s");
  folder.commit("base");
  const auto snapshot = Repository::open(folder.top())->snapshot_of_head();
  REQUIRE(snapshot);
  CHECK(snapshot->read("large").error().message == "cannot read large: 16,777,217 bytes is more than 16 MiB");
  CHECK(snapshot->read("small").value() == "s");
  CHECK(snapshot->read("limit").value()->size() == 16U << 20U);
}

TEST_CASE("an object that is not there is an error that names the file", "[repo]") {
  if (!has_git()) return;
  const GitFolder folder;
  folder.init();
  folder.write("a.md", "a");
  folder.commit("base");
  const std::string id = folder.git({"rev-parse", "HEAD:a.md"});
  std::filesystem::remove(folder.top() / ".git/objects" / id.substr(0, 2) / id.substr(2));
  const auto snapshot = Repository::open(folder.top())->snapshot_of_head();
  REQUIRE(snapshot);
  CHECK(snapshot->read("a.md").error().message ==
        "cannot read a.md: this clone does not hold its content (" + id + " missing)");
}
