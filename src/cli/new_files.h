// Writes files that are not there yet into a repository: all of them or none, and never outside of it.
//
// A repository may be somebody else's, and hold a folder that is a symbolic link to anywhere; .github/workflows is
// written to only if every folder on the way is one. What is there is not touched, whatever it is. Folders that are
// missing are made, and removed again if the files could not be written.
//
// Errors    a sentence with the path.
// Source    paths relative to the working directory, without "..".
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <tl/expected.hpp>

#include "base/error.h"
#include "base/write_file.h"

namespace guidelint::cli {

enum class Place : std::uint8_t { free, taken };

// Error: a folder on the way to `path` is none, or leads elsewhere; `path` is a symbolic link that leads nowhere.
tl::expected<Place, base::Error> place_of(const std::filesystem::path& path);

// Requires: place_of() is free for each.
tl::expected<void, base::Error> write_new_files(std::span<const base::FileToWrite> files);

}  // namespace guidelint::cli
