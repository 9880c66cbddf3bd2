#include "yaml/node.h"

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

}  // namespace guidelint::yaml
