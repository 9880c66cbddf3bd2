#include "proof/edits.h"

#include <algorithm>

namespace guidelint::proof {

void Edits::replace(text::Span span, std::string with) {
  const auto same = std::ranges::find(edits_, span, &Edit::span);
  if (same != edits_.end() && span.size() > 0) {
    same->with = std::move(with);
  } else {
    edits_.push_back({span, std::move(with)});
  }
}

void Edits::insert(text::Offset at, std::string what) { edits_.push_back({{at, at}, std::move(what)}); }

std::string Edits::apply(std::string_view text) const {
  std::vector<const Edit*> sorted;
  for (const Edit& edit : edits_) sorted.push_back(&edit);
  // At one place insertions come first, then the larger replacement.
  std::ranges::stable_sort(sorted, [](const Edit* a, const Edit* b) {
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin;
    const bool a_inserts = a->span.size() == 0, b_inserts = b->span.size() == 0;
    return a_inserts != b_inserts ? a_inserts : !a_inserts && a->span.end > b->span.end;
  });
  std::string result;
  text::Offset done = 0;
  for (const Edit* edit : sorted) {
    if (edit->span.begin < done) continue;
    result += text.substr(done, edit->span.begin - done);
    result += edit->with;
    done = edit->span.end;
  }
  result += text.substr(done);
  return result;
}

}  // namespace guidelint::proof
