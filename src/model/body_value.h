// Values of the body: what a cell of the compensation table or a piece of prose says about a field.
//
// Units     spans in the file. Money in whole units, percent as a fraction.
// Lifetime  values view the Guide, its source and the Model; alternatives live in the deque given.
#pragma once

#include <list>
#include <string_view>
#include <vector>

#include "expr/value.h"
#include "guide/guide.h"
#include "model/compensation.h"
#include "model/model_impl.h"

namespace guidelint::model {

expr::Value table_value(const Model::Impl& model, std::size_t field, const CompensationRow& row,
                        const text::SourceFile& source, std::list<expr::Value>& alternatives);

// The header of the column that the field is read from, as text.
expr::Value header_value(std::size_t field, const CompensationRow* row, const text::SourceFile& source);

expr::Value prose_value(const FieldDef& field, BodyReader reader, const guide::Guide& guide,
                        std::list<std::vector<std::string_view>>& lists);

// `first`, and end by end `second` where it has none. What only the body knows (basis, alternative) comes from
// whichever has it.
expr::Value merge(expr::Value first, const expr::Value& second);

}  // namespace guidelint::model
