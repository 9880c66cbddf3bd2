#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

#include "repo/listing.h"
#include "repo/repository.h"

namespace guidelint::repo {
namespace fs = std::filesystem;
namespace {

base::Error not_understood(std::string_view command) {
  return {fmt::format("cannot read what git {} prints", command)};
}

std::vector<std::string> with_folder(std::vector<std::string> arguments, std::string_view folder) {
  while (folder.ends_with('/')) folder.remove_suffix(1);
  if (!folder.empty() && folder != ".") {
    arguments.emplace_back("--");
    arguments.push_back(":(top,literal)" + std::string(folder));
  }
  return arguments;
}

bool is_empty_blob(const File& file) {
  return file.id == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391" ||
         file.id == "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813";
}

}  // namespace

tl::expected<std::string, base::Error> Repository::raw_diff(std::vector<std::string> arguments) const {
  std::vector<std::string> all = {"diff",
                                  "--raw",
                                  "-z",
                                  "--no-abbrev",
                                  "-M",
                                  "-l1000",
                                  "-O/dev/null",
                                  "--no-color",
                                  "--no-ext-diff",
                                  "--no-textconv",
                                  "--no-relative",
                                  "--ignore-submodules=all"};
  all.insert(all.end(), std::make_move_iterator(arguments.begin()), std::make_move_iterator(arguments.end()));
  all.emplace_back("--");
  return git_.output(std::move(all));
}

tl::expected<std::vector<Change>, base::Error> Repository::diff(std::vector<std::string> arguments) const {
  const auto text = raw_diff(std::move(arguments));
  if (!text) return tl::make_unexpected(text.error());
  auto changes = parse_raw_diff(*text);
  if (!changes) return tl::make_unexpected(not_understood("diff"));
  return std::move(*changes);
}

tl::expected<std::vector<Change>, base::Error> Repository::changes(const Commit& commit) const {
  auto changes = diff({commit.id});
  if (!changes) return changes;
  const auto untracked = git_.output({"ls-files", "-o", "--exclude-standard", "-z", "--full-name", "--", ":(top)"});
  if (!untracked) return tl::make_unexpected(untracked.error());

  std::vector<Change> added;
  for (const std::string_view name : parse_names(*untracked)) {
    std::error_code ignored;
    if (!fs::is_regular_file(fs::symlink_status(top_ / name, ignored))) continue;
    const auto known = std::lower_bound(changes->begin(), changes->end(), name,
                                        [](const Change& change, std::string_view path) { return change.path < path; });
    if (known != changes->end() && known->path == name) {
      known->kind = ChangeKind::modified;  // taken out of the index, and still there
    } else {
      added.push_back({ChangeKind::added, std::string(name), {}});
    }
  }
  changes->insert(changes->end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  std::sort(changes->begin(), changes->end(), [](const Change& a, const Change& b) { return a.path < b.path; });
  return changes;
}

tl::expected<std::vector<Change>, base::Error> Repository::staged_changes() const { return diff({"--cached"}); }

tl::expected<Staged, base::Error> Repository::staged() const {
  const auto text = raw_diff({"--cached"});
  if (!text) return tl::make_unexpected(text.error());
  auto changes = parse_raw_diff(*text);
  if (!changes) return tl::make_unexpected(not_understood("diff"));
  if (auto files = parse_old_files(*text)) return Staged{std::move(*changes), Snapshot(std::move(*files), blobs_)};
  auto head = snapshot_of_head();
  if (!head) return tl::make_unexpected(head.error());
  return Staged{std::move(*changes), std::move(*head)};
}

tl::expected<std::vector<std::string>, base::Error> Repository::partly_staged() const {
  auto changes = diff({"--no-renames"});
  if (!changes) return tl::make_unexpected(changes.error());
  std::vector<std::string> paths;
  for (Change& change : *changes) paths.push_back(std::move(change.path));
  return paths;
}

tl::expected<Snapshot, base::Error> Repository::snapshot(const Commit& commit, std::string_view folder) const {
  const auto text = git_.output(with_folder({"ls-tree", "-r", "-z", "--full-tree", commit.id}, folder));
  if (!text) return tl::make_unexpected(text.error());
  auto files = parse_tree(*text);
  if (!files) return tl::make_unexpected(not_understood("ls-tree"));
  return Snapshot(std::move(*files), blobs_);
}

tl::expected<Snapshot, base::Error> Repository::snapshot_of_head(std::string_view folder) const {
  const auto commit = head();
  if (!commit) return tl::make_unexpected(commit.error());
  return *commit ? snapshot(**commit, folder) : Snapshot();
}

tl::expected<Snapshot, base::Error> Repository::snapshot_of_index(std::string_view folder) const {
  const std::string_view where = folder.empty() ? "." : folder;
  std::vector<std::string> arguments = with_folder({"ls-files", "-s", "-z", "--full-name"}, where);
  if (arguments.back() == "--full-name") arguments.insert(arguments.end(), {"--", ":(top)"});
  const auto text = git_.output(std::move(arguments));
  if (!text) return tl::make_unexpected(text.error());
  auto files = parse_index(*text);
  if (!files) return tl::make_unexpected(not_understood("ls-files"));

  if (std::any_of(files->begin(), files->end(), is_empty_blob)) {  // empty, or only announced with `git add -N`
    const auto announced = diff({"--no-renames", "--diff-filter=A"});
    if (!announced) return tl::make_unexpected(announced.error());
    const auto is_announced = [&announced](const File& file) {
      const auto is_it = [&file](const Change& change) { return change.path == file.path; };
      return is_empty_blob(file) && std::any_of(announced->begin(), announced->end(), is_it);
    };
    files->erase(std::remove_if(files->begin(), files->end(), is_announced), files->end());
  }
  return Snapshot(std::move(*files), blobs_);
}

}  // namespace guidelint::repo
