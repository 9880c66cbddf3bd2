// The fixes of findings as formats count and offer them.
//
// Counted are new findings, not those in the baseline or under an ignore comment: only they are fixed, and the numbers
// belong to the errors and warnings beside them. Formats that a review tool reads (`sarif`, `rdjson`) offer safe fixes
// only: there one click commits, nobody runs the rules again, and a number that was changed without a source looks like
// one that was checked. `json` holds both, with "safe" beside them.
//
// Lifetime  functions of their arguments.
#pragma once

#include <cstdint>
#include <string_view>

#include "finding/finding.h"
#include "lint/result.h"
#include "text/source_file.h"

namespace guidelint::report {

struct FixCount {  // findings that carry one
  std::uint64_t safe = 0, unsafe = 0;
};

FixCount count_fixes(const lint::LintResult& result);

// Whether any finding of the file carries one, those that are kept back too.
bool has_fix(const lint::FileReport& file);

// Whether every edit lies in the file. It may have changed since it was judged.
bool fits(const finding::Fix& fix, const text::SourceFile& source);

// "--fix", "--fix --unsafe-fixes"
std::string_view flags_for(finding::Safety safety);

}  // namespace guidelint::report
