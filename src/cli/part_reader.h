// What one part of a corpus says (cli/part.h), read line by line from a file that may hold anything.
//
// A line that is not of the form the same version writes ends the reading. That is all that is checked here: whether
// parts belong together, and whether their files are those that are here, is for those who have them all.
//
// Errors    with file, line and column.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "base/error.h"
#include "cli/part.h"
#include "finding/finding.h"
#include "rule/run.h"

namespace guidelint::cli {

constexpr unsigned k_part_form = 1;  // another cannot be read

struct PartGuide {
  std::size_t number = 0;  // among all files that were found
  std::string path, company;
  bool reported = true;
  std::vector<finding::Finding> findings;
};

struct Part {
  PartHeader header;
  std::vector<PartGuide> guides;
  std::vector<std::pair<std::size_t, std::string>> unreadable;
  std::vector<std::string> not_found;
  std::map<std::size_t, rule::Tally> totals;  // by rule of `ran`
  std::map<std::string, std::vector<std::uint64_t>> judged;
  std::uint64_t passed_over = 0;
};

tl::expected<Part, base::Error> read_part(const std::string& file);

}  // namespace guidelint::cli
