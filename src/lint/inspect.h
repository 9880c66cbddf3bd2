// One line of one guide, judged and taken apart: what `explain FILE:LINE` prints.
//
// The guide is judged once; the corpus is read only if a rule that looked at the line compares with it, so the usual
// question is answered without opening another file.
//
// Errors    the file cannot be read, or has no such line. Guides of the corpus that cannot be read are in `unreadable`.
// Lifetime  owns the guide; rules are those of the plan.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "lint/lint.h"
#include "rule/inspect.h"

namespace guidelint::lint {

struct InspectedLine {
  std::uint32_t line = 0;
  std::unique_ptr<text::SourceFile> source = {};
  std::unique_ptr<guide::Guide> guide = {};
  std::unique_ptr<model::Bound> bound = {};
  model::LineRole role = {};
  rule::Inspection inspection = {};
  std::uint64_t corpus = 0;  // guides compared with, this one included; 0: none was needed
  std::vector<base::Error> unreadable = {};
};

// `inputs` are the corpus; the one called `path` is taken from the file, not from them.
tl::expected<InspectedLine, base::Error> inspect_line(const std::vector<Input>& inputs, const std::string& path,
                                                      std::uint32_t line, const rule::RuleSet& rules,
                                                      const rule::RunPlan& plan, const Options& options);

}  // namespace guidelint::lint
