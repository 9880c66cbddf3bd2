// From what the rules found to what is reported: who shares a cause, what counts, how each rule fared.
//
// Comes after the last guide was judged and before anything is printed. Ignores, an earlier version of the corpus and
// the baseline take findings away one by one, so merging (`per: guide`) is last, and coverage is counted from what each
// entity was left with.
//
// Errors    none; a rule that lost an entity is our mistake: the sum of its coverage is checked in every run.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"
#include "lint/result.h"
#include "rule/run.h"

namespace guidelint::lint {

struct Settled {  // one guide
  std::string company = {};
  bool reported = true;
  std::vector<finding::Finding> findings = {};  // of all statuses, before merging
  std::string_view path = {};                   // as shown; of its Input
};

// How often each rule judged, of all guides together: a tally of every rule for every guide would be 5 KB a guide.
class Counts {
 public:
  // `tallies`: of one guide, per rule of the plan, after its ignores were applied.
  void add(std::string_view company, bool reported, std::span<const rule::Tally> tallies);

  // What other runs of the same plan counted: over their reported guides, and of a company in all.
  void add_total(std::size_t rule, const rule::Tally& tally);
  void add_judged(std::string_view company, std::size_t rule, std::uint64_t entities);
  [[nodiscard]] const std::map<std::string, std::vector<std::uint64_t>, std::less<>>& judged() const { return judged_; }

  // Over the reported guides; by rule of the plan, which need not be there.
  [[nodiscard]] rule::Tally total(std::size_t rule) const;
  // How many entities of the company it judged, in all guides.
  [[nodiscard]] std::uint64_t judged(std::string_view company, std::size_t rule) const;

 private:
  std::vector<rule::Tally> totals_ = {};
  std::map<std::string, std::vector<std::uint64_t>, std::less<>> judged_ = {};  // by company
};

// How many entities of its company share the cause of a finding; all guides count, also those only read for the corpus.
void count_peers(const rule::RunPlan& plan, const Counts& counts, std::span<Settled> guides);

// For every rule in id order, over the reported guides.
std::vector<Coverage> coverage_of(const rule::RunPlan& plan, const Counts& counts, std::span<const Settled> guides);

}  // namespace guidelint::lint
