#include "guide/ask_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace guidelint::guide {
namespace {

struct Group {
  AskWord kind;
  std::string_view words;  // one blank between two
};

constexpr std::array k_groups = {
    Group{AskWord::base, "base"},
    Group{AskWord::stock, "rsu rsus equity options stock"},
    Group{AskWord::bonus, "bonus"},
    Group{AskWord::signing, "signing sign-on"},
    Group{AskWord::total, "total"},
    Group{AskWord::tc, "tc"},
    Group{AskWord::comp, "comp compensation"},
    Group{AskWord::ask, "targeting need request requesting seek negotiate join ask"},
    Group{AskWord::open, "anchor open"},
    Group{AskWord::target, "target"},
    Group{AskWord::push, "push"},
    Group{AskWord::like, "like"},
    Group{AskWord::accept, "accept"},
    Group{AskWord::floor, "floor"},
    Group{AskWord::below, "below under"},
    // Others offer, pay, counter
    Group{AskWord::stop,
          "counter counters countered counteroffer offer offers offering offered competing market pay pays "
          "paying earn earning peers respond responds answer answers comes"},
    // What one has, or hears
    Group{AskWord::stop,
          "holding evaluating weighing alternative alternatives current currently unvested leaving forgo "
          "forgoing forfeited forfeiting initial reference cite citing benchmarking median percentile"},
    // Comparisons, conditions, reasons
    Group{AskWord::stop,
          "vs versus than compared comparing matching matches if unless capped expect typically usually "
          "because combining stacking leveraging value lift not without costs"},
    Group{AskWord::change,
          "increase increases increased uplift bump raise refresh refreshes refresher refreshers premium "
          "boost adjustment acceleration top-up delta gap improvement pool differential commitment"},
    Group{AskWord::connector,
          "at of to is grant grants package salary worth valued exceeds exceed exceeding above over "
          "reaches reach hits least should be around approximately about units years year four 4yr "
          "4-year four-year"},
    Group{AskWord::adjective, "in minimum guaranteed performance pre-ipo new-hire cash"},
    Group{AskWord::yearly, "annual annually yearly annualized"},
    Group{AskWord::first, "first-year year-one year-1 yr-1 y1"},
    Group{AskWord::more, "additional extra another by more"},
    Group{AskWord::from, "from"},
};

struct Entry {
  std::string_view word = {};  // empty: a free slot
  AskWord kind = AskWord::unknown;
};

constexpr std::size_t count_words() {
  std::size_t count = 0;
  for (const Group& group : k_groups)
    count += 1 + static_cast<std::size_t>(std::count(group.words.begin(), group.words.end(), ' '));
  return count;
}

// Open addressing, at most half full, filled by the compiler.
constexpr std::size_t k_slots = 512;
static_assert(count_words() * 2 <= k_slots);

constexpr std::size_t slot_of(std::string_view word) {
  std::uint32_t hash = 2166136261U;
  for (const char c : word) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
  return (hash ^ hash >> 15U) % k_slots;
}

constexpr auto make_table() {
  std::array<Entry, k_slots> table;
  for (const Group& group : k_groups) {
    for (std::string_view rest = group.words; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      std::size_t slot = slot_of(rest.substr(0, end));
      while (!table[slot].word.empty()) slot = (slot + 1) % k_slots;
      table[slot] = {rest.substr(0, end), group.kind};
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return table;
}

constexpr auto k_table = make_table();

// By first letter, the lengths of the words that begin with it, a bit each: most words of the prose end here.
constexpr auto k_lengths = [] {
  std::array<std::uint32_t, 256> lengths = {};
  for (const Entry& entry : k_table) {
    if (!entry.word.empty()) lengths[static_cast<unsigned char>(entry.word[0])] |= 1U << entry.word.size();
  }
  return lengths;
}();

bool may_be_known(std::string_view word) {
  return !word.empty() && word.size() < 32 && (k_lengths[static_cast<unsigned char>(word[0])] >> word.size() & 1U) != 0;
}

}  // namespace

AskWord ask_word(std::string_view lower) {
  if (!may_be_known(lower)) return AskWord::unknown;
  for (std::size_t slot = slot_of(lower); !k_table[slot].word.empty(); slot = (slot + 1) % k_slots) {
    if (k_table[slot].word == lower) return k_table[slot].kind;
  }
  return AskWord::unknown;
}

}  // namespace guidelint::guide
