#include "model/levels.h"

#include <array>
#include <numeric>
#include <string>

#include "base/strings.h"

namespace guidelint::model {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool in_word = false;
  for (const char c : text.substr(0, 200)) {
    if (is_letter(c)) {
      if (!in_word) words.emplace_back();
      words.back() += c;
    }
    in_word = is_letter(c);
  }
  for (std::string& word : words) word = base::to_lower(word);
  return words;
}

bool is_level(std::string_view word) {
  constexpr std::array<std::string_view, 9> k_levels = {"junior",        "associate", "senior",   "staff", "principal",
                                                        "distinguished", "lead",      "director", "fellow"};
  for (const std::string_view level : k_levels) {
    if (word == level) return true;
  }
  return false;
}

}  // namespace

std::vector<std::size_t> levels_of_role(std::string_view role, const std::vector<std::string_view>& labels) {
  std::vector<std::size_t> chosen;
  if (const std::vector<std::string> words = words_of(role); !words.empty()) {
    std::string initials;
    for (const std::string& word : words) initials += word[0];
    const std::string wanted = is_level(words.front()) ? words.front() : initials;
    for (std::size_t at = 0; at < labels.size(); ++at) {
      const std::vector<std::string> label = words_of(labels[at]);
      if (!label.empty() && label.front() == wanted) chosen.push_back(at);
    }
  }
  if (chosen.empty()) {
    chosen.resize(labels.size());
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  }
  return chosen;
}

}  // namespace guidelint::model
