// The guides of a run, judged and with their ignores applied, before anything is taken away or merged.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/digest.h"
#include "base/error.h"
#include "finding/finding.h"
#include "lint/changed_lines.h"
#include "lint/settle.h"

namespace guidelint::lint {

struct Judged {
  std::vector<std::size_t> inputs = {};  // the index of the input each guide came from, ascending
  std::vector<Settled> settled = {};
  Counts counts = {};
  std::vector<base::Error> unreadable = {};
  std::vector<std::size_t> unreadable_inputs = {};  // of each the index of its input; with an earlier version empty
  std::uint64_t passed_over = 0;                    // files that do not look like guides
  std::uint64_t compared = 0;                       // guides that are only compared with
  // Of a shard: what all guides are that its own were compared with. The same in another shard if it read the same;
  // nothing was compared: of nothing.
  base::Digest compared_with = {};
  std::shared_ptr<const rule::Corpus> common = {};
  // With an earlier version, of each guide: what was found then, and FileReport::changed. Else empty.
  std::vector<std::vector<finding::Finding>> earlier = {};
  std::vector<std::optional<std::vector<LineRange>>> changed = {};
};

}  // namespace guidelint::lint
