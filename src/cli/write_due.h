// `plan --write-due`: the week a guide is planned for becomes its next_review_due.
//
// For guides that were never reviewed, and whose date promises nothing: there is none, it is past, or more guides
// share it than a week has minutes for. A date that can be kept stays, so that a second run has nothing to do, and so
// does that of a guide that was reviewed, or is not planned yet. Neither last_updated nor last_reviewed is touched,
// because nobody looked at the guide.
//
// The date is the Friday of the week; in the current week today, if Friday is over.
//
// All guides are written, or none. A guide without front matter has no place for a date: it is named and left alone.
//
// Errors    complained about on standard error.
#pragma once

#include "cli/options.h"
#include "cli/session.h"
#include "review/schedule.h"

namespace guidelint::cli {

// The exit code. With --owner only that owner's guides; with --dry-run the patch is printed and nothing written.
int write_due(const Session& session, const Options& options, const review::Schedule& schedule);

}  // namespace guidelint::cli
