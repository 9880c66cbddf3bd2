// Writes values into the front matter of a guide, by edits at the places the YAML knows.
//
// A key that is not there becomes a line behind the last entry of its map, in that map's indentation.
//
// Lifetime  views the guide; the edits outlive it.
#pragma once

#include <string>
#include <string_view>

#include "guide/guide.h"
#include "model/model.h"
#include "proof/edits.h"
#include "yaml/node.h"

namespace guidelint::proof {

// A value of an example as block YAML has it on one line: plain, in double quotes, or a list in brackets.
std::string to_yaml(const yaml::Node& value);

class FrontWriter {
 public:
  FrontWriter(const guide::Guide& guide, const model::Model& model, Edits& edits);

  // False if there is no map to write into (no front matter, no row).
  bool set(model::EntityKind owner, std::string_view dotted_key, std::string yaml);
  bool set(model::EntityKind owner, const model::FieldDef& field, const yaml::Node& value);
  // The first entry of the compensation, or all front matter.
  bool remove(model::EntityKind owner);

 private:
  [[nodiscard]] const yaml::Node* map_of(model::EntityKind owner) const;
  [[nodiscard]] text::Offset line_start(text::Offset at) const;
  [[nodiscard]] text::Offset next_line(text::Offset at) const;
  [[nodiscard]] text::Span in_file(text::Offset begin, text::Offset end) const;
  void replace_value(const yaml::Node& value, std::string yaml);
  void add_entry(const yaml::Node& map, std::string_view dotted_key, const std::string& yaml);

  const guide::Guide* guide_;
  const model::Model* model_;
  Edits* edits_;
};

}  // namespace guidelint::proof
