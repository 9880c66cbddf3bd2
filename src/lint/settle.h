// From what the rules found to what is reported: who shares a cause, what counts, how each rule fared.
//
// Comes after the last guide was judged and before anything is printed. Ignores, an earlier version of the corpus and
// the baseline take findings away one by one, so merging (`per: guide`) is last, and coverage is counted from what each
// entity was left with.
//
// Errors    none; a rule that lost an entity is our mistake: the sum of its coverage is checked in every run.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "finding/finding.h"
#include "lint/result.h"
#include "rule/run.h"

namespace guidelint::lint {

struct Settled {  // one guide
  std::string company = {};
  bool reported = true;
  std::vector<finding::Finding> findings = {};  // of all statuses, before merging
  std::vector<rule::Tally> tallies = {};        // per rule of the plan
  std::string path = {};                        // as shown
};

// How many entities of its company share the cause of a finding; all guides count, also those only read for the corpus.
void count_peers(const rule::RunPlan& plan, std::span<Settled> guides);

// For every rule in id order, over the reported guides.
std::vector<Coverage> coverage_of(const rule::RunPlan& plan, std::span<const Settled> guides);

}  // namespace guidelint::lint
