// The records `json` and `jsonl` share, as CLI.md describes them: run, finding, coverage, summary.
//
// The contract only grows: a key is never renamed or removed, so what is written here is promised. Keys stand in a
// fixed order and numbers are plain. Text that is not valid UTF-8 has U+FFFD in place of each byte that is not. A fix
// is written out, safe or not, since a program that reads this can tell them apart.
#pragma once

#include <string>

#include "lint/result.h"
#include "report/format.h"
#include "report/json_writer.h"
#include "text/source_file.h"

namespace guidelint::report {

// Equal for the same fault of the same file, wherever it stands: "total-mismatch|a.md|row[Amsterdam].total|9f31c2".
std::string fingerprint(const lint::FileReport& file, const finding::Finding& finding);

// `typed` writes the key "type", which `jsonl` tells records apart by.
void write_run(JsonWriter& writer, const lint::LintResult& result, const Style& style, bool typed);
// `source` is needed for the lines and columns of a fix; nullptr if there is none, or none that can be read any more:
// then `fixes` is empty.
void write_finding(JsonWriter& writer, const lint::FileReport& file, const finding::Finding& finding,
                   const text::SourceFile* source, bool typed);
void write_coverage(JsonWriter& writer, const lint::Coverage& coverage, bool typed);
void write_summary(JsonWriter& writer, const lint::LintResult& result, const Style& style, bool typed);

}  // namespace guidelint::report
