// Lets a baseline accept the findings of a run, and says which of its lines are stale or have moved.
//
// A guide that was renamed keeps its accepted findings: if its old path is gone and exactly one guide without lines of
// its own has every finding that was accepted there, the lines follow it. Two copies, or one finding less, and they do
// not.
//
// Threads   after the join.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "lint/baseline.h"
#include "lint/settle.h"
#include "rule/run.h"

namespace guidelint::lint {

struct AcceptContext {
  std::filesystem::path root = ".";  // paths of lines are relative to it
  bool corpus_is_whole = true;       // else rules that compare guides make no line stale
  bool reports_all = true;           // else a guide that is not read may be there
};

// Before anything else takes findings away but ignores.
Acceptance accept(const Baseline& baseline, const rule::RunPlan& plan, const AcceptContext& context,
                  std::span<Settled> guides);

// How a line names a guide, whatever it is called from the working directory.
std::string path_in_baseline(const std::filesystem::path& root, std::string_view path);

}  // namespace guidelint::lint
