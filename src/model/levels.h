// Which rows of a table of levels a role stands in.
//
//   "Senior Software Engineer"   Senior (L5), Senior II (L5+)
//   "Engineering Manager"        EM (M1); not Senior EM
//   "Data Engineer"              all of them: the title names no level
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace guidelint::model {

// Whether the parenthesis behind a title's role is a level: "L3-L4", "SDE I-II / L4-L5", "Senior, IC5"; not "SIGNATURE
// ROLE", "UX Designer".
bool names_level(std::string_view text);

// Indexes into `labels`, in order; never empty unless `labels` is.
std::vector<std::size_t> levels_of_role(std::string_view role, const std::vector<std::string_view>& labels);

}  // namespace guidelint::model
