// Writes the dates of a review into the front matter of a guide, and nothing else.
//
//   next_review_due: 2026-05-23   ->  next_review_due: 2027-05-21
//   (absent)                      ->  last_reviewed: 2026-11-23, behind last_updated
//
// Through model/write.h, which knows where keys stand and belong, keeps quotes, comments, order and line ends, and reads
// the guide again to see that everything else is what it was.
//
// Errors    one sentence with the path, and the line where there is one: no front matter, front matter that does not end
//           or is no YAML, a key that cannot be written (twice there, flow style).
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "model/bind.h"
#include "review/register.h"
#include "text/edit.h"

namespace guidelint::review {

struct Stamp {  // what is left out stays as it is
  std::optional<base::Date> last_reviewed = {};
  std::optional<std::string> reviewed_by = {};
  std::optional<base::Date> next_review_due = {};
};

struct StampedGuide {
  std::string path;
  std::string before, after;           // bytes
  std::vector<text::Edit> edits = {};  // of `before`; none if it says all that already
};

tl::expected<StampedGuide, base::Error> stamp(const model::Bound& guide, const Stamp& stamp);

// The same of a file on disk.
tl::expected<StampedGuide, base::Error> stamp_file(const std::string& path, const model::Model& model,
                                                   const Stamp& stamp);

// What the register measures moves from; nothing for a guide without a readable total.
std::optional<Total> mid_total(const model::Bound& guide);

}  // namespace guidelint::review
