// Writes files that belong together: all of them, or each is what it was.
//
//   guides that are marked as reviewed, and the register that says so
//
// write_files() leaves those that were renamed before one failed, which is right for fixes: each guide is good by itself.
// Here what was written before the failure is put back, and files and folders that were not there are removed again.
// A program that is killed between two renames leaves some new and some old, each whole; nothing can undo that but the
// next run.
//
// Folders that are missing are made.
//
// Errors    what was not written and why; and, should that happen, which file could not be put back.
#pragma once

#include <span>
#include <tl/expected.hpp>

#include "base/error.h"
#include "base/write_file.h"

namespace guidelint::base {

// `expected` of a file that is there says what it held, and what it is put back to: without it, it must not be there.
tl::expected<void, Error> write_together(std::span<const FileToWrite> files);

}  // namespace guidelint::base
