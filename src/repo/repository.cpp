#include "repo/repository.h"

#include <fmt/format.h>

#include <cstdlib>
#include <system_error>
#include <utility>

#include "base/strings.h"

namespace guidelint::repo {
namespace fs = std::filesystem;
using namespace std::string_view_literals;
namespace {

constexpr std::string_view k_no_commit = "the repository has no commit yet, so there is nothing to compare with";

// The branch a pull request goes to, on GitHub Actions; empty elsewhere and on a push.
std::string target_branch() {
  const char* actions = std::getenv("GITHUB_ACTIONS");
  const char* branch = std::getenv("GITHUB_BASE_REF");
  return actions == nullptr || branch == nullptr ? std::string() : std::string(branch);
}

std::string short_name(std::string_view ref) {
  for (const std::string_view prefix : {"refs/remotes/", "refs/heads/"}) {
    if (ref.starts_with(prefix)) ref.remove_prefix(prefix.size());
  }
  return shown(ref);
}

}  // namespace

tl::expected<Repository, base::Error> Repository::open(const fs::path& start) {
  std::error_code error;
  const fs::file_status status = fs::status(start, error);
  if (!fs::exists(status)) {
    return tl::make_unexpected(
        base::Error{fmt::format("cannot read {}: no such file or directory", shown(start.string()))});
  }
  Repository repository(Git(fs::is_directory(status) ? start : start.parent_path()));
  const auto both = repository.git_.line({"rev-parse", "--show-toplevel", "--absolute-git-dir"});
  if (!both) return tl::make_unexpected(both.error());
  std::string top = both->substr(0, both->find('\n')), git_dir = both->substr(both->find('\n') + 1);
  if (git_dir.find('\n') != std::string::npos) {  // one of their names holds a newline, too
    for (auto [option, answer] : {std::pair("--show-toplevel", &top), std::pair("--absolute-git-dir", &git_dir)}) {
      auto line = repository.git_.line({"rev-parse", option});
      if (!line) return tl::make_unexpected(line.error());
      *answer = std::move(*line);
    }
  }
  repository.top_ = fs::weakly_canonical(top, error);
  repository.git_dir_ = git_dir;
  repository.blobs_ = std::make_shared<Blobs>(repository.git_);
  return repository;
}

std::optional<std::string> Repository::path_in_tree(const fs::path& path) const {
  std::error_code error;
  const fs::path name = path.filename();
  const bool is_file_name = !name.empty() && name != "." && name != "..";
  fs::path whole = fs::weakly_canonical(fs::absolute(is_file_name ? path.parent_path() / "." : path, error), error);
  if (error) return std::nullopt;
  if (is_file_name) whole /= name;
  const fs::path inside = whole.lexically_relative(top_);
  if (inside.empty() || *inside.begin() == "..") return std::nullopt;
  std::string text = inside == "." ? std::string() : inside.generic_string();
  while (text.ends_with('/')) text.pop_back();
  return text;
}

tl::expected<std::optional<std::string>, base::Error> Repository::id_of(std::string_view ref) const {
  if (ref.find('\0') != std::string_view::npos) return std::nullopt;
  const auto result =
      run(git_.command({"rev-parse", "--verify", "--quiet", "--end-of-options", std::string(ref) + "^{commit}"}));
  if (!result) return tl::make_unexpected(result.error());
  if (result->status == 0 && result->signal == 0) {
    std::string id(base::trim(result->out));
    if (is_object_id(id)) return id;
  }
  return std::nullopt;  // also for a range ("a..b") and a negation ("^a"), which are no commit
}

tl::expected<std::optional<Commit>, base::Error> Repository::head() const {
  const auto id = id_of("HEAD");
  if (!id) return tl::make_unexpected(id.error());
  if (!*id) return std::nullopt;
  return Commit{**id, "HEAD"};
}

tl::expected<Commit, base::Error> Repository::resolve(std::string_view ref) const {
  const auto id = id_of(ref);
  if (!id) return tl::make_unexpected(id.error());
  if (*id) return Commit{**id, short_name(ref)};

  const auto commits = git_.output({"rev-list", "--all", "--max-count=1"});
  if (commits && commits->empty()) return tl::make_unexpected(base::Error{std::string(k_no_commit)});
  return tl::make_unexpected(
      base::Error{fmt::format("there is no commit \"{}\" in this repository{}", short_name(ref), what_is_missing())});
}

std::string Repository::what_is_missing() const {
  const auto is_shallow = git_.line({"rev-parse", "--is-shallow-repository"});
  if (!is_shallow || *is_shallow != "true") return {};
  return "; this is a shallow clone: give actions/checkout \"fetch-depth: 0\", or run git fetch --unshallow";
}

tl::expected<Commit, base::Error> Repository::base_of(std::string_view ref) const {
  auto other = resolve(ref);
  if (!other) return other;
  const auto head_commit = head();
  if (!head_commit) return tl::make_unexpected(head_commit.error());
  if (!*head_commit) return tl::make_unexpected(base::Error{std::string(k_no_commit)});

  const auto result = run(git_.command({"merge-base", (*head_commit)->id, other->id}));
  if (!result) return tl::make_unexpected(result.error());
  const std::string id(base::trim(result->out));
  if (id == other->id) return other;
  if (is_object_id(id)) return Commit{id, fmt::format("where HEAD left {}", other->name)};
  if (result->status != 1) return tl::make_unexpected(git_.explained(*result));  // 1: there is none

  const std::string missing = what_is_missing();
  if (missing.empty()) return other;
  return tl::make_unexpected(base::Error{
      fmt::format("cannot tell where HEAD left {}: their common history is not here{}", other->name, missing)});
}

tl::expected<Commit, base::Error> Repository::default_base() const {
  if (const std::string branch = target_branch(); !branch.empty()) return base_of("refs/remotes/origin/" + branch);

  // Its target rather than origin/HEAD, for the name in messages.
  const auto target = git_.line({"symbolic-ref", "--quiet", "refs/remotes/origin/HEAD"});
  for (const std::string_view ref :
       {target ? std::string_view(*target) : std::string_view("refs/remotes/origin/HEAD"), "refs/remotes/origin/main"sv,
        "refs/remotes/origin/master"sv, "refs/heads/main"sv, "refs/heads/master"sv}) {
    const auto id = id_of(ref);
    if (!id) return tl::make_unexpected(id.error());
    if (*id) return base_of(ref);
  }
  const auto head_commit = head();
  if (!head_commit) return tl::make_unexpected(head_commit.error());
  if (!*head_commit) return tl::make_unexpected(base::Error{std::string(k_no_commit)});
  return tl::make_unexpected(base::Error{fmt::format(
      "there is no branch main or master, here or of origin, to compare with; name a commit{}", what_is_missing())});
}

}  // namespace guidelint::repo
