// What `guidelint baseline` and `guidelint init` share: judging for a baseline, and counting what it would accept.
#pragma once

#include <cstdint>

#include "cli/session.h"
#include "lint/lint.h"

namespace guidelint::cli {

// Every rule over `found`, with the configuration's levels. PATHs in `options.arguments` choose what is reported.
lint::LintResult judge_for_baseline(const Session& session, const lint::Baseline& baseline,
                                    const lint::Discovery& found, const Options& options);

// The findings `result.acceptance->open` would accept, as `check` counts them: those that a rule sums up by guide are
// one.
std::uint64_t count_open(const lint::LintResult& result);

}  // namespace guidelint::cli
