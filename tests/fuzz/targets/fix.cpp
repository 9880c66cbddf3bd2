// Fixes of a whole guide: edits give the new text, a second run changes nothing, and no fix fails its own proof.
#include "fix/plan.h"
#include "fuzz/target.h"
#include "fuzz/world.h"
#include "lint/rejudge.h"

namespace guidelint::fuzz {
namespace {

fix::Plan plan_of(const std::vector<lint::Input>& inputs, bool unsafe_too) {
  const lint::LintResult result = judge(inputs, 1, true);
  lint::Options options;
  options.jobs = 1;
  options.today = k_today;
  options.for_fixes = true;
  const lint::Rejudge rejudge(inputs, shipped_rules(), shipped_plan(), options, result.common);
  return fix::plan_fixes(result, inputs, unsafe_too, 1, shipped_plan(), rejudge);
}

void run(std::string_view input) {
  const bool unsafe_too = take_choice(input) % 2 == 1;
  auto inputs = guides_of({std::string(input)});
  const fix::Plan plan = plan_of(inputs, unsafe_too);
  for (const fix::FixedGuide& guide : plan.guides) {
    require(guide.before != guide.after, "a guide that changes");
    require(text::are_apart(guide.edits), "edits apart");
    require(text::edited(guide.before, guide.edits) == guide.after, "the text its edits give");
    require(!text::is_valid_utf8(guide.before) || text::is_valid_utf8(guide.after), "UTF-8 to stay UTF-8");
    for (lint::Input& one : inputs) {
      if (one.path == guide.path) one.text = guide.after;
    }
  }
  if (!plan.unfinished.empty()) return;  // said so, and exit 2
  const fix::Plan again = plan_of(inputs, unsafe_too);
  for (const fix::FixedGuide& guide : again.guides)
    fail("nothing left to mend", guide.applied.empty() ? guide.path : guide.applied.front().rule);
}

}  // namespace

extern const Target fix{.name = "fix", .run = run};

}  // namespace guidelint::fuzz
