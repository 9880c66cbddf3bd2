// The places of a file that findings of a rule were about; answers whether a value is among them.
//
// Kept as disjoint intervals, because a guide may have thousands of rows with a fault in each, and every comparison
// that fails asks.
//
// Units     bytes of the file.
#pragma once

#include <algorithm>
#include <iterator>
#include <map>

#include "text/span.h"

namespace guidelint::rule {

class SpanSet {
 public:
  void add(text::Span span) {
    span = at_least_one_byte(span);
    auto after = ends_.upper_bound(span.begin);
    if (after != ends_.begin() && std::prev(after)->second >= span.begin) {
      --after;
      span.begin = after->first;
    }
    while (after != ends_.end() && after->first <= span.end) {
      span.end = std::max(span.end, after->second);
      after = ends_.erase(after);
    }
    ends_.emplace(span.begin, span.end);
  }

  [[nodiscard]] bool overlaps(text::Span span) const {
    span = at_least_one_byte(span);
    const auto after = ends_.lower_bound(span.end);  // the first that begins behind it
    return after != ends_.begin() && std::prev(after)->second > span.begin;
  }

 private:
  // A value that is not there ("base_low:" and nothing) has a place without bytes; it must find itself.
  static text::Span at_least_one_byte(text::Span span) { return {span.begin, std::max(span.end, span.begin + 1)}; }

  std::map<text::Offset, text::Offset> ends_;  // begin -> end; neither overlap nor touch
};

}  // namespace guidelint::rule
