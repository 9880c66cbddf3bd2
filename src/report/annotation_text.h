// What is said of a finding beside its line in a review: the fact, what stands under the caret, the likely cause.
//
//   total does not add up for Amsterdam
//   238,000, expected 158,750…166,750
//   cause: the whole stock column was added
//
// One wording for `github`, `sarif` and `rdjson`, so that a reviewer reads the same whichever way it came.
#pragma once

#include <string>

#include "finding/finding.h"
#include "report/printable.h"

namespace guidelint::report {

// Up to three lines, without '\n' at the end; nothing of a guide acts as markup of a terminal.
inline std::string annotation_text(const finding::Finding& finding) {
  std::string text = printable(finding.message);
  if (!finding.detail.empty()) text += "\n" + printable(finding.detail);
  if (finding.cause) text += "\ncause: " + printable(finding.cause->text);
  return text;
}

}  // namespace guidelint::report
