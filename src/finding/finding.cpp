#include "finding/finding.h"

#include <array>
#include <tuple>

namespace guidelint::finding {
namespace {

constexpr std::array<std::string_view, 4> k_names = {"off", "info", "warning", "error"};

}  // namespace

std::string_view to_string(Level level) { return k_names[static_cast<std::size_t>(level)]; }

std::string_view to_string(Safety safety) { return safety == Safety::safe ? "safe" : "unsafe"; }

std::string_view to_string(Status status) {
  switch (status) {
    case Status::fresh:
      return "new";
    case Status::accepted:
      return "accepted";
    case Status::ignored:
      return "ignored";
    case Status::expired:
      return "expired";
  }
  return "";
}

std::optional<Level> parse_level(std::string_view text) {
  for (std::size_t i = 0; i < k_names.size(); ++i) {
    if (k_names[i] == text) return static_cast<Level>(i);
  }
  return std::nullopt;
}

std::string entity_and_field(const Finding& finding) {
  return finding.about.empty() ? finding.entity : finding.entity + "." + finding.about;
}

std::string identity(const Finding& finding) {
  return finding.rule + "|" + entity_and_field(finding) + "|" + finding.digest;
}

bool comes_before(const Finding& a, const Finding& b) {
  const auto key = [](const Finding& f) { return std::tie(f.place, f.rule); };
  if (key(a) != key(b)) return key(a) < key(b);
  return a < b;
}

}  // namespace guidelint::finding
