#include "report/fixes.h"

#include <algorithm>

namespace guidelint::report {

FixCount count_fixes(const lint::LintResult& result) {
  FixCount count;
  for (const lint::FileReport& file : result.files) {
    for (const finding::Finding& finding : file.findings) {
      if (!finding.fix || finding.status != finding::Status::fresh) continue;
      ++(finding.fix->safety == finding::Safety::safe ? count.safe : count.unsafe);
    }
  }
  return count;
}

bool has_fix(const lint::FileReport& file) {
  const auto has_one = [](const finding::Finding& finding) { return finding.fix.has_value(); };
  return std::ranges::any_of(file.findings, has_one) || std::ranges::any_of(file.kept_back, has_one);
}

bool fits(const finding::Fix& fix, const text::SourceFile& source) {
  return text::are_apart(fix.edits) && std::ranges::all_of(fix.edits, [&](const text::Edit& edit) {
           return edit.span.begin <= edit.span.end && edit.span.end <= source.raw().size();
         });
}

std::string_view flags_for(finding::Safety safety) {
  return safety == finding::Safety::safe ? "--fix" : "--fix --unsafe-fixes";
}

}  // namespace guidelint::report
