#include "guide/ask_places.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace guidelint::guide {
namespace {

constexpr std::size_t k_ambiguous = static_cast<std::size_t>(-1);
constexpr std::size_t k_longest_region = 100;

// Parts of a region that are no place of their own: "Remote US", "London, UK", "Austin (HQ)".
constexpr std::array<std::string_view, 10> k_no_places = {"hq",    "us", "usa", "uk",  "eu",
                                                          "india", "ny", "ca",  "usd", "all"};

constexpr std::array<std::array<std::string_view, 2>, 8> k_aliases = {{{"san francisco", "sf"},
                                                                       {"san francisco", "bay area"},
                                                                       {"sf", "san francisco"},
                                                                       {"bay area", "sf"},
                                                                       {"new york", "nyc"},
                                                                       {"new york", "new york city"},
                                                                       {"nyc", "new york"},
                                                                       {"bengaluru", "bangalore"}}};

// "center valley pa", "boston ma": two letters behind a name.
std::string_view without_state(std::string_view name) {
  const std::size_t blank = name.rfind(' ');
  return blank != std::string_view::npos && blank > 0 && name.size() - blank == 3 ? base::trim(name.substr(0, blank))
                                                                                  : name;
}

}  // namespace

AskPlaces::AskPlaces(std::span<const std::string_view> regions) {
  for (std::size_t region = 0; region < regions.size(); ++region) {
    const std::string lower = base::to_lower(regions[region].substr(0, k_longest_region));
    add(base::trim(lower), region);
    std::string_view rest = lower;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find_first_of("/,(&)"), rest.size());
      const std::string_view part = without_state(base::trim(rest.substr(0, end)));
      if (part.size() > 1 && std::find(k_no_places.begin(), k_no_places.end(), part) == k_no_places.end())
        add(part, region);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

void AskPlaces::add(std::string_view name, std::size_t region) {
  const auto keep = [&](std::string_view one) {
    const auto [at, is_new] = names_.emplace(std::string(one), region);
    if (!is_new && at->second != region) at->second = k_ambiguous;
  };
  keep(name);
  for (const auto& [full, other] : k_aliases) {
    if (name == full) keep(other);
  }
}

std::optional<std::size_t> AskPlaces::find(std::string_view name) const {
  const auto found = names_.find(std::string(name));
  if (found == names_.end() || found->second == k_ambiguous) return std::nullopt;
  return found->second;
}

}  // namespace guidelint::guide
