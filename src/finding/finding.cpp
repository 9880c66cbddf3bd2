#include "finding/finding.h"

#include <array>
#include <tuple>

namespace guidelint::finding {
namespace {

constexpr std::array<std::string_view, 4> k_names = {"off", "info", "warning", "error"};

}  // namespace

std::string_view to_string(Level level) { return k_names[static_cast<std::size_t>(level)]; }

std::optional<Level> parse_level(std::string_view text) {
  for (std::size_t i = 0; i < k_names.size(); ++i) {
    if (k_names[i] == text) return static_cast<Level>(i);
  }
  return std::nullopt;
}

bool comes_before(const Finding& a, const Finding& b) {
  const auto key = [](const Finding& f) { return std::tie(f.place, f.rule); };
  if (key(a) != key(b)) return key(a) < key(b);
  return a < b;
}

}  // namespace guidelint::finding
