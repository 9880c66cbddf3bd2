#include "repo/codeowners.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>
#include <utility>

#include "base/strings.h"

namespace guidelint::repo {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t k_max_bytes = 3'000'000;
constexpr std::size_t k_max_pattern = 4096;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// Takes the first word off `line`; a blank after '\' belongs to it.
std::string_view take_word(std::string_view& line) {
  while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
  std::size_t end = 0;
  while (end < line.size() && !is_blank(line[end])) {
    const bool is_escape = line[end] == '\\' && end + 1 < line.size();
    end += is_escape ? 2U : 1U;
  }
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  return word;
}

bool holds_unescaped(std::string_view pattern, std::string_view characters) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (characters.find(pattern[i]) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

bool is_owner(std::string_view word) {
  const std::size_t at = word.find('@');
  return at != std::string_view::npos && at + 1 < word.size();
}

// One part of a path against one of a pattern: '*', '?' and '\'. Goes back to the last '*' only.
bool name_matches(std::string_view pattern, std::string_view name) {
  constexpr std::size_t k_none = std::string_view::npos;
  std::size_t p = 0, n = 0, star = k_none, star_name = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      star_name = n;
      continue;
    }
    if (p < pattern.size()) {
      const bool is_escape = pattern[p] == '\\' && p + 1 < pattern.size();
      const std::size_t literal = is_escape ? p + 1 : p;
      if (pattern[literal] == name[n] || (!is_escape && pattern[p] == '?')) {
        p = literal + 1;
        ++n;
        continue;
      }
    }
    if (star == k_none) return false;
    p = star;
    n = ++star_name;
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace

Codeowners::Codeowners(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::size_t number = 0;
  for (const std::string_view line : base::split(text, '\n')) add_line(line, ++number);
}

void Codeowners::add_line(std::string_view line, std::size_t number) {
  const std::string_view pattern = take_word(line);
  if (pattern.empty() || pattern.starts_with('#')) return;

  const auto skip = [this, number](std::string reason) { skipped_.push_back({number, std::move(reason)}); };
  if (pattern.size() > k_max_pattern) return skip("the pattern is longer than 4,096 bytes");
  if (pattern.starts_with('!')) return skip("a pattern cannot be negated with !");
  if (pattern.starts_with("\\#")) return skip("a pattern cannot begin with #, also not escaped");
  if (holds_unescaped(pattern, "[]")) return skip("[ ] does not work in a pattern");

  Entry entry;
  for (std::string_view word = take_word(line); !word.empty(); word = take_word(line)) {
    if (word.starts_with('#')) break;
    if (!is_owner(word)) return skip(fmt::format("\"{}\" is neither @name nor an address", word));
    entry.owners.emplace_back(word);
  }

  std::vector<std::string_view> parts = base::split(pattern, '/');
  const bool names_folder = parts.size() > 1 && parts.back().empty();
  if (names_folder) parts.pop_back();
  const bool is_bound = parts.front().empty() || parts.size() > 1;
  if (!is_bound) entry.parts.emplace_back("**");
  for (const std::string_view part : parts) {
    if (part.empty() || (part == "**" && !entry.parts.empty() && entry.parts.back() == "**")) continue;
    entry.parts.emplace_back(part);
  }
  if (entry.parts.empty()) return;  // "/" is a folder that no path lies in, by GitHub's matching
  if (names_folder) {
    entry.parts.emplace_back("*");  // something below it, so a file of that name is not meant
    entry.covers_folder = true;
  } else {
    const std::string& last = entry.parts.back();
    entry.covers_folder = last != "*" || !is_bound;
  }
  entries_.push_back(std::move(entry));
}

// "**" takes any number of names; going back to the last one is enough, since each other part takes exactly one.
bool Codeowners::matches(const Entry& entry, std::span<const std::string_view> names) {
  constexpr std::size_t k_none = std::string_view::npos;
  const std::vector<std::string>& parts = entry.parts;
  std::size_t p = 0, n = 0, stars = k_none, stars_name = 0;
  while (true) {
    if (p == parts.size() && (n == names.size() || entry.covers_folder)) return true;
    if (p < parts.size() && parts[p] == "**") {
      if (p + 1 == parts.size()) return n < names.size();  // what is below, not the folder itself
      stars = ++p;
      stars_name = n;
      continue;
    }
    if (p < parts.size() && n < names.size() && name_matches(parts[p], names[n])) {
      ++p;
      ++n;
      continue;
    }
    if (stars == k_none || stars_name >= names.size()) return false;
    p = stars;
    n = ++stars_name;
  }
}

std::span<const std::string> Codeowners::owners_of(std::string_view path) const {
  while (path.starts_with('/')) path.remove_prefix(1);
  const std::vector<std::string_view> names = base::split(path, '/');
  const auto found =
      std::find_if(entries_.rbegin(), entries_.rend(), [&names](const Entry& entry) { return matches(entry, names); });
  if (found == entries_.rend()) return {};
  return found->owners;
}

std::span<const std::string_view> codeowners_places() {
  static constexpr std::array<std::string_view, 3> k_places = {".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"};
  return k_places;
}

tl::expected<std::optional<Codeowners>, base::Error> read_codeowners(const fs::path& top) {
  for (const std::string_view place : codeowners_places()) {
    const fs::path path = top / place;
    std::error_code error;
    if (!fs::is_regular_file(path, error)) continue;
    std::ifstream file(path, std::ios::binary);
    std::string text(k_max_bytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file && !file.eof()) return tl::make_unexpected(base::Error{fmt::format("cannot read {}", place)});
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > k_max_bytes) {
      return tl::make_unexpected(base::Error{fmt::format("{} is larger than 3 MB, which GitHub does not read", place)});
    }
    return std::optional<Codeowners>(Codeowners(text));
  }
  return std::nullopt;
}

}  // namespace guidelint::repo
