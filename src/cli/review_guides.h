// Guides as `due`, `plan` and `reviewed` see them: what stands in the file, who owns it, when it was reviewed.
//
// One place, so that the three commands cannot disagree about a date. What the linter finds wrong with a guide is not
// asked here: `due` answers in the time it takes to read.
//
// Errors    said on standard error; a CODEOWNERS file that cannot be read owns nothing, a register of reviews that cannot
//           be read ends the run.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "cli/session.h"
#include "lint/discover.h"
#include "lint/lint.h"
#include "model/bind.h"
#include "review/guide.h"
#include "review/register.h"

namespace guidelint::cli {

// The front matter of a guide, without owners, register and findings.
review::Guide review_guide_of(const model::Bound& bound);

struct ReviewGuides {
  std::vector<review::Guide> guides = {};  // that are reported, in path order
  std::vector<base::Error> errors = {};    // what could not be read, said already
  review::RegisterFile reviews = {};       // as it is on disk
  [[nodiscard]] bool all_read() const { return errors.empty(); }
};

// Nothing if the register cannot be read, or no guide was found: said.
std::optional<ReviewGuides> read_review_guides(const Session& session, const lint::Discovery& found, unsigned jobs);

// The later of what the guide and the register say.
void note_reviews(const std::filesystem::path& root, const review::Register& reviews,
                  std::vector<review::Guide>& guides);

}  // namespace guidelint::cli
