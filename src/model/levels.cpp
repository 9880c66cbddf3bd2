#include "model/levels.h"

#include <algorithm>
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

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "L5", "IC4", "SDE2"; "IV".
bool is_level_code(std::string_view word) {
  constexpr std::array<std::string_view, 16> k_ladders = {"L", "IC",  "E",  "M",  "P",  "D",  "T",   "G",
                                                          "N", "SDE", "SE", "EM", "PM", "TL", "MTS", "ICT"};
  constexpr std::array<std::string_view, 6> k_numerals = {"I", "II", "III", "IV", "V", "VI"};
  if (std::find(k_numerals.begin(), k_numerals.end(), word) != k_numerals.end()) return true;
  std::size_t letters = 0;
  while (letters < word.size() && is_letter(word[letters])) ++letters;
  const std::string_view number = word.substr(letters);
  return !number.empty() && number.size() <= 2 && std::all_of(number.begin(), number.end(), is_digit) &&
         std::find(k_ladders.begin(), k_ladders.end(), word.substr(0, letters)) != k_ladders.end();
}

// What may stand beside a code: "SDE", "Senior", "Level", a number behind it.
bool is_beside_level(std::string_view word) {
  constexpr std::size_t k_longest = 4;
  const std::string lower = base::to_lower(word);
  const bool is_short =
      word.size() <= k_longest && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return is_short || is_level(lower) || lower == "to" || lower == "level" || lower == "grade" || lower == "band";
}

}  // namespace

bool names_level(std::string_view text) {
  bool any = false;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
    const std::string_view word = text.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    if (is_level_code(word)) {
      any = true;
    } else if (!is_beside_level(word)) {
      return false;
    }
  }
  return any;
}

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
