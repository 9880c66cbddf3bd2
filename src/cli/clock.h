// SOURCE_DATE_EPOCH: the clock of builds that must come out the same twice.
//
// Errors    a value that is not a number of seconds since 1970.
// Source    reproducible-builds.org/specs/source-date-epoch.
#pragma once

#include <optional>
#include <tl/expected.hpp>

#include "base/date.h"
#include "base/error.h"

namespace guidelint::cli {

// Nothing where the variable is not set or empty.
tl::expected<std::optional<base::Date>, base::Error> source_date();

}  // namespace guidelint::cli
