// The places a guide's table names, as prose calls them: "San Francisco, CA (HQ)" is "San Francisco", "SF", "Bay Area".
//
// A name that two rows share ("Remote" of "Remote US" and "Remote EU") is no name of either.
//
// Lifetime  owns its names.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace guidelint::guide {

class AskPlaces {
 public:
  explicit AskPlaces(std::span<const std::string_view> regions);

  // The region that `name`, in lower case, means: exactly one, by its whole text or by a part of it.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;

 private:
  void add(std::string_view name, std::size_t region);

  std::unordered_map<std::string, std::size_t> names_;  // k_ambiguous: of several regions
};

}  // namespace guidelint::guide
