#include "lint/earlier.h"

#include <unordered_map>

namespace guidelint::lint {
namespace {

// An ignore that ran out is no news for who changes something else; one that was taken away is.
bool is_reported(const finding::Finding& finding) {
  return finding.status == finding::Status::fresh || finding.status == finding::Status::expired;
}

}  // namespace

std::size_t drop_known(std::vector<finding::Finding>& findings, const std::vector<finding::Finding>& before) {
  std::unordered_map<std::string, std::size_t> known;
  for (const finding::Finding& finding : before) {
    if (is_reported(finding)) ++known[finding::identity(finding)];
  }
  return std::erase_if(findings, [&](const finding::Finding& finding) {
    const auto found = known.find(finding::identity(finding));
    if (!is_reported(finding) || found == known.end() || found->second == 0) return false;
    --found->second;
    return true;
  });
}

}  // namespace guidelint::lint
