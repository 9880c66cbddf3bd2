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

bool is_markdown(const fs::path& path) { return path.extension() == ".md" || path.extension() == ".markdown"; }

// Folders that hold no guides: .git, .github, .cache and their like.
bool is_hidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.size() > 1 && name.front() == '.' && name != "..";
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
      Input& input = at(path);
      input.path = shown(path);
      input.named = true;
      input.reported = true;
    }
  }

  // Every Markdown file below `folder`; of the corpus only what the configuration names. Symbolic links to folders are
  // not followed, so there are no loops.
  void add_folder(const fs::path& folder, bool reported, bool of_corpus = false) {
    std::error_code error;
    fs::recursive_directory_iterator walk(folder, fs::directory_options::none, error);
    if (error) {
      found_.errors.push_back({fmt::format("cannot read {}: {}", folder.string(), base::to_lower(error.message()))});
      return;
    }
    for (; walk != fs::recursive_directory_iterator(); walk.increment(error)) {
      if (error) break;
      const fs::directory_entry& entry = *walk;
      std::error_code ignored;
      if (entry.is_directory(ignored)) {
        if (is_hidden(entry.path()) || !can_list(entry.path())) walk.disable_recursion_pending();
        continue;
      }
      if (!is_markdown(entry.path())) continue;
      const bool is_guide = is_named_by_configuration(entry.path());
      if (is_excluded(entry.path()) || (of_corpus && !request_.files.empty() && !is_guide)) continue;
      Input& input = at(entry.path());
      if (reported && !of_corpus) input.path = shown(entry.path());
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
  Input& at(const fs::path& path) {
    const auto [place, is_new] = inputs_.try_emplace(whole_path(path));
    if (is_new) place->second = {.path = shown(path), .reported = false};
    return place->second;
  }

  bool can_list(const fs::path& folder) {
    std::error_code error;
    const fs::directory_iterator probe(folder, error);
    if (error)
      found_.errors.push_back({fmt::format("cannot read {}: {}", shown(folder), base::to_lower(error.message()))});
    return !error;
  }

  [[nodiscard]] bool matches(const std::vector<std::string>& patterns, const fs::path& path) const {
    if (patterns.empty()) return false;
    const std::string name = relative_to(request_.root, path.generic_string());
    return std::ranges::any_of(patterns, [&](const std::string& pattern) { return base::glob_matches(pattern, name); });
  }
  [[nodiscard]] bool is_named_by_configuration(const fs::path& path) const { return matches(request_.files, path); }
  [[nodiscard]] bool is_excluded(const fs::path& path) const { return matches(request_.exclude, path); }

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

}  // namespace guidelint::lint
