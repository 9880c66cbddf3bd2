#include "lint/discover.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <system_error>

#include "base/glob.h"
#include "base/strings.h"

namespace guidelint::lint {
namespace fs = std::filesystem;
namespace {

std::string whole_path(const fs::path& path) {
  std::error_code error;
  return fs::absolute(path, error).lexically_normal().generic_string();
}

std::string shown(const fs::path& path) {
  std::string text = path.lexically_normal().generic_string();
  return text;
}

// As fs::path::extension(): a name that only begins with a point has none.
bool is_markdown(const fs::path& path) {
  const std::string_view whole = path.native();
  const std::string_view name = whole.substr(whole.rfind('/') + 1);
  const auto ends = [name](std::string_view extension) {
    return name.size() > extension.size() && name.ends_with(extension);
  };
  return ends(".md") || ends(".markdown");
}

// Folders that hold no guides: .git, .github, .cache and their like.
bool is_hidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.size() > 1 && name.front() == '.' && name != "..";
}

// `name` as relative_to() the root of the patterns.
bool matches(const std::vector<std::string>& patterns, std::string_view name) {
  return std::ranges::any_of(patterns, [&](const std::string& pattern) { return base::glob_matches(pattern, name); });
}

// A folder, and what lies in it, named as whole_path(), shown() and relative_to() would: for the price of one append,
// since a walk only adds to the folder it began in.
class Namer {
 public:
  Namer(const fs::path& folder, const fs::path& root)
      : given_(folder.native().size()),
        whole_(with_slash(whole_path(folder))),
        shown_(shown(folder) == "." ? std::string() : with_slash(shown(folder))),
        root_(with_slash(whole_path(root))) {}

  [[nodiscard]] std::string whole(const fs::path& entry) const { return whole_ + std::string(rest_of(entry)); }
  [[nodiscard]] std::string shown_name(const fs::path& entry) const { return shown_ + std::string(rest_of(entry)); }
  [[nodiscard]] std::string relative(const fs::path& entry, std::string_view whole) const {
    const bool is_below = whole.starts_with(root_) && !whole.substr(root_.size()).starts_with("..");
    return is_below ? std::string(whole.substr(root_.size())) : entry.generic_string();
  }

 private:
  static std::string with_slash(std::string folder) { return folder.ends_with('/') ? folder : folder + '/'; }
  [[nodiscard]] std::string_view rest_of(const fs::path& entry) const {
    std::string_view rest = std::string_view(entry.native()).substr(given_);
    while (rest.starts_with('/')) rest.remove_prefix(1);
    return rest;
  }

  std::size_t given_;  // bytes of the folder's name
  std::string whole_, shown_, root_;
};

bool lies_in(const std::string& path, const std::string& folder) {
  const std::string whole = whole_path(path), above = whole_path(fs::path(folder) / "");
  return whole == whole_path(folder) || whole.starts_with(above);
}

// How far links may lead from `folder`: its repository, without one the root of the run, without that the folder.
fs::path home_of(const fs::path& folder, const fs::path& root) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(fs::absolute(folder, error), error);
  for (fs::path up = whole; !up.empty(); up = up.parent_path()) {
    if (fs::exists(up / ".git", error)) return up;
    if (up == up.root_path()) break;
  }
  const fs::path above = fs::weakly_canonical(fs::absolute(root, error), error);
  return lies_in(whole.generic_string(), above.generic_string()) ? above : whole;
}

// A link to nowhere leads nowhere: reading it will say so.
bool leads_out(const fs::path& link, const fs::path& home) {
  std::error_code error;
  const fs::path target = fs::canonical(link, error);
  if (error) return false;
  const fs::path relative = target.lexically_relative(home);
  return relative.empty() || *relative.begin() == ".." || *relative.begin() == ".git";
}

class Collector {
 public:
  explicit Collector(const Request& request) : request_(request) {}

  void add_path(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
      found_.errors.push_back({fmt::format("cannot read {}: no such file or directory", path)});
    } else if (error) {
      found_.errors.push_back({fmt::format("cannot read {}: {}", path, base::to_lower(error.message()))});
    } else if (fs::is_directory(status)) {
      add_folder(path, true);
    } else {
      Input& input = at(whole_path(path), shown(path));
      input.path = shown(path);
      input.named = true;
      input.reported = true;
    }
  }

  // Every Markdown file below `folder`; of the corpus only what the configuration names. Symbolic links to folders are
  // not followed, so there are no loops; one to a file is, but not out of the repository or into .git: whoever sends a
  // pull request would choose what is quoted.
  void add_folder(const fs::path& folder, bool reported, bool of_corpus = false) {
    std::error_code error;
    fs::recursive_directory_iterator walk(folder, fs::directory_options::none, error);
    if (error) {
      found_.errors.push_back({fmt::format("cannot read {}: {}", folder.string(), base::to_lower(error.message()))});
      return;
    }
    const fs::path home = home_of(folder, request_.root);
    const Namer namer(folder, request_.root);
    for (; walk != fs::recursive_directory_iterator(); walk.increment(error)) {
      if (error) break;
      const fs::directory_entry& entry = *walk;
      std::error_code ignored;
      if (entry.is_directory(ignored)) {
        if (is_hidden(entry.path()) || !can_list(entry.path())) walk.disable_recursion_pending();
        continue;
      }
      if (!is_markdown(entry.path())) continue;
      std::string whole = namer.whole(entry.path());
      const std::string name = namer.relative(entry.path(), whole);
      const bool is_guide = matches(request_.files, name);
      if (matches(request_.exclude, name) || (of_corpus && !request_.files.empty() && !is_guide)) continue;
      if (entry.is_symlink(ignored) && leads_out(entry.path(), home)) {
        found_.errors.push_back(
            {fmt::format("cannot read {}: it is a link to a place outside of the repository", shown(entry.path()))});
        continue;
      }
      std::string called = namer.shown_name(entry.path());
      Input& input = at(std::move(whole), called);
      if (reported && !of_corpus) input.path = std::move(called);
      input.named = input.named || is_guide;
      input.reported = input.reported || reported;
    }
    if (error)
      found_.errors.push_back({fmt::format("cannot read {}: {}", folder.string(), base::to_lower(error.message()))});
  }

  Discovery take() {
    for (auto& [whole, input] : inputs_) found_.inputs.push_back(std::move(input));
    std::ranges::sort(found_.inputs, {}, &Input::path);
    return std::move(found_);
  }

 private:
  // The same file, however it is spelt: the corpus says ../research/acme/a.md where a user in that folder says a.md.
  Input& at(std::string whole, const std::string& called) {
    const auto [place, is_new] = inputs_.try_emplace(std::move(whole));
    if (is_new) place->second = {.path = called, .reported = false};
    return place->second;
  }

  bool can_list(const fs::path& folder) {
    std::error_code error;
    const fs::directory_iterator probe(folder, error);
    if (error)
      found_.errors.push_back({fmt::format("cannot read {}: {}", shown(folder), base::to_lower(error.message()))});
    return !error;
  }

  const Request& request_;
  std::map<std::string, Input> inputs_;  // by whole path
  Discovery found_;
};

}  // namespace

std::string relative_to(const fs::path& root, std::string_view path) {
  std::error_code error;
  const fs::path whole = fs::absolute(path, error).lexically_normal();
  const fs::path base = fs::absolute(root, error).lexically_normal();
  const std::string relative = whole.lexically_relative(base).generic_string();
  return relative.empty() || relative.starts_with("..") ? std::string(path) : relative;
}

Discovery discover(const Request& request) {
  Collector collector(request);
  if (!request.files.empty()) collector.add_folder(request.root, request.paths.empty(), true);
  if (request.files.empty() && request.paths.empty()) collector.add_folder(".", true);
  for (const std::string& path : request.paths) collector.add_path(path);
  return collector.take();
}

std::optional<Belonging> belongs(const Request& request, std::string_view path) {
  const std::string name(path);
  const auto is_asked = [&](const std::string& asked) { return lies_in(name, asked); };
  const bool is_named = std::ranges::any_of(
      request.paths, [&](const std::string& asked) { return whole_path(asked) == whole_path(name); });
  if (is_named) return Belonging{.named = true, .reported = true};
  if (!is_markdown(name) || matches(request.exclude, relative_to(request.root, name))) return std::nullopt;
  const bool reported = request.paths.empty() || std::ranges::any_of(request.paths, is_asked);
  if (!request.files.empty()) {
    const bool of_corpus = matches(request.files, relative_to(request.root, name));
    if (!of_corpus && (request.paths.empty() || !reported)) return std::nullopt;
    return Belonging{.named = of_corpus, .reported = reported};
  }
  if (!reported || (request.paths.empty() && !lies_in(name, "."))) return std::nullopt;
  return Belonging{.named = false, .reported = true};
}

}  // namespace guidelint::lint
