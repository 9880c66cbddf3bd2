#include "text/edit.h"

namespace guidelint::text {
namespace {

// `a` begins where `b` does, or before it.
bool touch(const Edit& a, const Edit& b) {
  if (a.span.begin == b.span.begin) return true;  // one of them at least writes there
  return b.span.begin < a.span.end;
}

}  // namespace

bool are_apart(std::span<const Edit> edits) {
  for (std::size_t i = 0; i + 1 < edits.size(); ++i) {
    if (edits[i + 1].span.begin < edits[i].span.begin || touch(edits[i], edits[i + 1])) return false;
  }
  return true;
}

std::string edited(std::string_view raw, std::span<const Edit> edits) {
  std::string result;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    result.append(raw.substr(at, edit.span.begin - at)).append(edit.text);
    at = edit.span.end;
  }
  return result.append(raw.substr(at));
}

}  // namespace guidelint::text
