// Which of many patterns a text may hold, by the words they need: one pass over the text instead of one for each.
//
//   WordIndex({"(?i)\\blondon\\b", "(?i)\\bleeds\\b", "[0-9]+"}).candidates("Leeds, UK")  ->  1, 2
//
// A word is found by its first two bytes: a set of bits says whether any begins so, which nearly every place of a text
// answers with no. An automaton for all words would read each byte once too, but is ten times the code.
//
// Errors    none. A text with a letter that only Unicode folds to an ASCII one (U+017F, U+212A) may hold every pattern.
// Threads   const.
// Source    tests compare with asking RE2 every pattern.
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guidelint::model {

class WordIndex {
 public:
  explicit WordIndex(std::span<const std::string_view> patterns);

  // Their places in `patterns`, ascending.
  [[nodiscard]] std::vector<std::size_t> candidates(std::string_view text) const;

 private:
  struct Word {
    std::string text;
    std::size_t pattern = 0;
    std::uint8_t choice = 0;  // of the pattern: one bit
  };

  std::vector<Word> words_;           // by text
  std::vector<std::uint8_t> needed_;  // of each pattern: the bits of its choices
  std::bitset<1U << 14U> begins_;     // two times seven bits
};

}  // namespace guidelint::model
