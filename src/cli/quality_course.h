// How the guides got better or worse, for the plan: from a file that grows (--history) or from the commits (--since).
//
//   plan --history history.tsv              reads the file if there is one, adds today, writes it back
//   plan --since 12w                        judges one commit a week; nothing is kept
//   plan --since 52w --history history.tsv  begins the file with the past; what it has already stays as it is
//
// Errors    said: a file with a line that is none (nothing is written then), a repository without commits.
#pragma once

#include <optional>
#include <vector>

#include "cli/options.h"
#include "cli/session.h"
#include "lint/baseline.h"
#include "review/quality.h"

namespace guidelint::cli {

struct Course {
  std::vector<review::QualityPoint> points = {};  // oldest first; today's from an earlier run may be among them
};

// Nothing if it cannot be read: said.
std::optional<Course> read_course(const Session& session, const Options& options, const lint::Baseline& baseline);

// Writes the file of --history whole, with `now`. False, and said, if it cannot be written.
bool write_course(const Options& options, const Course& course, const review::QualityPoint& now);

}  // namespace guidelint::cli
