#include "guide/ask_words.h"

#include <algorithm>
#include <array>

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
  std::string_view word;
  AskWord kind = AskWord::unknown;
};

constexpr std::size_t count_words() {
  std::size_t count = 0;
  for (const Group& group : k_groups)
    count += 1 + static_cast<std::size_t>(std::count(group.words.begin(), group.words.end(), ' '));
  return count;
}

constexpr auto sorted_words() {
  std::array<Entry, count_words()> entries;
  std::size_t next = 0;
  for (const Group& group : k_groups) {
    for (std::string_view rest = group.words; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      entries[next++] = {rest.substr(0, end), group.kind};
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.word < b.word; });
  return entries;
}

constexpr auto k_entries = sorted_words();

}  // namespace

AskWord ask_word(std::string_view lower) {
  const auto found = std::lower_bound(k_entries.begin(), k_entries.end(), lower,
                                      [](const Entry& entry, std::string_view word) { return entry.word < word; });
  return found != k_entries.end() && found->word == lower ? found->kind : AskWord::unknown;
}

}  // namespace guidelint::guide
