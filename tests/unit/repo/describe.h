// Changes as text, so that one comparison shows all of them.
#pragma once

#include <string>
#include <vector>

#include "repo/change.h"
#include "support/catch.h"

namespace guidelint::repo {

// "A new.md", "M a.md", "D gone.md", "R old.md > new.md"
inline std::vector<std::string> described(const std::vector<Change>& changes) {
  std::vector<std::string> lines;
  for (const Change& change : changes) {
    const char letter = "AMDR"[static_cast<std::size_t>(change.kind)];
    lines.push_back(std::string(1, letter) + " " + (change.old_path.empty() ? "" : change.old_path + " > ") +
                    change.path);
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace guidelint::repo
