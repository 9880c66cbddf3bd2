// Changes to a text by place, applied together.
//
// Units     bytes of the text given to apply().
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace guidelint::proof {

class Edits {
 public:
  // The last replacement of the same place wins.
  void replace(text::Span span, std::string with);
  // Several at one place stand in the order given.
  void insert(text::Offset at, std::string what);

  // What lies inside a larger replacement is lost with it.
  [[nodiscard]] std::string apply(std::string_view text) const;

 private:
  struct Edit {
    text::Span span;
    std::string with;
  };
  std::vector<Edit> edits_;
};

}  // namespace guidelint::proof
