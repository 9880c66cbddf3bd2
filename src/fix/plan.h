// Which fixes are applied to a guide, in rounds until nothing changes, and what the guide is then.
//
// In a round all fixes are taken that do not touch the same bytes; the others wait for the next one, and those of rules
// that compare with an earlier version of the guide until nothing else is left. Then the guide is judged again: every
// finding that was mended must be gone, and no error or warning may be there that was not before, but those of rules that
// the fix's rule `leaves`, or that yield to it (they were silent only because it spoke). A fix that fails is rolled back,
// is not tried again, and is a fault of its rule; a rule with k_most_faults in a guide is not tried there any more.
// Nothing is written here.
//
// Decided against: applying all fixes at once and comparing at the end; nobody could say which of them was wrong.
//
// Errors    a fault is for the author of the rule; the guide stays as the other fixes leave it.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"
#include "lint/discover.h"
#include "lint/rejudge.h"
#include "lint/result.h"
#include "rule/run.h"
#include "text/edit.h"

namespace guidelint::fix {

constexpr int k_most_rounds = 20;
constexpr int k_most_faults = 8;  // of a rule in a guide

struct Applied {  // a fix that was applied
  std::string rule;
  std::string cause = {};  // or the message, if it has none
  finding::Safety safety = finding::Safety::unsafe;
  text::Span place = {};  // in the file as it was
};

struct Fault {  // a fix that was rolled back
  std::string rule;
  std::string path;
  finding::Place place;  // of the finding it should have mended
  std::string message;   // "the fix does not remove the finding", "the fix raises range-reversed"
};

struct FixedGuide {
  std::string path;    // as shown, and what is written
  std::string before;  // the bytes that were judged
  std::string after;
  std::vector<text::Edit> edits = {};  // from `before` to `after`
  std::vector<Applied> applied = {};   // in order of place
};

struct Plan {
  std::vector<FixedGuide> guides = {};  // that change, in path order
  std::vector<Fault> faults = {};
  std::vector<std::string> unfinished = {};  // paths where rounds ran out
};

// One guide. `wanted`: its new findings, not merged. Nothing is fixed that was accepted, ignored or known before.
Plan plan_guide(const std::string& path, std::string text, const std::vector<finding::Finding>& wanted, bool unsafe_too,
                const rule::RunPlan& rules, const std::function<std::vector<finding::Finding>(std::string)>& judge);

// All of them. `result`: made from `inputs` with Options::for_fixes.
Plan plan_fixes(const lint::LintResult& result, const std::vector<lint::Input>& inputs, bool unsafe_too, unsigned jobs,
                const rule::RunPlan& rules, const lint::Rejudge& rejudge);

}  // namespace guidelint::fix
