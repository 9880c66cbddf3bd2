#include "cli/guide_patterns.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>

#include "base/glob.h"
#include "base/strings.h"
#include "report/printable.h"

namespace guidelint::cli {
namespace {

constexpr std::size_t k_most_folders = 5;  // at the top, that are named each
constexpr std::size_t k_most_excluded = 20;

using Paths = std::vector<std::string>;

std::string_view folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view top_of(std::string_view path) {
  const std::string_view folder = folder_of(path);
  return folder.substr(0, folder.find('/'));
}

std::string extension_of(std::string_view path) { return std::string(path.substr(path.rfind('.'))); }

// The folder all of them lie in. If that is one company's, the one above: there will be others.
std::string common_folder(const Paths& paths) {
  std::string_view common = folder_of(paths.front());
  for (const std::string& path : paths) {
    while (!common.empty() && !path.starts_with(std::string(common) + "/")) common = folder_of(common);
  }
  const bool is_one = std::ranges::all_of(paths, [&](const std::string& path) { return folder_of(path) == common; });
  return std::string(is_one && common.find('/') != std::string_view::npos ? folder_of(common) : common);
}

// What a pattern can say in a YAML file and on a terminal: a part of a path that cannot be shown as it is becomes *.
std::string sayable(std::string_view path) {
  std::string said;
  for (const std::string_view part : base::split(path, '/')) {
    said += (said.empty() ? "" : "/") + (report::printable_path(part) == part ? std::string(part) : "*");
  }
  return said;
}

bool matches_any(const Paths& patterns, std::string_view path) {
  return std::ranges::any_of(patterns, [&](const std::string& one) { return base::glob_matches(one, path); });
}

std::size_t count_matches(std::string_view pattern, const Paths& paths) {
  return static_cast<std::size_t>(
      std::ranges::count_if(paths, [&](const std::string& path) { return base::glob_matches(pattern, path); }));
}

// Of the ways to name these guides, which end alike, the one that names the fewest others; among equals the widest.
std::string pattern_for(const Paths& guides, const Paths& others) {
  const std::string folder = common_folder(guides);
  const std::string prefix = folder.empty() ? "" : sayable(folder) + "/";
  const std::string ending = "*" + extension_of(guides.front());
  std::string best;
  std::size_t fewest = 0;
  for (const char* between : {"**/", "", "*/", "*/*/"}) {
    const std::string pattern = fmt::format("{}{}{}", prefix, between, ending);
    if (count_matches(pattern, guides) != guides.size()) continue;
    const std::size_t count = count_matches(pattern, others);
    if (!best.empty() && count >= fewest) continue;
    best = pattern;
    fewest = count;
  }
  return best;
}

// A pattern for each of `paths`, without those that match a guide. None if there would be many.
Paths excluded(const Paths& paths, const Paths& guides, const std::function<std::string(const std::string&)>& pattern) {
  std::set<std::string> seen, patterns;
  for (const std::string& path : paths) {
    std::string made = pattern(path);
    if (!seen.insert(made).second || count_matches(made, guides) > 0) continue;
    patterns.insert(std::move(made));
    if (patterns.size() > k_most_excluded) return {};
  }
  return {patterns.begin(), patterns.end()};
}

}  // namespace

GuidePatterns patterns_for(const Paths& guides, const Paths& others) {
  // By ending, and by folder at the top unless there are many
  std::set<std::string_view> tops;
  for (const std::string& path : guides) tops.insert(top_of(path));
  std::map<std::pair<std::string_view, std::string>, Paths> groups;
  for (const std::string& path : guides) {
    const std::string_view top = tops.size() > k_most_folders ? std::string_view() : top_of(path);
    groups[{top, extension_of(path)}].push_back(path);
  }
  GuidePatterns patterns;
  for (const auto& [key, paths] : groups) patterns.files.push_back(pattern_for(paths, others));

  Paths named;
  for (const std::string& path : others) {
    if (matches_any(patterns.files, path)) named.push_back(path);
  }
  patterns.exclude = excluded(named, guides, [](const std::string& path) { return sayable(path); });
  if (patterns.exclude.empty()) {
    // Many are rather one kind of file, such as a README in every folder
    patterns.exclude = excluded(
        named, guides, [](const std::string& path) { return "**/" + sayable(path.substr(path.rfind('/') + 1)); });
  }
  patterns.others = static_cast<std::size_t>(
      std::ranges::count_if(named, [&](const std::string& path) { return !matches_any(patterns.exclude, path); }));
  return patterns;
}

}  // namespace guidelint::cli
