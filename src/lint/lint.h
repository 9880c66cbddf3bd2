// The walk from files to findings: read, repair, build, bind, judge, and after the last guide what needs them all.
//
// Per file, not whole corpus at once: a guide is read, judged and dropped. A corpus is read twice where rules compare
// its guides (one_version.h); compared with an earlier version of itself it is read once, and what waits for the last
// guide is kept (two_versions.h). Workers write to their own index, and everything is put in order after the join, so
// any number of threads gives the same bytes.
//
// Errors    a file that cannot be read is an Error in the result, the others go on.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "lint/discover.h"
#include "lint/earlier.h"
#include "lint/result.h"
#include "rule/rule_set.h"
#include "rule/run.h"

namespace guidelint::lint {

// A part of a corpus that is judged apart from the others: every `count`th guide. All guides are read, because rules
// compare them.
struct Shard {
  std::size_t index = 0, count = 1;
  [[nodiscard]] bool holds(std::size_t input) const { return input % count == index; }
};

struct Options {
  unsigned jobs = 0;  // 0: see usual_jobs()
  base::Date today;
  const Earlier* earlier = nullptr;  // only what is new since then is reported
  // With `earlier`: judges the guides that changed and those of their companies; all others are only compared with.
  // What a change brings about in one of these is not found then: a hook has not the time.
  bool changed_only = false;
  // False: only some of the guides are read, so a rule that compares guides may be silent for want of others
  bool corpus_is_whole = true;
  const Baseline* baseline = nullptr;          // accepts findings
  std::filesystem::path root = ".";            // of the baseline
  bool reports_all = true;                     // false: some guides were asked for, others may be there
  Shard shard = {};                            // not with `earlier`
  bool for_fixes = false;                      // the result keeps what fix/ needs
  std::atomic<std::size_t>* judged = nullptr;  // counts guides as they are done, for somebody who waits
};

LintResult lint(const std::vector<Input>& inputs, const rule::RuleSet& rules, const rule::RunPlan& plan,
                const Options& options);

// The two halves of lint(): a shard is judged by one run, and reported on by another, with those of the others.
struct Judged;  // lint/judged.h
Judged judge_all(const std::vector<Input>& inputs, const rule::RuleSet& rules, const rule::RunPlan& plan,
                 const Options& options);
LintResult report_on(Judged judged, const std::vector<Input>& inputs, const rule::RunPlan& plan,
                     const Options& options);

// For export and due, which want guides and not findings: calls `print` for every reported guide, from several threads,
// and then `write` with what it gave, in the order of `inputs`, from one.
struct Read {
  std::vector<base::Error> unreadable;
  std::uint64_t guides = 0, passed_over = 0;  // reported guides; files that do not look like guides
};
Read for_each_guide(const std::vector<Input>& inputs, const model::Model& model, unsigned jobs,
                    const std::function<std::string(const model::Bound&)>& print,
                    const std::function<void(std::string_view)>& write);

// Front matter with a key only guides have, or a compensation table, or a guide's title.
bool looks_like_guide(const guide::Guide& guide, const model::Bound& bound);

}  // namespace guidelint::lint
