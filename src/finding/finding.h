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

#include "text/edit.h"
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

struct Peers {  // how many entities of one company share a cause, of those its rule judged there
  std::string company;
  std::uint64_t same = 0;
  std::uint64_t of = 0;
  auto operator<=>(const Peers&) const = default;
};

struct Cause {
  std::string id;     // "total-mismatch/1": the rule and the place of the hypothesis in its `maybe`, from 1
  std::string text;   // with the values of this finding
  std::string group;  // what findings of one cause share: the text as the rule writes it, without values
  std::optional<Peers> peers = {};  // known when the whole corpus was read
  auto operator<=>(const Cause&) const = default;
};

struct Amount {      // a value that a comparison read, for machines: whole units, fractions of one, days
  std::string name;  // "base", "stock / 4", "any value of bonus"
  double low = 0, high = 0;
  auto operator<=>(const Amount&) const = default;
};

// Safe: copies or re-encodes what the author wrote. Unsafe: anything else, above all whatever changes a number.
enum class Safety : std::uint8_t { safe, unsafe };

std::string_view to_string(Safety safety);

struct Fix {
  std::string title;  // what it does, for people: "write `GBP` for `EUR`"
  Safety safety = Safety::unsafe;
  std::vector<text::Edit> edits = {};  // of the file as it is; in order of place, apart from each other, never none
  auto operator<=>(const Fix&) const = default;
};

struct Measured {  // of a comparison of amounts, at the end that failed
  Amount left;
  Amount right;       // what would have been right, tolerance included
  double off_by = 0;  // 0.43: 43 % too high
  std::vector<Amount> operands = {};
  auto operator<=>(const Measured&) const = default;
};

// New: counts. Accepted: in the baseline. Ignored: by a comment in the guide. Expired: by a comment whose date is past;
// shown, but fails nothing.
enum class Status : std::uint8_t { fresh, accepted, ignored, expired };

std::string_view to_string(Status status);  // "new", "accepted", "ignored", "expired"

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
  std::optional<Measured> measured = {};
  std::optional<Fix> fix = {};
  Status status = Status::fresh;
  std::uint32_t places = 1;  // how many places this finding speaks for (`per: guide`)

  // What makes it the same finding tomorrow: rule, entity, `about` and `digest` (identity()). No line, no message.
  std::string about = {};     // the field of the model that was judged: "total", "front.base"
  std::string digest = {};    // of the values the rule read there, six hexadecimal digits; another number, another one
  std::uint32_t subject = 0;  // which of the entities its rule looks at in this guide: for counting, not for identity
  auto operator<=>(const Finding&) const = default;
};

// "row[Amsterdam].total", "guide.missing", "line.text"
std::string entity_and_field(const Finding& finding);

// Equal for the same fault of the same guide, wherever it stands: "total-mismatch|row[Amsterdam].total|9f31c2".
std::string identity(const Finding& finding);

// Place first, then rule, then everything else.
bool comes_before(const Finding& a, const Finding& b);

}  // namespace guidelint::finding
