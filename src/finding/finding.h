// What a rule reports: one fault at one place, with its likely cause.
//
// A Finding owns all it says and knows its line and column, so it outlives the guide it was found in. Findings are
// compared by every field, so no two different ones collapse, and any order of threads sorts to the same output.
//
// Units     Place: bytes, lines and columns of the file as it is (see text/source_file.h).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace guidelint::finding {

enum class Level : std::uint8_t { off, info, warning, error };

std::string_view to_string(Level level);
std::optional<Level> parse_level(std::string_view text);

struct Place {
  text::Span span;
  text::Position begin;
  text::Position end;
  auto operator<=>(const Place&) const = default;
};

struct Label {  // a further place of the same fault, or a value that played a part
  enum class Role : std::uint8_t { operand, related };
  Place place;
  std::string text;
  Role role = Role::related;
  auto operator<=>(const Label&) const = default;
};

struct Cause {
  std::string id;     // "total-mismatch/1": the rule and the place of the hypothesis in its `maybe`, from 1
  std::string text;   // with the values of this finding
  std::string group;  // what findings of one cause share: the text as the rule writes it, without values
  auto operator<=>(const Cause&) const = default;
};

struct Finding {
  std::string rule;  // "total-below-base"
  Level level = Level::error;
  Place place;
  std::string entity = {};   // "row[Amsterdam]", "guide", "line"
  std::string field = {};    // "total_comp_high" or the header of the column
  std::string message = {};  // the fact with its values, one sentence, no full stop
  std::string detail = {};   // what stands under the caret; empty: nothing but the caret
  std::optional<Cause> cause = {};
  std::vector<Label> labels = {};
  std::uint32_t places = 1;  // how many places this finding speaks for (`per: guide`)
  auto operator<=>(const Finding&) const = default;
};

// Place first, then rule, then everything else.
bool comes_before(const Finding& a, const Finding& b);

}  // namespace guidelint::finding
