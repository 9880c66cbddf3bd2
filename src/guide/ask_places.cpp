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
  std::size_t size = 0;
  for (const std::string_view region : regions) size += std::min(region.size(), k_longest_region);
  lower_.reserve(size);  // the names view it
  names_.reserve(regions.size() * 3);
  for (std::size_t region = 0; region < regions.size(); ++region) {
    const std::size_t begin = lower_.size();
    lower_ += base::to_lower(regions[region].substr(0, k_longest_region));
    const std::string_view lower = std::string_view(lower_).substr(begin);
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
  sort();
}

void AskPlaces::add(std::string_view name, std::size_t region) {
  names_.push_back({name, region});
  for (const auto& [full, other] : k_aliases) {
    if (name == full) names_.push_back({other, region});
  }
}

// Each name once.
void AskPlaces::sort() {
  std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) { return a.text < b.text; });
  std::size_t kept = 0;
  for (const Name& name : names_) {
    if (kept > 0 && names_[kept - 1].text == name.text) {
      if (names_[kept - 1].region != name.region) names_[kept - 1].region = k_ambiguous;
    } else {
      names_[kept++] = name;
    }
  }
  names_.resize(kept);
  for (const Name& name : names_) firsts_.set(name.text.empty() ? 0 : static_cast<unsigned char>(name.text[0]));
}

std::optional<std::size_t> AskPlaces::find(std::string_view name) const {
  if (name.empty() || !firsts_[static_cast<unsigned char>(name[0])]) return std::nullopt;
  const auto found = std::lower_bound(names_.begin(), names_.end(), name,
                                      [](const Name& one, std::string_view wanted) { return one.text < wanted; });
  if (found == names_.end() || found->text != name || found->region == k_ambiguous) return std::nullopt;
  return found->region;
}

}  // namespace guidelint::guide
