// The order in which a text shows findings: by file, or gathered under what --group-by names, with subtotals.
//
//   total-mismatch: 312 warnings in 120 guides
//
// The largest group comes first, inside it files and places in order. For eyes only: machine formats keep every guide's
// findings together.
//
// Lifetime  groups view the result they were made from.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lint/result.h"
#include "report/format.h"

namespace guidelint::report {

struct Group {
  std::string title = {};  // "total-mismatch", "@pay-team", "no owner"; empty: not grouped
  struct Member {
    const lint::FileReport* file = nullptr;
    const finding::Finding* finding = nullptr;
  };
  std::vector<Member> members = {};
};

// Findings that `style` shows. Without --group-by one group.
std::vector<Group> grouped(const lint::LintResult& result, const Style& style);

// "total-mismatch: 312 warnings in 120 guides"; empty for a group without title.
std::string heading(const Group& group);

}  // namespace guidelint::report
