// Faults of the ignore comments themselves: those that cannot be read, and those that ignore nothing.
//
// The second is known only after every rule has judged the guide. An ignore is left alone if the rule it names did not
// run, or could not judge all it looked at: then nobody knows what it would have found. A name that is no rule's is not
// taken out: it is a spelling mistake, and the ignore is wanted.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "check/checks.h"
#include "rule/ignores.h"
#include "rule/rule_set.h"

namespace guidelint::check {
namespace {

using rule::AppliedIgnore;
using rule::Ignore;
using rule::IgnoreHit;

constexpr std::array<std::string_view, 2> k_kinds = {"malformed", "unused"};

void add_unknown(const Ignore& ignore, const AppliedIgnore& applied, const rule::RuleSet& rules,
                 std::vector<IgnoreHit>& hits) {
  for (std::size_t i = 0; i < applied.rules.size(); ++i) {
    if (applied.rules[i].rule != nullptr) continue;
    const auto near = rules.nearest(ignore.rules[i].id);
    hits.push_back({.place = ignore.rules[i].place,
                    .message = fmt::format("no rule is called \"{}\"{}", ignore.rules[i].id,
                                           near ? fmt::format("; did you mean `{}`?", *near) : "")});
  }
}

bool is_needless(const AppliedIgnore::Named& named) {
  return named.rule != nullptr && !named.was_used && named.could_tell;
}

// Of an ignore that is wholly needless all of it, else the name with its comma.
void mend(const Ignore& ignore, const AppliedIgnore& applied, std::size_t number, IgnoreHit& hit) {
  if (ignore.whole.size() == 0) return;
  const auto span_of = [&](std::size_t i) { return ignore.rules[i].place.span; };
  if (std::ranges::all_of(applied.rules, is_needless)) {
    hit.edits = {{.span = ignore.whole, .text = {}}};
    hit.mending = "remove the ignore";
    return;
  }
  hit.edits = {{.span = number == 0 ? text::Span{span_of(0).begin, span_of(1).begin}
                                    : text::Span{span_of(number - 1).end, span_of(number).end},
                .text = {}}};
  hit.mending = fmt::format("remove {} from the ignore", ignore.rules[number].id);
}

void add_unused(const Ignore& ignore, const AppliedIgnore& applied, std::vector<IgnoreHit>& hits) {
  if (!ignore.fault.empty()) return;
  for (std::size_t i = 0; i < applied.rules.size(); ++i) {
    const AppliedIgnore::Named& named = applied.rules[i];
    if (!is_needless(named)) continue;
    const bool covers_nothing = !ignore.covers && !ignore.of_guide;
    hits.push_back({.place = ignore.rules[i].place,
                    .message = covers_nothing
                                   ? fmt::format("nothing follows that an ignore of {} could cover", named.rule->id)
                                   : fmt::format("{} finds nothing here to ignore", named.rule->id)});
    mend(ignore, applied, i, hits.back());
  }
}

std::vector<IgnoreHit> judge(std::span<const AppliedIgnore> ignores, bool cut, const rule::RuleSet& rules,
                             std::string_view with) {
  std::vector<IgnoreHit> hits;
  for (const AppliedIgnore& applied : ignores) {
    const Ignore& ignore = *applied.ignore;
    if (with == "unused") {
      add_unused(ignore, applied, hits);
      continue;
    }
    if (!ignore.fault.empty()) hits.push_back({.place = ignore.fault_place, .message = ignore.fault});
    add_unknown(ignore, applied, rules, hits);
  }
  if (cut && with == "malformed") {
    hits.push_back({.place = ignores.back().ignore->place,
                    .message = fmt::format("only the first {} ignores of a guide are read; there are more after this",
                                           base::grouped(rule::k_most_ignores))});
  }
  return hits;
}

}  // namespace

extern const rule::Check ignore_comment{.name = "ignore-comment",
                                        .summary = "ignore comments that cannot be read, or that ignore nothing",
                                        .arguments = k_kinds,
                                        .judge_ignores = judge};

}  // namespace guidelint::check
