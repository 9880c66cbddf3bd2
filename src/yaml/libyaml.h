// Reads any YAML with libyaml's events: the slow path of parse(), and the judge of the fast one. Inside yaml/ only.
//
// libyaml counts code points, not bytes: its `index` and `column` are off after the first `£`. One cursor walks from
// mark to mark over the bytes (places.h). Its messages are put in plain words (explain.h).
#pragma once

#include <string_view>

#include "text/span.h"
#include "yaml/node.h"

namespace guidelint::yaml {

Document parse_with_libyaml(std::string_view text, text::Offset base);

}  // namespace guidelint::yaml
