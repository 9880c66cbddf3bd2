// A part of a corpus, judged apart: what `check --shard` prints, and `merge` reads and puts together.
//
//   {"part":1,"guidelint":"0.1.0","shard":2,"of":4,"today":"2026-03-01","rules":"…","files":1134,…}
//   ["guide",17,"research/acme/engineer.md","acme",true,[finding, …]]
//   ["unreadable",21,"cannot read research/b.md: permission denied"]
//   ["counted","range-reversed",12,12,0,0,[]]         per rule; reasons why it did not judge, each with its count
//   ["compared","acme",[3,0,…]]                        of a company, how many entities each rule judged
//   ["end",283,0]                                     guides, files passed over
//
// Lines, so that a part of any size is written and read one guide at a time; the last line says that none is missing.
// It holds what judging found before anything is taken away or merged: the baseline, causes that guides share, levels
// that fail a run are for all parts together, and are the merging run's. So that this comes out as one run would have
// it, parts must be of one version of guidelint, one day, and the same rules and configuration: that is checked.
//
// A part comes from another machine, and may be anybody's: what it says of files is believed only of those that the
// merging run finds here under the same number and name (files_differ()), so that none can have another file quoted.
//
// Errors    with file, line and column. Parts that do not belong together name what differs.
// Lifetime  Merged owns its inputs; what is judged views them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "lint/discover.h"
#include "lint/judged.h"
#include "lint/lint.h"
#include "rule/run.h"

namespace guidelint::cli {

struct PartHeader {  // what the parts of one run have in common, but for the shard
  lint::Shard shard = {};
  base::Date today = {};
  std::string rules = {};               // a digest of rules and configuration
  std::size_t files = 0;                // that were found
  std::string compared_with = {};       // a digest of all guides, if rules compared them
  std::vector<std::string> ran = {};    // ids of rules
  std::vector<std::string> paths = {};  // that were asked for; none: all
};

std::string format_part(const PartHeader& header, const lint::Judged& judged, const std::vector<lint::Input>& inputs,
                        const std::vector<base::Error>& not_found);

struct Merged {
  PartHeader header = {};
  std::unique_ptr<std::vector<lint::Input>> inputs = {};  // in path order
  std::vector<std::size_t> numbers = {};                  // of each input, among the files that were found
  lint::Judged judged = {};
  std::vector<base::Error> not_found = {};
};

// `rules`: the digest of those that the merging run has.
tl::expected<Merged, base::Error> merge_parts(const std::vector<std::string>& files, const std::string& rules);

// Why the parts are not of the files that are found here, or nothing. `found`: for the same paths, in order.
std::optional<std::string> files_differ(const Merged& merged, const std::vector<lint::Input>& found);

}  // namespace guidelint::cli
