#include "lint/earlier.h"

#include <unordered_map>

namespace guidelint::lint {

std::size_t drop_known(std::vector<finding::Finding>& findings, const std::vector<finding::Finding>& before) {
  std::unordered_map<std::string, std::size_t> known;
  for (const finding::Finding& finding : before) {
    if (finding.status == finding::Status::fresh) ++known[finding::identity(finding)];
  }
  return std::erase_if(findings, [&](const finding::Finding& finding) {
    const auto found = known.find(finding::identity(finding));
    if (finding.status != finding::Status::fresh || found == known.end() || found->second == 0) return false;
    --found->second;
    return true;
  });
}

}  // namespace guidelint::lint
