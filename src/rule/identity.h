// The digest by which a finding is known again: of the values its comparison read, not of where they stand.
//
// Lines inserted, rows reordered, prose edited: the same digest. A number changed: another one, even if the row is still
// wrong, so that an accepted fault cannot hide a new one. Values of other guides (medians and the like) and the name of
// the file do not count: a finding must not come back because of an edit elsewhere, and a guide may move.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expr/expression.h"
#include "model/model.h"

namespace guidelint::rule {

// The fields that tell one fault of an entity from another: those the expression reads, and of a key or a line what is
// written there.
std::vector<expr::FieldId> telling_fields(const expr::Expression& expression, const model::Model& model,
                                          model::EntityKind each);

// Six hexadecimal digits.
std::string digest_of(std::span<const expr::FieldId> fields, const expr::Entity& entity);
std::string digest_of(std::string_view text);

}  // namespace guidelint::rule
