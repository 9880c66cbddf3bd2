// Where a run has its configuration and its own rules from: the disk, or the commit that --changed compares with.
//
// Apart from session.h, which checks them, because a pull request is judged by what was agreed before it: its own
// changes of guidelint.yaml and rules/ are read, compared, and said, but decide nothing. Without a configuration in the
// earlier version there was nothing to relax, and that on disk is used. --rules on the command line is whoever's who
// starts the program, and always on disk.
//
// Errors    a file or folder that cannot be read.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "cli/comparison.h"
#include "cli/config.h"
#include "cli/options.h"
#include "rule/rule_set.h"

namespace guidelint::cli {

struct Sources {
  LoadedConfig loaded;
  std::vector<rule::RuleFile> rules;  // the repository's; built-in ones are not among them
  std::string notice = {};            // "judged by guidelint.yaml and rules/ of main, which differ from those here"
};

tl::expected<Sources, base::Error> read_sources(const Options& options, const Comparison* comparison);

// Those on disk, with a configuration that is at hand.
tl::expected<Sources, base::Error> read_sources(const Options& options, LoadedConfig loaded);

}  // namespace guidelint::cli
