// 128 bits that stand for some bytes: equal for equal input, and different for different input in practice.
//
//   Hasher hasher;
//   hasher.add(std::string_view("exampleco"));   // length first: "a" "bc" is not "ab" "c"
//   hasher.add(std::uint64_t{4});
//   groups[hasher.digest()]
//
// For the groups of corpus rules, which hold one key for every row of every guide: 16 bytes instead of a string. Two
// lanes with different constants, each mixed by a bijection after every word (the finalizer of MurmurHash3), so that
// among ten million different inputs two share a digest once in 10^24 runs. Not for secrets: whoever wants a collision
// can make one, and gets two groups counted as one.
//
// Threads   a Hasher belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace guidelint::base {

constexpr std::uint64_t mixed(std::uint64_t word) {
  word = (word ^ (word >> 33U)) * 0xFF51AFD7ED558CCDU;
  word = (word ^ (word >> 33U)) * 0xC4CEB9FE1A85EC53U;
  return word ^ (word >> 33U);
}

struct Digest {
  std::uint64_t first = 0, second = 0;
  auto operator<=>(const Digest&) const = default;
};

struct DigestHash {  // for unordered containers
  std::size_t operator()(const Digest& digest) const { return static_cast<std::size_t>(digest.first); }
};

class Hasher {
 public:
  constexpr void add(std::uint64_t word) {
    digest_.first = mixed(digest_.first ^ word);
    digest_.second = mixed(digest_.second + word * 0x9E3779B97F4A7C15U);
  }

  constexpr void add(std::string_view text) {
    add(std::uint64_t{text.size()});
    for (; text.size() >= 8; text.remove_prefix(8)) add(word_of(text.substr(0, 8)));
    if (!text.empty()) add(word_of(text));
  }

  [[nodiscard]] constexpr Digest digest() const { return digest_; }

 private:
  // Eight bytes at most, the first lowest. Written out, eight become one load.
  static constexpr std::uint64_t word_of(std::string_view text) {
    const auto at = [text](unsigned i) { return std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i); };
    if (text.size() == 8) return at(0) | at(1) | at(2) | at(3) | at(4) | at(5) | at(6) | at(7);
    std::uint64_t word = 0;
    for (unsigned i = 0; i < text.size(); ++i) word |= at(i);
    return word;
  }

  Digest digest_ = {0x243F6A8885A308D3U, 0x13198A2E03707344U};
};

}  // namespace guidelint::base
