// The last lines of every text run: how many of what, the biggest causes, what could not be judged or read.
//
//   7 errors, 3 warnings in 5 guides (12 infos not shown: --verbose)
//   not counted: 9,106 findings accepted in the baseline · 3 findings ignored by a comment
//   12 lines of the baseline are for findings that are gone: `guidelint check --fix` removes them
//   only what is new against main: 412 findings that were there before not shown
//   12 fixes: 10 safe (--fix), 2 unsafe (--fix --unsafe-fixes)
//   biggest causes: the whole stock column was added (18, adyen) · zero missing (2)
//   not judged: review-overdue 2 guides (next_review_due is missing)
//   12 files passed over (not guides)
//   cannot read guides/a.md: permission denied
//
// "2 of 5 guides" where guides without findings were judged too. No time stands in them: the same input gives the same
// bytes. What could not be read is said even where the summary is left out, because such a run is never a pass.
#pragma once

#include <cstdint>
#include <string>

#include "lint/result.h"
#include "report/format.h"

namespace guidelint::report {

enum class Reasons : std::uint8_t { said, left_out };  // for not judging

std::string closing_lines(const lint::LintResult& result, const Style& style, Reasons reasons = Reasons::said);

// Its parts, each with its '\n'; all but the first may be empty.
std::string totals_line(const lint::LintResult& result, const Style& style);
std::string not_counted_line(const lint::LintResult& result);  // what is there and fails nothing
std::string against_line(const lint::LintResult& result);
std::string fixes_line(const lint::LintResult& result);  // what --fix could do

// Levels this style prints.
inline finding::Level least_shown(const Style& style) {
  return style.show_infos ? finding::Level::info : finding::Level::warning;
}

}  // namespace guidelint::report
