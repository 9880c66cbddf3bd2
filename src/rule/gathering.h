// What the guides of a corpus are to each other, put together while they are read.
//
// Rules that compare guides need all of them before the first can be judged. A run reads every guide twice: first for
// its part in the groups (collect_guide), which is added here and forgotten; then to be judged among the others, when
// nothing has to wait any more. What stays of a guide is some numbers in the groups, and 128 bytes for a check that compares texts. Decided against: judging while
// reading and keeping what waits (Snapshot), as a run with an earlier version does; it takes 30 KB a guide, and writing
// these costs what reading the guide again does.
//
// Threads   one at a time.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "rule/run.h"

namespace guidelint::rule {

class Gathering {
 public:
  // Lifetime: `plan` outlives this and what it gives.
  explicit Gathering(const RunPlan& plan);
  ~Gathering();
  Gathering(const Gathering&) = delete;
  Gathering& operator=(const Gathering&) = delete;

  // Whether any rule of the plan compares guides.
  static bool is_needed(const RunPlan& plan);

  // What collect_guide() gave of a guide. `guide` is its number in path order; guides may come in any. `path` outlives
  // this.
  void add(std::size_t guide, std::string_view path, Outcome collected);
  void add_none();  // of a guide nothing was collected of

  // Once, when all are in.
  std::shared_ptr<const Corpus> finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace guidelint::rule
