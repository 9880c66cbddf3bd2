// From a place the readers know to an edit of the file.
//
// A place that holds something repaired on reading (text/source_file.h) is not edited: what stands there in the file is
// not what was read. Decided against: writing the repaired text along; that is a fix of its own, and of its own rule.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "text/edit.h"
#include "text/source_file.h"

namespace guidelint::model {

// `in_text` is a span in text(). Nothing if a repair lies in it or around it.
inline std::optional<text::Edit> edit_at(const text::SourceFile& source, text::Span in_text, std::string with) {
  const auto& repairs = source.repairs();
  const auto next = std::partition_point(
      repairs.begin(), repairs.end(), [&](const text::Repair& repair) { return repair.in_text.end <= in_text.begin; });
  if (next != repairs.end() && next->in_text.begin < in_text.end) return std::nullopt;
  if (next != repairs.end() && next->in_text.begin < in_text.begin) return std::nullopt;
  const text::Span span = source.in_file(in_text);
  if (span.size() != in_text.size()) return std::nullopt;
  return text::Edit{.span = span, .text = std::move(with)};
}

}  // namespace guidelint::model
