// The change of one file as a unified diff that `git apply` and `patch -p1` take.
//
//   diff --git a/guides/a.md b/guides/a.md
//   --- a/guides/a.md
//   +++ b/guides/a.md
//   @@ -17,7 +17,7 @@ range-reversed: base_low 165,000 is above base_high 120,000
//      - region: London
//   -    base_low: 165000
//   +    base_low: 120000
//
// Why a hunk changes what it changes stands behind its second "@@", where both programs expect the name of a function
// and read nothing. Lines outside a hunk would do for git but not for every reader of diffs.
//
// Made from the edits, which are known, in one pass over the file. Decided against: comparing lines (dtl), which finds
// another change than the one that was made and is quadratic where a whole file changes.
//
// The lines are the bytes of the file, on a terminal too, with whatever a hostile guide holds (escapes, invalid UTF-8,
// CRLF): a diff of which a byte was replaced does not apply. Names are quoted as git quotes them and remarks are made
// harmless, so nothing but a line of the file, behind its ' ', '-' or '+', is raw.
//
// Source    POSIX diff -u; git's apply.c and quote.c.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "text/edit.h"
#include "text/span.h"

namespace guidelint::report {

struct Remark {
  text::Span in_before = {};  // what was changed
  std::string text = {};      // and why: "total-mismatch: the whole stock column was added"
};

struct FileChange {
  std::string_view path;  // relative, with '/'
  std::string_view before;
  std::span<const text::Edit> edits;  // of `before`
  std::span<const Remark> remarks = {};
  bool is_new = false;  // there is no such file yet: `before` is empty
};

// Empty if the edits change nothing. A remark stands on the first hunk that does not end before it, or on the last,
// once however often it is given; of many the first k_most_remarks. Requires: as text::edited().
std::string unified_diff(const FileChange& change);

constexpr std::size_t k_most_remarks = 5;

}  // namespace guidelint::report
