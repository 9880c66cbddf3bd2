#include "yaml/parse.h"

#include <utility>

#include "yaml/libyaml.h"
#include "yaml/subset.h"

namespace guidelint::yaml {

Document parse(std::string_view text, text::Offset base) {
  if (auto document = parse_subset(text, base)) return std::move(*document);
  return parse_with_libyaml(text, base);
}

}  // namespace guidelint::yaml
