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

// "[text](target)" -> "text", everywhere. Linear: a bracket that closes nothing is text.
std::string without_targets(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('['), text.size());
    result += text.substr(0, open);
    text.remove_prefix(open);
    if (text.empty()) break;
    const std::size_t next = text.find_first_of("[]", 1);
    const bool is_link = next != std::string_view::npos && text[next] == ']' && text.substr(next + 1, 1) == "(";
    const std::size_t close = is_link ? text.find_first_of("() ", next + 2) : std::string_view::npos;
    if (close != std::string_view::npos && text[close] == ')') {
      result += text.substr(1, next - 1);
      text.remove_prefix(close + 1);
    } else {
      const std::size_t taken = std::min(next, text.size());
      result += text.substr(0, taken);
      text.remove_prefix(taken);
    }
  }
  return result;
}

}  // namespace

std::string citation(std::string_view item) {
  std::string_view text = base::trim(item);
  if (const std::size_t close = text.find(']'); text.substr(0, 1) == "[" && close != std::string_view::npos) {
    const std::string_view note = text.substr(1, close - 1);
    const bool is_number = !note.empty() && note.find_first_not_of("0123456789") == std::string_view::npos;
    if (is_number && text.substr(close + 1, 1) == " ") text = base::trim(text.substr(close + 1));
  }
  std::string result = without_targets(text);
  const bool is_bracketed = result.size() > 2 && result.front() == '[' && result.back() == ']' &&
                            result.find_first_of("[]", 1) == result.size() - 1;
  return is_bracketed ? std::string(base::trim(std::string_view(result).substr(1, result.size() - 2))) : result;
}

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
