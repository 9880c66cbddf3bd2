// A file that is not what it was.
#pragma once

#include <cstdint>
#include <string>

namespace guidelint::repo {

enum class ChangeKind : std::uint8_t { added, modified, deleted, renamed };  // renamed: and perhaps modified

struct Change {
  ChangeKind kind = ChangeKind::modified;
  std::string path;           // from the top of the work tree, any bytes
  std::string old_path = {};  // of a renamed file

  // Where to look for it in the older version. It may not be there: an added file was not.
  [[nodiscard]] const std::string& before() const { return old_path.empty() ? path : old_path; }

  bool operator==(const Change&) const = default;
};

}  // namespace guidelint::repo
