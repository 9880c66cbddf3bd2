#include "repo/listing.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/strings.h"
#include "repo/git.h"

namespace guidelint::repo {
namespace {

bool is_regular(std::string_view mode) { return mode.starts_with("100"); }

// A path that is mentioned twice (a conflict; deleted in the index but still on disk) has changed somehow.
void add(std::map<std::string, Change>& changes, Change change) {
  const auto [place, is_new] = changes.try_emplace(change.path, change);
  if (!is_new && place->second.kind != change.kind) place->second = {ChangeKind::modified, change.path, {}};
}

}  // namespace

std::vector<std::string_view> parse_names(std::string_view text) {
  std::vector<std::string_view> names;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\0'), text.size());
    names.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return names;
}

std::optional<std::vector<Change>> parse_raw_diff(std::string_view text) {
  const std::vector<std::string_view> parts = parse_names(text);
  std::map<std::string, Change> changes;
  for (std::size_t at = 0; at < parts.size();) {
    const std::vector<std::string_view> words = base::split(parts[at++], ' ');  // :100644 100644 <id> <id> R086
    if (words.size() != 5 || !words[0].starts_with(':') || words[4].empty() || at >= parts.size()) return std::nullopt;
    const bool was_regular = is_regular(words[0].substr(1));
    const bool is_regular_now = is_regular(words[1]);
    const char status = words[4].front();
    const std::string first(parts[at++]);

    if (status == 'R' || status == 'C') {
      if (at >= parts.size()) return std::nullopt;
      const std::string second(parts[at++]);
      if (!is_regular_now) continue;
      if (status == 'R' && was_regular) {
        add(changes, {ChangeKind::renamed, second, first});
      } else {
        add(changes, {ChangeKind::added, second, {}});
      }
    } else if (status == 'U' || (was_regular && is_regular_now)) {
      add(changes, {ChangeKind::modified, first, {}});
    } else if (was_regular) {
      add(changes, {ChangeKind::deleted, first, {}});
    } else if (is_regular_now) {
      add(changes, {ChangeKind::added, first, {}});
    }
  }
  std::vector<Change> sorted;
  sorted.reserve(changes.size());
  for (auto& [path, change] : changes) sorted.push_back(std::move(change));
  return sorted;
}

std::optional<std::vector<File>> parse_old_files(std::string_view text) {
  const std::vector<std::string_view> parts = parse_names(text);
  std::vector<File> files;
  for (std::size_t at = 0; at < parts.size();) {
    const std::vector<std::string_view> words = base::split(parts[at++], ' ');
    if (words.size() != 5 || !words[0].starts_with(':') || words[4].empty() || at >= parts.size()) return std::nullopt;
    const std::string_view path = parts[at++];
    if (words[4].front() == 'R' || words[4].front() == 'C') ++at;  // its new name
    if (words[4].front() == 'U') return std::nullopt;
    if (!is_regular(words[0].substr(1))) continue;
    const bool is_known = is_object_id(words[2]) && words[2].find_first_not_of('0') != std::string_view::npos;
    if (!is_known) return std::nullopt;
    files.push_back({std::string(path), std::string(words[2])});
  }
  return files;
}

std::optional<std::vector<File>> parse_tree(std::string_view text) {
  std::vector<File> files;
  for (const std::string_view entry : parse_names(text)) {
    const std::size_t tab = entry.find('\t');
    const std::vector<std::string_view> words = base::split(entry.substr(0, tab), ' ');
    if (tab == std::string_view::npos || words.size() != 3 || !is_object_id(words[2])) return std::nullopt;
    if (!is_regular(words[0])) continue;
    files.push_back({std::string(entry.substr(tab + 1)), std::string(words[2])});
  }
  return files;
}

std::optional<std::vector<File>> parse_index(std::string_view text) {
  std::vector<File> files;
  for (const std::string_view entry : parse_names(text)) {
    const std::size_t tab = entry.find('\t');
    const std::vector<std::string_view> words = base::split(entry.substr(0, tab), ' ');
    if (tab == std::string_view::npos || words.size() != 3 || !is_object_id(words[1])) return std::nullopt;
    const bool is_wanted = words[2] == "0" || words[2] == "2";  // 1, 2, 3: common, our and their side of a conflict
    if (!is_regular(words[0]) || !is_wanted) continue;
    files.push_back({std::string(entry.substr(tab + 1)), std::string(words[1])});
  }
  return files;
}

}  // namespace guidelint::repo
