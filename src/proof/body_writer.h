// Writes values into the text of a guide: the cells of the first row of the compensation table, and the pieces of prose
// the model reads.
//
// A money field without a column gets one at the right end of the table, named after the field, if the model takes that
// name for it. Null is a dash in a cell; a piece of prose that is null goes with its line.
//
// Errors    a sentence: what rules/example.md does not have.
// Lifetime  views the guide and its Bound; the edits outlive them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "guide/guide.h"
#include "model/bind.h"
#include "proof/edits.h"
#include "yaml/node.h"

namespace guidelint::proof {

class BodyWriter {
 public:
  using Done = tl::expected<void, std::string>;

  BodyWriter(const model::Bound& bound, const model::Model& model, Edits& edits);

  Done set(model::EntityKind owner, const model::FieldDef& field, const yaml::Node& value);
  Done set_strategy(const yaml::Node& value);
  // The sign before the amounts of the row. Amounts that are not set are written anew by finish().
  Done set_currency(const yaml::Node& code);
  void finish();
  // The first row of the table, or all text.
  Done remove(model::EntityKind owner);
  // A column was added, so the text must be read again to see whether the model knows it.
  [[nodiscard]] const std::vector<const model::FieldDef*>& added() const { return added_; }

 private:
  struct CellPlace {
    std::size_t column = 0;
    text::Span span;  // in the file
  };
  [[nodiscard]] expr::Value body_value(model::EntityKind owner, const model::FieldDef& field) const;
  [[nodiscard]] std::optional<CellPlace> cell_of(const model::FieldDef& field) const;
  void find_row();
  Done set_cell(const model::FieldDef& field, const yaml::Node& value);
  Done set_list(const yaml::Node& value);
  Done set_prose(text::Span in_file, std::string_view name, const yaml::Node& value);
  void add_column(const model::FieldDef& field, const std::string& cell);
  [[nodiscard]] text::Span whole_lines(text::Span in_file) const;

  const model::Bound* bound_;
  const model::Model* model_;
  Edits* edits_;
  const guide::Table* table_ = nullptr;
  const guide::TableRow* row_ = nullptr;
  std::string sign_;
  bool sign_changed_ = false;
  std::map<std::size_t, bool> written_;  // columns
  std::vector<const model::FieldDef*> added_;
};

}  // namespace guidelint::proof
