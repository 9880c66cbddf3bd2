// What all who judge inputs do alike: opening one, telling whether it is a guide.
#pragma once

#include <memory>

#include "guide/guide.h"
#include "lint/discover.h"
#include "lint/lint.h"
#include "model/bind.h"
#include "text/source_file.h"

namespace guidelint::lint {

inline tl::expected<std::unique_ptr<text::SourceFile>, base::Error> open(const Input& input) {
  if (input.text) return text::SourceFile::from_string(input.path, *input.text);
  return text::SourceFile::read(input.path);
}

// Whoever names a file, or sends one, means it to be a guide.
inline bool is_guide(const Input& input, const guide::Guide& guide, const model::Bound& bound) {
  return input.named || input.text.has_value() || looks_like_guide(guide, bound);
}

inline rule::IgnoreContext ignore_context(const Options& options) {
  return {.today = options.today, .corpus_is_whole = options.corpus_is_whole};
}

}  // namespace guidelint::lint
