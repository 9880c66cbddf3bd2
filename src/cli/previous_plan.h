// The plan of an earlier run, as `plan --format json` wrote it: what it announced for its week.
//
// Only what is needed is read, and nothing is believed: another program's JSON, a deeply nested one, one that is too
// large is an Error, whatever it holds.
//
// Errors    one sentence that names the file.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "base/error.h"
#include "review/schedule.h"

namespace guidelint::cli {

tl::expected<review::Previous, base::Error> read_previous_plan(const std::string& path);

}  // namespace guidelint::cli
