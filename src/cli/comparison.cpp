#include "cli/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <set>

#include "base/strings.h"

namespace guidelint::cli {
namespace fs = std::filesystem;
namespace {

// git tells the hook of a commit which index is to be recorded, and pre-commit what else it was called for: a push, a
// checkout, a merge or a rebase, where nothing staged means nothing to judge. (Of a range of commits, which somebody may
// ask for by hand, it names only the ends.)
bool is_in_hook() {
  constexpr std::array<const char*, 5> k_set = {"GIT_INDEX_FILE", "PRE_COMMIT_REMOTE_NAME", "PRE_COMMIT_CHECKOUT_TYPE",
                                                "PRE_COMMIT_IS_SQUASH_MERGE", "PRE_COMMIT_REWRITE_COMMAND"};
  return std::ranges::any_of(k_set, [](const char* name) { return std::getenv(name) != nullptr; });
}

tl::expected<Comparison, base::Error> open_staged(repo::Repository repository) {
  Comparison comparison{.repository = std::move(repository), .name = "HEAD"};
  auto staged = comparison.repository.staged();
  if (!staged) return tl::unexpected(staged.error());
  auto partly = comparison.repository.partly_staged();
  if (!partly) return tl::unexpected(partly.error());
  auto index = comparison.repository.snapshot_of_index();
  if (!index) return tl::unexpected(index.error());
  comparison.changes = std::move(staged->changes);
  comparison.before = std::move(staged->before);
  comparison.index = *std::move(index);
  comparison.partly = *std::move(partly);
  comparison.is_empty = comparison.changes.empty() && !is_in_hook();
  return comparison;
}

tl::expected<Comparison, base::Error> open_changed(repo::Repository repository, const std::string& ref) {
  Comparison comparison{.repository = std::move(repository), .name = {}};
  const auto base = ref.empty() ? comparison.repository.default_base() : comparison.repository.base_of(ref);
  if (!base) return tl::unexpected(base.error());
  comparison.name = base->name;
  auto changes = comparison.repository.changes(*base);
  if (!changes) return tl::unexpected(changes.error());
  auto before = comparison.repository.snapshot(*base);
  if (!before) return tl::unexpected(before.error());
  comparison.changes = *std::move(changes);
  comparison.before = *std::move(before);
  return comparison;
}

class Versions {
 public:
  Versions(const Comparison& comparison, const lint::Request& request, lint::Discovery& found)
      : comparison_(comparison), request_(request), found_(found) {}

  tl::expected<lint::Earlier, base::Error> read() {
    for (std::size_t i = 0; i < found_.inputs.size(); ++i) {
      if (auto path = path_in_tree(found_.inputs[i].path)) tree_paths_[i] = *std::move(path);
    }
    if (comparison_.index) {
      if (auto staged = take_index(); !staged) return tl::unexpected(staged.error());
    }
    lint::Earlier earlier{.name = comparison_.name, .guides = {}};
    if (comparison_.is_empty) return earlier;
    std::map<std::string, std::size_t> inputs;  // by path in the tree
    for (const auto& [index, path] : tree_paths_) inputs.emplace(path, index);
    for (const repo::Change& change : comparison_.changes) {
      if (auto old = old_guide(change, inputs); !old) {
        return tl::unexpected(old.error());
      } else if (*old) {
        earlier.guides.push_back(**std::move(old));
      }
    }
    note_ignored_by_git(earlier);
    return earlier;
  }

 private:
  // As the repository says it, which follows links: asked once for every folder.
  std::optional<std::string> path_in_tree(const std::string& path) {
    const auto begin = path.rfind('/') + 1;  // 0 without one
    const std::string name = path.substr(begin);
    if (name.empty() || name == "." || name == "..") return comparison_.repository.path_in_tree(path);
    const auto [known, is_new] = folders_.try_emplace(path.substr(0, begin));
    if (is_new) known->second = comparison_.repository.path_in_tree(known->first + ".");
    if (!known->second) return std::nullopt;
    return known->second->empty() ? name : *known->second + '/' + name;
  }

  // The guides of the index instead of those on disk.
  tl::expected<void, base::Error> take_index() {
    const std::set<std::string> differing(comparison_.partly.begin(), comparison_.partly.end());
    std::vector<lint::Input> staged;
    std::map<std::size_t, std::string> paths;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < found_.inputs.size(); ++i) {
      const auto path = tree_paths_.find(i);
      if (path == tree_paths_.end() || comparison_.index->find(path->second) == nullptr)
        continue;  // not to be committed
      seen.insert(path->second);
      paths.emplace(staged.size(), path->second);
      staged.push_back(std::move(found_.inputs[i]));
      if (!differing.contains(path->second)) continue;
      if (auto text = staged_text(path->second); !text) {
        return tl::unexpected(text.error());
      } else {
        staged.back().text = std::move(*text);
      }
    }
    for (const std::string& path : differing) {  // staged, and gone from the disk since
      if (seen.contains(path) || comparison_.index->find(path) == nullptr) continue;
      const std::string shown = shown_path(comparison_.repository, path);
      const auto belongs = lint::belongs(request_, shown);
      if (!belongs) continue;
      auto text = staged_text(path);
      if (!text) return tl::unexpected(text.error());
      paths.emplace(staged.size(), path);
      staged.push_back(
          {.path = shown, .named = belongs->named, .reported = belongs->reported, .text = *std::move(text)});
    }
    found_.inputs = std::move(staged);
    tree_paths_ = std::move(paths);
    return {};
  }

  tl::expected<std::string, base::Error> staged_text(const std::string& path) const {
    auto text = comparison_.index->read(path);
    if (!text) return tl::unexpected(text.error());
    return std::move(*text).value_or(std::string());
  }

  tl::expected<std::optional<lint::OldGuide>, base::Error> old_guide(const repo::Change& change,
                                                                     const std::map<std::string, std::size_t>& inputs) {
    const auto now = inputs.find(change.path);
    const std::string was = shown_path(comparison_.repository, change.before());
    lint::OldGuide old{.path = was};
    if (now != inputs.end()) {
      old.now = now->second;
    } else if (!lint::belongs(request_, was)) {
      return std::nullopt;  // no guide before, none now
    }
    if (!old.now && change.kind == repo::ChangeKind::added) return std::nullopt;
    auto text = comparison_.before.read(change.before());
    if (!text) return tl::unexpected(text.error());
    old.text = *std::move(text);
    return old;
  }

  // A guide that git does not track was not there before, whether git lists it or not.
  void note_ignored_by_git(lint::Earlier& earlier) const {
    if (comparison_.index) return;
    std::set<std::size_t> told;
    for (const lint::OldGuide& guide : earlier.guides) {
      if (guide.now) told.insert(*guide.now);
    }
    for (std::size_t i = 0; i < found_.inputs.size(); ++i) {
      const auto path = tree_paths_.find(i);
      const bool was_there = path != tree_paths_.end() && comparison_.before.find(path->second) != nullptr;
      if (!was_there && !told.contains(i)) earlier.guides.push_back({.now = i, .path = found_.inputs[i].path});
    }
  }

  const Comparison& comparison_;
  const lint::Request& request_;
  lint::Discovery& found_;
  std::map<std::string, std::optional<std::string>> folders_;  // in the tree, by their names with '/'
  std::map<std::size_t, std::string> tree_paths_;              // by input; none for a file outside of the work tree
};

}  // namespace

std::string shown_path(const repo::Repository& repository, const std::string& path) {
  std::error_code error;
  const fs::path here = fs::weakly_canonical(fs::current_path(error), error);
  const fs::path relative = (repository.top() / path).lexically_relative(here);
  return relative.empty() ? (repository.top() / path).generic_string() : relative.generic_string();
}

tl::expected<std::optional<Comparison>, base::Error> open_comparison(const Options& options) {
  if (!options.staged && !options.changed) return std::nullopt;
  const std::string_view flag = options.staged ? "--staged" : "--changed";
  auto repository = repo::Repository::open();
  if (!repository) return tl::unexpected(base::Error{fmt::format("{}: {}", flag, repository.error().message)});
  auto comparison =
      options.staged ? open_staged(*std::move(repository)) : open_changed(*std::move(repository), *options.changed);
  if (!comparison) return tl::unexpected(base::Error{fmt::format("{}: {}", flag, comparison.error().message)});
  return std::optional(*std::move(comparison));
}

tl::expected<lint::Earlier, base::Error> read_versions(const Comparison& comparison, const lint::Request& request,
                                                       lint::Discovery& found) {
  return Versions(comparison, request, found).read();
}

}  // namespace guidelint::cli
