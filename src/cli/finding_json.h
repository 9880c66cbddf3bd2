// A finding as a list of JSON and back, whole: what a shard found, for `guidelint merge`.
//
// The formats of report/ tell what a reader wants to know and leave out the rest; this leaves out nothing, so that a
// merged run and a single one print the same bytes.
//
// Errors    read_finding() gives nothing for a value that write_finding() cannot have written.
#pragma once

#include <optional>

#include "cli/json_list.h"
#include "finding/finding.h"

namespace guidelint::cli {

void write_finding(ListWriter& writer, const finding::Finding& finding);
std::optional<finding::Finding> read_finding(const rapidjson::Value& value);

}  // namespace guidelint::cli
