// GitHub's job summary: the file $GITHUB_STEP_SUMMARY names, to which every command of a step adds.
//
// It is added to, never replaced, since what others have written there is not ours; and GitHub refuses it as a whole
// above 1 MiB, so what is added is made for the room that is left.
//
// Errors    a sentence, as base/write_file.h has them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "base/error.h"

namespace guidelint::cli {

// Empty if there is none.
std::string job_summary();

// Whether `path` is that file, by whatever name.
bool is_job_summary(const std::string& path);

// Bytes that still fit into the file.
std::size_t room_in(const std::string& path);

// Adds `text`, on a line of its own. Nothing for an empty text.
tl::expected<void, base::Error> append_to(const std::string& path, std::string_view text);

}  // namespace guidelint::cli
