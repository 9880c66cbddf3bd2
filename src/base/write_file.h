// Writes files so that each is old or new and never half of both, whatever ends the program in between.
//
//   write_file("out.json", text, k_output)     one
//   write_files(files)                         all temporary files first, then all renames
//
// Every text is written beside its file, synchronised and renamed over it (base/temporary_file.h); the folder is
// synchronised afterwards. Of several files none is touched before all texts are on the disk, so a full disk leaves
// everything as it was. There is no renaming of several files at once: if a rename fails after others, the results say
// which are new.
//
// Whatever a rename would replace by something else is refused before anything is written: a symbolic link (the link
// would go), a file with another hard link (that would keep the old text), one that is read-only. Writing into the old
// file instead was decided against: whoever reads meanwhile, or pulls the plug, has half a guide.
//
// `expected` is for texts made from what was read: right before the rename the file is read again, and what somebody
// saved in between stays. A few microseconds remain that no system call closes.
//
// Errors    a sentence with the path, its control characters escaped: "cannot write guides/a.md: no space left on
//           device; the file is unchanged", "guides/a.md is read-only".
// Threads   functions of their arguments; two that write the same file end with one of both texts.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/error.h"

namespace guidelint::base {

struct WriteOptions {
  // What a user names as an output (--format json=out.json) is written as a shell would: where a symbolic link leads,
  // straight into a device or a pipe, and into the descriptor that /dev/stdout, /dev/stderr, /dev/fd/3 stand for. A
  // name among several hard links becomes a file of its own.
  bool follow_links = false;
};

constexpr WriteOptions k_output = {.follow_links = true};

tl::expected<void, Error> write_file(const std::filesystem::path& path, std::string_view bytes,
                                     const WriteOptions& options = {});

// An Error if write_file() would refuse `path` now, for whoever wants to leave such files out. It does not know how
// full the disk is.
tl::expected<void, Error> check_writable(const std::filesystem::path& path, const WriteOptions& options = {});

struct FileToWrite {
  std::filesystem::path path;
  std::string bytes;
  std::optional<std::string> expected = {};  // what it holds now, if that matters
};

enum class Outcome : std::uint8_t {
  untouched,  // because of another file
  written,
  changed,  // by somebody else since `expected` was read, or removed: left so
  failed,
};

struct WriteResult {
  Outcome outcome = Outcome::untouched;
  std::string message = {};  // of changed and failed
};

// One result a file, in their order. A file that has changed is skipped, the others go on. One that fails before the
// first rename leaves all untouched; a rename that fails leaves those after it so.
std::vector<WriteResult> write_files(std::span<const FileToWrite> files, const WriteOptions& options = {});

// The first that was not written, and what became of the others: "…; 1 of 3 files was written: a.md".
tl::expected<void, Error> all_written(std::span<const FileToWrite> files, std::span<const WriteResult> results);

}  // namespace guidelint::base
