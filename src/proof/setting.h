// What one entry of an example says: which field, on which side.
//
//   base: 120K..165K          row's base, both sides
//   front.base: null          the front matter's only
//   guide.last_updated: …     the guide's, in an example of a row
//   front: null               the whole side
//   base_low: 172K            a key of the front matter by its own name, its value as written
//
// A name is looked for among the fields of the rule's own entity first, then among the other's. In rules about keys an
// unknown name is a key of the front matter.
//
// Errors    a sentence: unknown name (with the nearest), a derived field, a side the field does not have.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "model/model.h"
#include "yaml/node.h"

namespace guidelint::proof {

struct Setting {
  enum class What { field, side, key, strategy };
  What what = What::field;
  model::EntityKind owner = model::EntityKind::guide;  // guide or row
  const model::FieldDef* field = nullptr;
  std::string key = {};  // of What::key, dotted
  bool front = true, body = true;
  const yaml::Node* value = nullptr;
};

// True for the field that the table states by its signs of currency.
bool is_symbol(const model::FieldDef& field);

tl::expected<Setting, std::string> read_setting(const model::Model& model, model::EntityKind each,
                                                const yaml::Entry& entry);

}  // namespace guidelint::proof
