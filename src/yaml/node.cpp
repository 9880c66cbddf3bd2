#include "yaml/node.h"

#include <algorithm>

namespace guidelint::yaml {

const Entry* Node::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key == key) return &entry;
  }
  return nullptr;
}

bool Node::is_null() const {
  if (kind != Kind::scalar || quoted) return false;
  return scalar.empty() || scalar == "~" || scalar == "null" || scalar == "Null" || scalar == "NULL";
}

void lay_over(Node& into, const Node& from, int levels) {
  if (levels == 0 || into.kind != Kind::map || from.kind != Kind::map) {
    into = from;
    return;
  }
  for (const Entry& entry : from.entries) {
    const auto same = std::ranges::find(into.entries, entry.key, &Entry::key);
    if (same == into.entries.end()) {
      into.entries.push_back(entry);
    } else {
      same->key_span = entry.key_span;
      lay_over(same->value, entry.value, levels - 1);
    }
  }
}

}  // namespace guidelint::yaml
