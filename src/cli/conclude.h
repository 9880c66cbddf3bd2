// What a run comes to: owners, exit code, and what is printed. The same for a corpus judged at once and for parts of one
// that were judged apart.
#pragma once

#include "cli/options.h"
#include "cli/session.h"
#include "lint/result.h"

namespace guidelint::cli {

// No guide was found, which is said: nothing was judged, so nothing passed.
bool found_nothing(const lint::LintResult& result);

// Prints `result` as the options ask for. The exit code; `failed`: something went wrong that is not in the result.
int conclude(lint::LintResult result, const Session& session, const Options& options, bool failed);

}  // namespace guidelint::cli
