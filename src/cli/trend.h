// How good the guides were in earlier weeks, judged straight from the commits of the repository: `plan --since 12w`.
//
// One commit a week: the last one of the branch (first parents, so that a long-lived branch counts when it was merged)
// on or before today's weekday of that week. All are judged by the rules, the configuration and the baseline of today,
// each on its own day, so the points differ by the guides alone. A week that brought no commit has no point of its own.
//
// Decided against: checking commits out, which would touch the work tree; a point for every commit, which would take
// hours and show noise.
//
// Units     weeks, at most k_most_trend_weeks. A corpus of 4,466 guides takes about as long a week as one run of check.
// Errors    not in a repository, no commit yet; a guide of an earlier commit that cannot be read is left out.
#pragma once

#include <cstddef>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "base/error.h"
#include "cli/options.h"
#include "cli/session.h"
#include "review/quality.h"

namespace guidelint::cli {

struct Trend {
  std::vector<review::QualityPoint> points = {};  // before today, oldest first
  bool is_cut_off = false;                        // the clone is shallow, and its history ends within these weeks
};

tl::expected<Trend, base::Error> read_trend(const Session& session, const Options& options,
                                            const lint::Baseline& baseline, int weeks);

// Two trends of one corpus: of a day that both have, `first` counts.
std::vector<review::QualityPoint> joined(std::vector<review::QualityPoint> first,
                                         const std::vector<review::QualityPoint>& second);

}  // namespace guidelint::cli
