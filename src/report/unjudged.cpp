#include "report/unjudged.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/strings.h"

namespace guidelint::report {
namespace {

bool is_of_substance(std::string_view reason) { return !reason.starts_with("reported by "); }

}  // namespace

std::vector<Unjudged> unjudged(const lint::LintResult& result) {
  std::vector<Unjudged> all;
  for (const lint::Coverage& rule : result.coverage) {
    for (const auto& [reason, count] : rule.reasons) {
      if (count == 0 || !is_of_substance(reason)) continue;
      auto same = std::ranges::find_if(all, [&wanted = reason, &rule](const Unjudged& one) {
        return one.reason == wanted && one.each == rule.each;
      });
      if (same == all.end())
        same = all.insert(all.end(),
                          {.reason = reason, .each = rule.each, .rule = rule.rule, .scheduled = rule.scheduled});
      if (rule.scheduled && !same->scheduled) {
        same->rule = rule.rule;
        same->scheduled = true;
      }
      ++same->rules;
      same->count = std::max(same->count, count);
    }
  }
  std::ranges::stable_sort(all, [](const Unjudged& a, const Unjudged& b) {
    return std::tie(b.scheduled, b.count, b.rules) < std::tie(a.scheduled, a.count, a.rules);
  });
  return all;
}

std::string rules_of(const Unjudged& one) {
  if (one.rules < 2) return std::string(one.rule);
  return fmt::format("{} and {}", one.rule, base::counted(one.rules - 1, "other rule"));
}

}  // namespace guidelint::report
