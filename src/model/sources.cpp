#include "model/sources.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/strings.h"

namespace guidelint::model {
namespace {

constexpr std::size_t k_shortest = 3;   // of a name that another may contain
constexpr std::size_t k_longest = 100;  // longer ones are sentences

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
}

std::string letters_of(std::string_view name) {
  std::string letters;
  for (const char c : base::to_lower(name)) {
    if (is_word(c)) letters.push_back(c);
  }
  return letters;
}

bool begins_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if (at == 0 || !is_word(text[at - 1])) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string_view> repeated_sources(std::span<const std::string_view> listed) {
  listed = listed.first(std::min(listed.size(), k_most_sources));
  std::unordered_set<std::string> names;
  for (const std::string_view name : listed) names.insert(letters_of(name));
  std::vector<std::string_view> repeated;
  std::unordered_set<std::string> seen;
  for (const std::string_view name : listed) {
    const std::string letters = letters_of(name);
    bool is_second = !seen.insert(letters).second;
    for (std::size_t size = k_shortest; size < letters.size() && letters.size() <= k_longest && !is_second; ++size) {
      is_second = names.contains(letters.substr(0, size)) || names.contains(letters.substr(letters.size() - size));
    }
    if (is_second) repeated.push_back(name);
  }
  return repeated;
}

std::vector<std::string_view> unfounded_sources(std::span<const std::string_view> listed,
                                                std::span<const std::string_view> cited) {
  listed = listed.first(std::min(listed.size(), k_most_sources));
  std::string text;
  for (const std::string_view one : cited) text += base::to_lower(one) + '\n';
  std::vector<std::string_view> unfounded;
  for (const std::string_view name : listed) {
    const std::string lower = base::to_lower(base::trim(name));
    if (!lower.empty() && !begins_word(text, lower)) unfounded.push_back(name);
  }
  return unfounded;
}

}  // namespace guidelint::model
