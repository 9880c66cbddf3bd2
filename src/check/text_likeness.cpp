// Whether two guides of different companies are nearly the same text: made from one another, with the names and the
// numbers exchanged.
//
// keep() takes the body's words in small letters, every number as "0", every word of the company's names as "@", and of
// each five neighbours (a shingle) a hash. 48 minima of these hashes make a MinHash: two guides agree in each with a
// chance of their Jaccard likeness. Six minima each are folded into one word, so 8 words, 64 bytes, are kept.
// compare() calls two guides alike if at least two of the eight words agree: at a likeness of 0.95 in 99.9 % of cases,
// 0.9 in 98 %, 0.7 in 24 %, 0.44 (the most that two companies of the corpus have in common, measured November 2026) in
// 0.1 %. Decided against: keeping shingles and measuring exactly; it costs 10 KB a guide.
//
// Guides of one company are made from one template and are not compared. Texts of less than k_least shingles neither:
// two tables without prose are alike by nature.
//
// Time      that of sorting: of the guides that share a word each is compared with the first, and with the first of
//           another company than that one's.
// Source    Broder 1997; one permutation hashing with rotation, Shrivastava and Li 2014.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <string>
#include <tuple>
#include <vector>

#include "base/digest.h"
#include "check/checks.h"
#include "rule/check.h"

namespace guidelint::check {
namespace {

constexpr std::size_t k_width = 5;    // words of a shingle
constexpr std::size_t k_least = 150;  // shingles
constexpr std::size_t k_minima = 48;
constexpr std::size_t k_folded = 6;  // minima in one kept word
constexpr std::size_t k_words = k_minima / k_folded;
using Words = decltype(rule::Trace::words);
static_assert(k_words == std::tuple_size_v<Words>);
constexpr std::size_t k_enough = 2;  // kept words that agree

// What a byte counts for: a letter for itself in small, a digit for a digit, anything else for a gap between words.
constexpr unsigned char k_gap = 0;
constexpr unsigned char k_digit = '0';  // below all letters
constexpr std::array<unsigned char, 256> k_kinds = [] {
  std::array<unsigned char, 256> kinds{};
  for (unsigned byte = 0; byte < kinds.size(); ++byte) {
    const bool capital = byte >= 'A' && byte <= 'Z';
    const bool letter = (byte >= 'a' && byte <= 'z') || byte >= 0x80;
    const bool digit = byte >= '0' && byte <= '9';
    kinds[byte] = static_cast<unsigned char>(capital ? byte + 'a' - 'A' : letter ? byte : digit ? k_digit : k_gap);
  }
  return kinds;
}();

unsigned char kind_of(char c) { return k_kinds[static_cast<unsigned char>(c)]; }

// The letters at the start of eight bytes of text, in small.
struct Letters {
  std::uint64_t word = 0;  // the first of them lowest; zero behind the last
  std::size_t size = 0;
};

// Of `text` from `at` on; behind its end are gaps. All eight bytes at once: bit 7 of a byte tells whether it passes.
inline Letters letters_at(std::string_view text, std::size_t at) {
  constexpr std::uint64_t k_each = 0x0101010101010101U, k_top = 0x80 * k_each;
  std::uint64_t bytes = 0;
  if (std::endian::native == std::endian::little && text.size() - at >= 8) {
    std::memcpy(&bytes, text.data() + at, 8);
  } else {
    const std::string_view rest = text.substr(at, 8);
    for (std::size_t i = 0; i < rest.size(); ++i)
      bytes |= std::uint64_t{static_cast<unsigned char>(rest[i])} << (8 * i);
  }
  const std::uint64_t low = (bytes | 0x20 * k_each) & ~k_top;
  const std::uint64_t from_a = low + (0x80 - 'a') * k_each, beyond_z = low + (0x80 - 'z' - 1) * k_each;
  const std::uint64_t is_ascii = from_a & ~beyond_z & ~bytes & k_top;
  const std::uint64_t is_other = ~(is_ascii | bytes) & k_top;
  const std::uint64_t small = bytes | (is_ascii >> 2U);  // 0x20 in every letter
  if (is_other == 0) return {.word = small, .size = 8};
  const auto bits = static_cast<unsigned>(std::countr_zero(is_other)) & ~7U;
  return {.word = small & ((std::uint64_t{1} << bits) - 1), .size = bits / 8};
}

// Calls `take` with the hash and the size of every word; a number is "0", whatever stands inside it.
template <typename Take>
void for_each_word(std::string_view text, Take take) {
  constexpr std::uint64_t k_prime = 0x9E3779B97F4A7C15U;
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char kind = kind_of(text[at]);
    if (kind == k_gap) {
      ++at;
    } else if (kind == k_digit) {
      while (at < text.size() && (kind_of(text[at]) == k_digit || text[at] == ',' || text[at] == '.')) ++at;
      take(base::mixed(k_digit), std::size_t{1});
    } else {
      const std::size_t begin = at;
      std::uint64_t hash = 0;
      for (Letters letters{.size = 8}; letters.size == 8; at += letters.size) {  // none follow the last of eight
        letters = letters_at(text, at);
        hash = (hash ^ letters.word) * k_prime;
        hash ^= hash >> 32U;
      }
      take(hash, at - begin);
    }
  }
}

// The hashes of the words a company is called by: a handful.
std::vector<std::uint64_t> names_of(const model::Bound& bound) {
  const guide::Guide& guide = bound.guide();
  std::string names = model::company_of(bound) + ' ' + model::path_parts(bound.model(), guide.source->path()).company;
  if (guide.title) names += ' ' + std::string(guide.title->company);
  constexpr std::array<std::string_view, 1> k_display = {"company_display"};
  if (const auto field = bound.model().scope(model::EntityKind::guide).find(k_display)) {
    const expr::Value value = bound.entity(model::EntityKind::guide, 0).get(field->id);
    if (value.state == expr::State::present) names += ' ' + std::string(value.text);
  }
  std::vector<std::uint64_t> hashes;
  for_each_word(names, [&](std::uint64_t hash, std::size_t size) {
    if (size == 1) return;  // not the 0 of "a16z", which is every number, nor its "a"
    if (std::ranges::find(hashes, hash) == hashes.end()) hashes.push_back(hash);
  });
  return hashes;
}

std::vector<std::uint64_t> word_hashes(std::string_view text, const std::vector<std::uint64_t>& names) {
  constexpr std::uint64_t k_name = 0;
  std::vector<std::uint64_t> hashes;
  hashes.reserve(text.size() / 5);  // a word of prose has four letters and a blank, or more
  for_each_word(text, [&](std::uint64_t hash, std::size_t /*size*/) {
    if (std::ranges::find(names, hash) == names.end()) return hashes.push_back(hash);
    if (hashes.empty() || hashes.back() != k_name) hashes.push_back(k_name);  // a name of two words is one, as of one
  });
  return hashes;
}

Words sketch(const std::vector<std::uint64_t>& words) {
  constexpr std::uint64_t k_empty = std::numeric_limits<std::uint64_t>::max();
  std::array<std::uint64_t, k_minima> minima;
  minima.fill(k_empty);
  constexpr std::uint64_t k_base = 0xC4CEB9FE1A85EC53U, k_spread = 0xFF51AFD7ED558CCDU;  // odd, as in base::mixed
  constexpr std::uint64_t k_leaving = k_base * k_base * k_base * k_base * k_base;  // the power of a word that leaves
  static_assert(k_width == 5);
  std::uint64_t rolling = 0;
  for (std::size_t end = 0; end < words.size(); ++end) {
    rolling = rolling * k_base + words[end];
    if (end >= k_width) rolling -= words[end - k_width] * k_leaving;
    if (end + 1 < k_width) continue;
    const std::uint64_t hash = (rolling ^ (rolling >> 32U)) * k_spread;
    std::uint64_t& least = minima[static_cast<std::size_t>(((hash >> 32U) * k_minima) >> 32U)];
    least = std::min(least, hash);
  }
  // A bin that got nothing takes from the next that did, marked with the distance.
  std::array<std::uint64_t, k_minima> full = minima;
  for (std::size_t bin = 0; bin < k_minima; ++bin) {
    for (std::size_t step = 1; full[bin] == k_empty && step < k_minima; ++step) {
      const std::uint64_t next = minima[(bin + step) % k_minima];
      if (next != k_empty) full[bin] = base::mixed(next + step);
    }
  }
  Words kept{};
  for (std::size_t word = 0; word < k_words; ++word) {
    std::uint64_t folded = word;
    for (std::size_t i = 0; i < k_folded; ++i) folded = base::mixed(folded ^ full[word * k_folded + i]);
    kept[word] = folded;
  }
  return kept;
}

std::optional<rule::Trace> keep(const model::Bound& bound, std::string& reason) {
  const guide::Guide& guide = bound.guide();
  const std::string_view body = guide.source->text().substr(guide.body.begin, guide.body.size());
  const std::vector<std::uint64_t> words = word_hashes(body, names_of(bound));
  if (words.size() < k_width - 1 + k_least) {
    reason = "the text is too short to compare";
    return std::nullopt;
  }
  return rule::Trace{
      .span = guide.title ? guide.source->in_file(guide.title->span) : bound.place(model::EntityKind::guide, 0),
      .company = model::company_of(bound),
      .words = sketch(words)};
}

std::size_t agreeing(const rule::Trace& a, const rule::Trace& b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < k_words; ++i) count += a.words[i] == b.words[i] ? 1U : 0U;
  return count;
}

// Which guides hold which word, of one of the kept words at a time: sorted, one array serves all eight.
struct Holder {
  std::uint64_t word = 0;
  std::uint32_t guide = 0;
  auto operator<=>(const Holder&) const = default;
};

constexpr std::uint32_t k_nobody = std::numeric_limits<std::uint32_t>::max();

// For every guide one of another company that it is like, or k_nobody.
std::vector<std::uint32_t> find_alike(std::span<const rule::Traced> guides) {
  const auto company_of = [&](std::uint32_t guide) -> const std::string& { return guides[guide].trace->company; };
  std::vector<std::uint32_t> alike(guides.size(), k_nobody);
  std::vector<Holder> holders(guides.size());
  for (std::size_t word = 0; word < k_words; ++word) {
    for (std::uint32_t i = 0; i < guides.size(); ++i) holders[i] = {.word = guides[i].trace->words[word], .guide = i};
    std::ranges::sort(holders);
    for (auto first = holders.begin(); first != holders.end();) {
      const auto end = std::find_if(first, holders.end(), [&](const Holder& one) { return one.word != first->word; });
      const auto other = std::find_if(
          first, end, [&](const Holder& one) { return company_of(one.guide) != company_of(first->guide); });
      for (auto own = other == end ? end : first; own != end; ++own) {
        if (alike[own->guide] != k_nobody) continue;
        const auto& candidate = company_of(first->guide) != company_of(own->guide) ? *first : *other;
        if (agreeing(*guides[own->guide].trace, *guides[candidate.guide].trace) >= k_enough)
          alike[own->guide] = candidate.guide;
      }
      first = end;
    }
  }
  return alike;
}

std::vector<rule::CorpusHit> compare(std::span<const rule::Traced> guides) {
  const std::vector<std::uint32_t> alike = find_alike(guides);
  std::vector<rule::CorpusHit> hits;
  for (std::size_t i = 0; i < guides.size(); ++i) {
    if (alike[i] == k_nobody) continue;
    hits.push_back({.guide = i,
                    .message = fmt::format("but for names and numbers this is the text of {}", guides[alike[i]].path)});
  }
  return hits;
}

}  // namespace

extern const rule::Check text_likeness{.name = "text-likeness",
                                       .summary = "nearly the same text under the names of two companies",
                                       .keep = keep,
                                       .compare = compare};

}  // namespace guidelint::check
