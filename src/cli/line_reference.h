// "research/adyen/data-engineer.md:20:22" taken apart: a line of a file, as editors and our own output name it.
//
// The name may hold colons; what exists decides. A colon at the end, as in a line copied from a log, is dropped, and
// the column is read and not used: a line is short enough to be explained whole.
//
// Errors    the argument names no line, or no file that is there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "base/error.h"

namespace guidelint::cli {

struct LineReference {
  std::string path;
  std::uint32_t line = 0;
};

tl::expected<LineReference, base::Error> parse_line_reference(std::string_view argument);

}  // namespace guidelint::cli
