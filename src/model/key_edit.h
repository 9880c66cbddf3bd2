// Writes a key of the front matter (its name, its value) and a line of the file (its text, its ending).
//
//   name := "base_low"   bsae_low: 80000        ->  base_low: 80000
//   raw := "172000"      base_low: "172000"     ->  base_low: 172000       plain, where the model wants a number
//   text := …            the line as it stands in the file, without its ending
//
// A line is written without reading the guide anew: fixes of garbled guides write one after the other.
//
// Errors    nothing: the name is taken, the value does not read back as what the model wants, a text of several lines.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "model/bind.h"
#include "model/write.h"
#include "text/edit.h"

namespace guidelint::model {

std::optional<std::vector<text::Edit>> edit_key(const Bound& bound, std::size_t key,
                                                std::span<const Assignment> assignments);

std::optional<std::vector<text::Edit>> edit_line(const Bound& bound, std::size_t line,
                                                 std::span<const Assignment> assignments);

}  // namespace guidelint::model
