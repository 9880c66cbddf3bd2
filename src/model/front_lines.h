// Lines of the front matter, as whoever writes into it needs them: where one begins and ends, how far it is indented.
//
//     base_low: 120000   # note\r\n
//   ^ line_start        ^ ending, two bytes
//
// One view for the two writers, of values in keys (model/front_edit.h) and of whole entries (model/derive.h). yaml::Node
// knows spans and no lines: a blank, a comment and the end of a line belong to no node.
//
// Units     offsets in SourceFile::text().
// Errors    none: a last line without an end has an empty one.
// Lifetime  views the text.
#pragma once

#include <optional>
#include <string_view>

#include "text/span.h"
#include "yaml/node.h"

namespace guidelint::model {

class FrontLines {
 public:
  explicit FrontLines(std::string_view text) : text_(text) {}

  [[nodiscard]] text::Offset start(text::Offset at) const;
  [[nodiscard]] text::Offset next(text::Offset at) const;  // where the line after that of `at` begins
  [[nodiscard]] text::Span ending(text::Offset at) const;  // "\n" or "\r\n" of the line `at` is in

  // Blanks before a key, the dash of an item counted as one; nothing if something else stands there.
  [[nodiscard]] std::optional<std::size_t> indent(text::Offset key_begin) const;

  // "{…}" or "[…]": no line can be put between its keys.
  [[nodiscard]] bool is_flow(const yaml::Node& node) const;

  // Of a value: that of the last thing inside of it. The node of a block ends where the next begins.
  [[nodiscard]] text::Offset end_of(const yaml::Node& node) const;

 private:
  std::string_view text_;
};

}  // namespace guidelint::model
