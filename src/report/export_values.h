// The values both forms of `export` write: the plain fields of the model, one side of one row.
#pragma once

#include <string_view>
#include <vector>

#include "model/bind.h"

namespace guidelint::report {

// Fields with a place of their own; what is worked out is left to the reader.
std::vector<const model::FieldDef*> exported_fields(const model::Model& model, model::EntityKind kind);

// None if the field has no such side. An empty `side` is the bare name.
expr::Value field_value(const model::Model& model, const expr::Entity& entity, model::EntityKind kind,
                        std::string_view side, std::string_view field);

// The number as it is written out: percent in percent.
double written(const expr::End& end, expr::Kind kind);

bool is_present(const expr::Value& value);
std::string_view basis_word(money::Basis basis);

}  // namespace guidelint::report
