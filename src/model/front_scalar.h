// A value as a scalar of the front matter.
//
//   money, numbers   172000; digits only
//   percent          10, 12.5
//   dates, quarters, codes, words    plain
//   text             in the quotes it stood in, else plain or quoted as yaml::emit_text() finds right
//
// Errors    nothing: a fraction of a unit, a currency that does not exist, a word that is not allowed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "expr/value.h"
#include "model/model_impl.h"
#include "yaml/node.h"

namespace guidelint::model {

// Of a value that is not two-ended: as text, without quotes. Not for lists.
std::optional<std::string> plain_text(ValueType type, const expr::Value& value);

// One end of money or percent.
std::optional<std::string> plain_figure(ValueType type, double figure);

// `text` as YAML. `written` is the scalar that stands there, quotes included, or empty.
std::string as_scalar(ValueType type, std::string_view text, std::string_view written = {});

// Whether `node` says `text` already, so that nothing is to be written.
bool says(ValueType type, const yaml::Node& node, std::string_view text);

}  // namespace guidelint::model
