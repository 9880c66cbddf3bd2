// `check --fix` and `check --diff`: what fixes do to the guides of a run.
//
// --fix writes what can be mended and says on standard error how much that was; --diff prints the same as a patch and
// writes nothing. A guide that cannot be written (read-only, a symbolic link), was changed meanwhile, or is staged only
// in part is left alone and named; the others are written, each whole or not at all.
//
// Errors    complained about on standard error; `failed` makes the run exit with 2.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "fix/plan.h"
#include "lint/discover.h"

namespace guidelint::cli {

// --dates-from-git: gives every reported guide the day of its last commit, for fixes that derive front matter. What has
// none (new, changed since, beyond a shallow clone) stays without; of the last that is said. False: git could not say.
bool note_commit_dates(std::vector<lint::Input>& inputs);

// Says what is wrong with the fixes themselves. False if anything is.
bool report_faults(const fix::Plan& plan);

// A patch is applied from the working directory, so it names files from there.
std::string path_in_patch(const std::string& path);

// The plan as a patch that `git apply` and `patch -p1` take.
std::string patch_of(const fix::Plan& plan);

struct Written {
  bool failed = false;
  std::size_t guides = 0;
};

// Writes the guides and puts their new text where `inputs` hold one (what is staged), so that both are judged alike.
Written write_guides(const fix::Plan& plan, bool staged, std::vector<lint::Input>& inputs);

}  // namespace guidelint::cli
