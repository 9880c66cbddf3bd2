// Answers that were given before, by the text that was asked: a table is asked for the same few hundred regions all
// through a corpus, and every answer is the same for ever.
//
// Slots are filled once and never emptied, so readers need no lock, only to see a whole answer: one atomic pointer each.
// A map behind a mutex makes all threads wait for one; a map per thread answers everything once per thread. When the
// places for a text are taken, or the text is long, it is not remembered: memory is bounded (4,096 texts of at most 64
// bytes), whatever the guides hold.
//
// Threads   all functions may be called at once from any of them.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace guidelint::rule {

template <class Answer>
class Remembered {
 public:
  Remembered() = default;
  Remembered(const Remembered&) = delete;
  Remembered& operator=(const Remembered&) = delete;
  ~Remembered() {
    for (const auto& slot : slots_) delete slot.load(std::memory_order_relaxed);
  }

  // What `answer` gives for `text`, which is a function of nothing else.
  template <class Function>
  Answer get(std::string_view text, const Function& answer) {
    if (text.size() > k_longest) return answer(text);
    const std::size_t first = std::hash<std::string_view>{}(text);
    for (std::size_t step = 0; step < k_steps; ++step) {
      Slot& slot = slots_[(first + step) % k_slots];
      const Entry* entry = slot.load(std::memory_order_acquire);
      if (entry == nullptr) return fill(slot, text, answer(text));
      if (entry->text == text) return entry->answer;
    }
    return answer(text);
  }

 private:
  struct Entry {
    std::string text;
    Answer answer;
  };
  using Slot = std::atomic<const Entry*>;

  // Another thread may have been faster, with this text or another: then it stays as that left it.
  static Answer fill(Slot& slot, std::string_view text, Answer answer) {
    auto entry = std::make_unique<const Entry>(Entry{std::string(text), answer});
    const Entry* expected = nullptr;
    if (slot.compare_exchange_strong(expected, entry.get(), std::memory_order_release, std::memory_order_relaxed))
      static_cast<void>(entry.release());
    return answer;
  }

  static constexpr std::size_t k_slots = 4'096;
  static constexpr std::size_t k_steps = 8;
  static constexpr std::size_t k_longest = 64;
  std::array<Slot, k_slots> slots_ = {};
};

}  // namespace guidelint::rule
