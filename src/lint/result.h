// What a run of `check` found: per file the findings, per rule the coverage, and what could not be read.
//
// Lifetime  owns everything; no view into a guide or a rule survives in it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "finding/finding.h"
#include "lint/baseline.h"
#include "lint/changed_lines.h"

namespace guidelint::rule {
class Corpus;
}

namespace guidelint::lint {

// How a rule fared. looked_at == passed + failed + ignored + not_judged, always; lint() asserts it. Accepted is part of
// failed.
struct Coverage {
  std::string rule;
  std::string each;  // "row", "guide", …
  bool scheduled = false;
  std::uint64_t looked_at = 0, passed = 0, failed = 0, accepted = 0, ignored = 0, not_judged = 0;
  std::map<std::string, std::uint64_t> reasons = {};  // of not_judged: "stock is missing" -> 1200
};

struct FileReport {
  std::string path;                              // as shown
  std::string company = {};                      // from front matter or path; may be empty
  std::vector<finding::Finding> findings = {};   // sorted; new ones, and expired ones
  std::vector<finding::Finding> kept_back = {};  // accepted and ignored ones: for machines and --no-baseline
  std::vector<finding::Finding> single = {};     // Options::for_fixes: the new ones as they were before merging
  std::vector<std::string> owners = {};          // "@pay-team", by CODEOWNERS
  std::optional<std::string> text = {};          // only of standard input: the bytes, for excerpts
  // Lines that the earlier version does not have, also of a new guide. Nothing: no version was compared with.
  std::optional<std::vector<LineRange>> changed = {};
};

struct LintResult {
  base::Date today;
  std::size_t rules = 0;          // how many ran
  std::uint64_t guides = 0;       // judged and reported on
  std::uint64_t corpus = 0;       // read in all
  std::uint64_t compared = 0;     // of these, only compared with: Options::changed_only
  std::uint64_t passed_over = 0;  // files that do not look like guides
  std::string against = {};       // what an earlier version is called ("main"); empty: none was compared with
  std::uint64_t known = 0;        // findings that version had too; they are nowhere below
  std::optional<Acceptance> acceptance = {};  // by the baseline, if the run was given one
  std::vector<FileReport> files = {};         // every reported guide, in path order, also without findings
  std::vector<Coverage> coverage = {};        // in id order
  std::vector<base::Error> unreadable = {};
  std::shared_ptr<const rule::Corpus> common = {};                // Options::for_fixes: for Rejudge
  double seconds = 0;                                             // only for people: not in machine formats
  [[nodiscard]] std::uint64_t count(finding::Level level) const;  // of new findings
  [[nodiscard]] std::uint64_t count(finding::Status status) const;
};

}  // namespace guidelint::lint
