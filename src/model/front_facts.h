// What the path, the text and given values state for a key of the front matter, as YAML.
//
//   company: acme                          the path
//   role_display: Data Engineer (L4)       the title, with its parenthesis
//   level_mapping: {internal: L4, raw: …}  null where the title names no level but the text maps levels
//   data_sources: [Pay survey 2026, …]     a citation each, without bullet, brackets and the target of a link
//   compensation                           an entry per row of the table (row_facts.h)
//
// Which key is read from what is the model's business (`body`, guide.path). A text that holds bytes lost on the way
// states nothing, and such a citation is left out of its list; the rule about the encoding names the line.
//
// Lifetime  views the Bound and the assignments.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/bind.h"
#include "model/front_block.h"
#include "model/write.h"

namespace guidelint::model {

using KeyPath = std::vector<std::string_view>;  // a dotted key, taken apart

class FrontFacts {
 public:
  explicit FrontFacts(const Bound& guide, std::span<const Assignment> given = {}) : guide_(&guide), given_(given) {}

  // Of a key of the guide, or of a map with all that is stated in it; nothing: not stated.
  [[nodiscard]] std::optional<Block> value_of(const KeyPath& key) const;

  // Whether the key, or one inside it, is given.
  [[nodiscard]] bool is_given(const KeyPath& key) const;

 private:
  struct Stated {
    std::optional<Block> value = {};
    bool looked = false;  // the place that would state it is there
  };
  [[nodiscard]] Stated stated(const KeyPath& key) const;
  [[nodiscard]] Stated field_value(std::size_t field) const;
  [[nodiscard]] Stated body_value(std::size_t field) const;
  [[nodiscard]] std::optional<Block> compensation() const;
  [[nodiscard]] const Assignment* given_for(std::size_t field) const;

  const Bound* guide_;
  std::span<const Assignment> given_;
};

// A text as a value of one line; nothing if bytes of it were lost on the way, or nothing but blanks is left. `span`: in
// the file, where it stands.
std::optional<Block> text_block(const text::SourceFile& source, std::string_view text, text::Span span);

// A value of either side as YAML, a list included; of two ends the one asked for. Nothing if it is none or unknown.
std::optional<Block> value_block(const expr::Value& value, std::size_t end = 0);

}  // namespace guidelint::model
