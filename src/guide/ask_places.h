// The places a guide's table names, as prose calls them: "San Francisco, CA (HQ)" is "San Francisco", "SF", "Bay Area".
//
// A name that two rows share ("Remote" of "Remote US" and "Remote EU") is no name of either.
//
// Lifetime  owns its names; never copied, never moved.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guidelint::guide {

class AskPlaces {
 public:
  explicit AskPlaces(std::span<const std::string_view> regions);
  AskPlaces(const AskPlaces&) = delete;
  AskPlaces& operator=(const AskPlaces&) = delete;
  ~AskPlaces() = default;

  // The region that `name`, in lower case, means: exactly one, by its whole text or by a part of it.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;

 private:
  void add(std::string_view name, std::size_t region);
  void sort();

  struct Name {
    std::string_view text = {};
    std::size_t region = 0;  // k_ambiguous: of several
  };
  std::string lower_;        // which the names view, but for aliases
  std::vector<Name> names_;  // sorted
  std::bitset<256> firsts_;  // the bytes they begin with: most words of the prose are no places
};

}  // namespace guidelint::guide
