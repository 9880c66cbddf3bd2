// YAML that nobody would write: documents made of pieces, and documents of others with up to four things changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/mutation_run.h"

namespace guidelint::yaml {

// From pieces at the edges of what parse_subset() reads.
std::string make_document(support::Random& random);

// One to four changes to bytes, lines or the indentation.
std::string mutate(std::string_view text, support::Random& random);

// Front matters of .md files and whole .yaml files below the folder.
std::vector<std::string> documents_below(const std::filesystem::path& folder);

}  // namespace guidelint::yaml
