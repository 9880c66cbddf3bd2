// Says in plain language what libyaml found wrong, and at the place where it can be mended. Inside yaml/ only.
//
//   title: Pay: a guide          "mapping values are not allowed in this context"   ->  a second ": " in this value;
//   quote the value title: "Pay                  "found unexpected end of stream", at the last byte ->  this quote is
//   never closed, at the quote
//
// What it has no better words for is passed on in libyaml's own.
#pragma once

#include <cstddef>
#include <string_view>

#include "yaml/node.h"

namespace guidelint::yaml {

struct Complaint {           // places are bytes of the text
  std::string_view problem;  // libyaml's words
  std::string_view context;  // "while scanning a quoted scalar", or empty
  std::size_t problem_at = 0;
  std::size_t context_at = 0;   // meaningful only with a context
  text::Span last_quoted = {};  // the quoted scalar read last, if any
};

Problem explain(std::string_view text, const Complaint& complaint);

}  // namespace guidelint::yaml
