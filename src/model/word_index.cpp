#include "model/word_index.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "model/needed_words.h"

namespace guidelint::model {
namespace {

// Of two ASCII bytes; of others too, but no word begins with those.
std::size_t beginning(std::string_view text) {
  return (static_cast<std::size_t>(text[0]) & 0x7FU) << 7U | (static_cast<std::size_t>(text[1]) & 0x7FU);
}

bool folds_to_ascii(std::string_view text) {
  return text.find("\u017F") != std::string_view::npos || text.find("\u212A") != std::string_view::npos;
}

}  // namespace

WordIndex::WordIndex(std::span<const std::string_view> patterns) {
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    unsigned bit = 1;
    unsigned needed = 0;
    for (Choice& choice : needed_words(patterns[i])) {
      needed |= bit;
      for (std::string& word : choice) {
        begins_.set(beginning(word));
        words_.push_back({.text = std::move(word), .pattern = i, .choice = static_cast<std::uint8_t>(bit)});
      }
      bit <<= 1U;
    }
    needed_.push_back(static_cast<std::uint8_t>(needed));
  }
  std::ranges::sort(words_, {}, &Word::text);
}

std::vector<std::size_t> WordIndex::candidates(std::string_view text) const {
  std::vector<std::uint8_t> missing = needed_;
  if (folds_to_ascii(text)) std::ranges::fill(missing, std::uint8_t{0});
  const std::string lower = base::to_lower(text);
  for (std::string_view rest = lower; rest.size() >= 2; rest.remove_prefix(1)) {
    if (!begins_.test(beginning(rest))) continue;
    auto word = std::ranges::lower_bound(words_, rest.substr(0, 2), {},
                                         [](const Word& one) { return std::string_view(one.text); });
    for (; word != words_.end() && rest.starts_with(std::string_view(word->text).substr(0, 2)); ++word) {
      if (rest.starts_with(word->text)) missing[word->pattern] &= static_cast<std::uint8_t>(~word->choice);
    }
  }
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < missing.size(); ++i) {
    if (missing[i] == 0) found.push_back(i);
  }
  return found;
}

}  // namespace guidelint::model
