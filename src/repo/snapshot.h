// The files of a commit, or of the index, as they are there: which there are, and what each holds.
//
//   const auto before = repository->snapshot(*base);
//   before->read("guidelint.yaml")     -> its text then, or nothing
//   before->below("rules")             -> rules/a.yaml, rules/pay/b.yaml, …
//
// All are listed at once, which takes git less than 10 ms for 5,000 files, and so fifty reads need two processes, not
// fifty. Regular files only: a symbolic link or a submodule is not there.
//
// Lifetime  keeps git's child alive, shared with the Repository it came from; files stay as long as the Snapshot.
// Threads   one at a time, together with every other Snapshot of the same Repository.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/error.h"
#include "repo/blobs.h"

namespace guidelint::repo {

struct File {
  std::string path;  // from the top of the work tree, any bytes
  std::string id;    // of its content
};

class Snapshot {
 public:
  Snapshot() = default;  // without files, as before the first commit
  Snapshot(std::vector<File> files, std::shared_ptr<Blobs> blobs);

  [[nodiscard]] std::span<const File> files() const { return files_; }       // sorted by the bytes of their paths
  [[nodiscard]] std::span<const File> below(std::string_view folder) const;  // "" is all of them
  [[nodiscard]] const File* find(std::string_view path) const;

  // Nothing if there is no such file.
  [[nodiscard]] tl::expected<std::optional<std::string>, base::Error> read(std::string_view path) const;

 private:
  std::vector<File> files_;
  std::shared_ptr<Blobs> blobs_;
};

}  // namespace guidelint::repo
