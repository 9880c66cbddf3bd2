// A guide as the scheduler sees it: whose it is, when it is due, who answers for it and what is known to be wrong.
//
// Not the guide itself: that is read, judged and dropped one at a time (lint/lint.h), and 100,000 of these fit in memory.
// `due` needs only what stands in the file; `plan` adds owners, findings and the register of reviews.
//
// Lifetime  owns everything.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace guidelint::review {

struct Guide {
  std::string path = {};
  std::string company = {};  // may be empty
  std::optional<base::Date> next_review_due = {};
  std::optional<base::Date> last_updated = {};
  bool has_front_matter = true;
  std::string unreadable = {};  // next_review_due as it stands in the file, if it is there and not a date

  std::string role = {};
  std::string quality = {};                      // data_quality as it stands: "high", "medium"
  std::vector<std::string> owners = {};          // by CODEOWNERS; the first one plans it
  std::optional<base::Date> last_reviewed = {};  // of front matter or the register of reviews, the later
  std::optional<base::Date> committed = {};      // its last commit, where it was asked for
  std::uint32_t errors = 0, warnings = 0;        // findings that are open
  std::uint32_t accepted_errors = 0;             // in the baseline
  std::vector<std::string> causes = {};          // of open findings, errors first, each once: "stock not divided by 4"

  // Only a stamp of a review shows one; a date that many guides share shows none.
  [[nodiscard]] bool never_reviewed() const { return !last_reviewed; }
};

}  // namespace guidelint::review
