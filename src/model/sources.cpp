#include "model/sources.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/strings.h"

namespace guidelint::model {
namespace {

constexpr std::size_t k_shortest = 3;   // of a name that another may contain
constexpr std::size_t k_longest = 100;  // longer ones are sentences

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || byte >= 0x80;
}

std::string letters_of(std::string_view name) {
  std::string letters = base::to_lower(name);
  letters.erase(std::remove_if(letters.begin(), letters.end(), [](char c) { return !is_word(c); }), letters.end());
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
  if (text.find('[') == std::string_view::npos) return std::string(text);
  std::string result = without_targets(text);
  const bool is_bracketed = result.size() > 2 && result.front() == '[' && result.back() == ']' &&
                            result.find_first_of("[]", 1) == result.size() - 1;
  return is_bracketed ? std::string(base::trim(std::string_view(result).substr(1, result.size() - 2))) : result;
}

std::vector<std::string_view> repeated_sources(std::span<const std::string_view> listed) {
  listed = listed.first(std::min(listed.size(), k_most_sources));
  std::vector<std::string> names;
  names.reserve(listed.size());
  for (const std::string_view name : listed) names.push_back(letters_of(name));
  std::vector<std::string_view> repeated;
  for (std::size_t at = 0; at < names.size(); ++at) {
    const std::string& own = names[at];
    const auto here = names.begin() + static_cast<std::ptrdiff_t>(at);
    const bool holds_another = own.size() <= k_longest && std::ranges::any_of(names, [&own](const std::string& other) {
                                 const bool is_part = other.size() >= k_shortest && other.size() < own.size();
                                 return is_part && (own.starts_with(other) || own.ends_with(other));
                               });
    if (holds_another || std::find(names.begin(), here, own) != here) repeated.push_back(listed[at]);
  }
  return repeated;
}

std::vector<std::string_view> unfounded_sources(std::span<const std::string_view> listed,
                                                std::span<const std::string_view> cited) {
  listed = listed.first(std::min(listed.size(), k_most_sources));
  std::optional<std::string> text;  // of all that is cited, in lower case; most names are there as they stand
  std::vector<std::string_view> unfounded;
  for (const std::string_view name : listed) {
    const std::string_view trimmed = base::trim(name);
    const auto is_cited = [trimmed](std::string_view one) { return begins_word(one, trimmed); };
    if (trimmed.empty() || std::ranges::any_of(cited, is_cited)) continue;
    if (!text) {
      text.emplace();
      for (const std::string_view one : cited) *text += base::to_lower(one) + '\n';
      for (const std::string_view one : cited) *text += base::to_lower(citation(one)) + '\n';
    }
    if (!begins_word(*text, base::to_lower(trimmed))) unfounded.push_back(name);
  }
  return unfounded;
}

}  // namespace guidelint::model
