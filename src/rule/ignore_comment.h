// The words of one ignore: `guidelint-ignore RULE[, RULE] [until DATE]: reason`.
//
//   guidelint-ignore currency-mismatch: paid by the US entity in USD
//   guidelint-ignore range-reversed, total-below-base until 2026-12-31: provisional, HR confirms
//
// That is the whole grammar. There is no ignoring of all rules and none of a whole file: what is silenced is named, and
// why is said. A comment that begins with "guidelint-" and is anything else is a fault, because whoever wrote it
// believes that it works; "guidelint" alone is a word like any other.
//
// Units     spans are offsets into the text given.
// Lifetime  views into the text given.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "text/span.h"

namespace guidelint::rule {

constexpr std::string_view k_ignore_prefix = "guidelint-";

struct IgnoreComment {
  struct Named {
    std::string_view id;  // as written; may name no rule
    text::Span span;
  };
  std::vector<Named> rules = {};
  std::optional<base::Date> until = {};  // the last day on which it holds
  std::string_view reason = {};
  std::string fault = {};  // why it ignores nothing: "the ignore gives no reason"; else empty
  text::Span fault_span = {};
};

// Requires: `text` begins with k_ignore_prefix.
IgnoreComment parse_ignore(std::string_view text);

}  // namespace guidelint::rule
