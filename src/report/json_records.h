// The records `json` and `jsonl` share, as CLI.md describes them: run, finding, coverage, summary.
//
// The contract only grows: a key is never renamed or removed, so what is written here is promised. Keys stand in a
// fixed order and numbers are plain. Text that is not valid UTF-8 has U+FFFD in place of each byte that is not.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "lint/result.h"
#include "report/format.h"

namespace guidelint::report {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

// `typed` writes the key "type", which `jsonl` tells records apart by.
void write_run(JsonWriter& writer, const lint::LintResult& result, const Style& style, bool typed);
void write_finding(JsonWriter& writer, const lint::FileReport& file, const finding::Finding& finding, bool typed);
void write_coverage(JsonWriter& writer, const lint::Coverage& coverage, bool typed);
void write_summary(JsonWriter& writer, const lint::LintResult& result, const Style& style, bool typed);

}  // namespace guidelint::report
