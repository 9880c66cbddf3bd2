// The baseline: findings that were there when guidelint was adopted, and are accepted until their numbers change.
//
// `.guidelint/accepted/<rule>.txt` below the root of the configuration, one line per finding, sorted, no counts and no
// line numbers, so that edits elsewhere in a guide change nothing and two branches merge line by line. A line accepts
// every finding of that rule, guide, entity, field and digest. Another number is another finding: what was accepted
// wrong cannot become wrong in another way unseen. A finding of a rule that depends on the date, or of level info, is
// never accepted: neither fails a run.
//
// A line that accepts nothing any more is stale if that is certain: its guide was read and reported on, its rule ran
// there. Stale lines fail nothing; prune() removes them.
//
// Errors    read_baseline(): every line that is none, with file and line. Writing: all files or none are replaced.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "base/error.h"
#include "lint/accepted_line.h"
#include "rule/rule_set.h"

namespace guidelint::lint {

constexpr std::string_view k_baseline_folder = ".guidelint/accepted";  // below the root

using AcceptedLines = std::map<std::string, std::set<AcceptedLine>>;  // by id of the rule

std::uint64_t count_lines(const AcceptedLines& lines);

struct Baseline {
  bool exists = false;  // guidelint was adopted here, even if no line is left
  AcceptedLines lines = {};
};

// What a run made of a baseline.
struct Acceptance {
  AcceptedLines kept = {};     // without stale lines, and with those of a guide that moved under its new path
  AcceptedLines open = {};     // what would accept the findings that are new
  std::uint64_t accepted = 0;  // findings of the guides that are reported on
  std::uint64_t stale = 0;     // lines
  std::uint64_t moved = 0;     // lines
};

// A line of a rule that has another id now is read as the new one's; of one that nobody knows it is kept and left alone.
tl::expected<Baseline, std::vector<base::Error>> read_baseline(const std::filesystem::path& root,
                                                               const rule::RuleSet& rules);

struct Written {
  std::size_t files = 0;     // that hold lines now
  std::size_t replaced = 0;  // of them, those that were written
  std::size_t removed = 0;   // that held lines before
};

// Files that would not change are not touched, those without lines are removed.
tl::expected<Written, base::Error> write_baseline(const std::filesystem::path& root, const AcceptedLines& lines);

// Removes stale lines and lets lines follow guides that moved; adds none. Nothing is written if there is no such line.
tl::expected<Written, base::Error> prune(const std::filesystem::path& root, const Acceptance& acceptance);

}  // namespace guidelint::lint
