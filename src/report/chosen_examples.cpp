#include "report/chosen_examples.h"

#include <set>
#include <string>

namespace guidelint::report {
namespace {

constexpr std::size_t k_good = 3;
constexpr std::size_t k_not_worth_hiding = 2;

std::string kind_of(const finding::Finding& finding) {
  return finding.cause ? finding.cause->id : std::string(finding::to_string(finding.level));
}

}  // namespace

ChosenExamples choose_examples(const std::vector<proof::Demonstration>& all) {
  ChosenExamples chosen;
  std::size_t good = 0, skipped = 0;
  std::set<std::string> kinds;
  for (const proof::Demonstration& one : all) {
    bool is_shown = false;
    if (one.example->kind == rule::ExampleKind::good) {
      is_shown = ++good <= k_good;
    } else if (one.example->kind == rule::ExampleKind::skip) {
      is_shown = ++skipped == 1;
    } else if (!one.findings.empty()) {
      is_shown = kinds.insert(kind_of(one.findings.front())).second;
    }
    if (is_shown) chosen.shown.push_back(&one);
  }
  chosen.left_out = all.size() - chosen.shown.size();
  if (chosen.left_out > k_not_worth_hiding) return chosen;
  chosen = {};
  for (const proof::Demonstration& one : all) chosen.shown.push_back(&one);
  return chosen;
}

}  // namespace guidelint::report
