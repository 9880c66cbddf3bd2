// A new text of a file, complete on the disk under a name of its own before it takes the place of the old one.
//
//   guides/a.md  ->  guides/.a.md.guidelint-k3v90q2x  ->  guides/a.md
//
// In the same folder, because only there a rename is one step. The name begins with a dot and does not end with .md, so
// nobody takes it for a guide, and is not to be guessed, so nobody can lie in wait there with a link.
//
// What is destroyed before put_in_place() is removed. A program that is killed leaves its temporary file; it is not
// looked for later, because nothing proves whose it is.
//
// Mode, owner and group are those of the file replaced; where the owner cannot be given away it stays ours, without
// set-user-ID. Access lists and extended attributes are not carried over.
//
// Errors    the system's, as std::error_code.
#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <string_view>
#include <system_error>

#include "base/descriptor.h"

namespace guidelint::base {

// All of them, however many calls that takes.
std::error_code write_all(int descriptor, std::string_view bytes);

class TemporaryFile {
 public:
  explicit TemporaryFile(std::filesystem::path target) : target_(std::move(target)) {}
  ~TemporaryFile() { remove(); }
  TemporaryFile(TemporaryFile&& other) noexcept;
  TemporaryFile& operator=(TemporaryFile&&) = delete;
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  // On the disk when it returns. `old` is the file it will replace, null if there is none. Requires: called once.
  std::error_code write(std::string_view bytes, const struct stat* old);

  std::error_code put_in_place();

 private:
  std::error_code create(mode_t mode);
  std::error_code take_after(const struct stat& old);
  void remove();

  std::filesystem::path target_;
  std::filesystem::path path_;  // empty: there is none (any more)
  Descriptor file_;
};

}  // namespace guidelint::base
