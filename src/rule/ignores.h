// The ignore comments of one guide, and what each of them covers.
//
//   # guidelint-ignore …             above a key or an item of a list: it and what is in it
//   base_low: 78000  # guidelint-ignore …   behind one: the outermost that begins on the line, so behind
//                                    "- region: London" the whole item
//   <!-- guidelint-ignore … -->      on lines of its own: the next block (heading, paragraph, item, quote, table)
//   | London | £95K <!-- … --> |     in a row of a table: the row. In another block: that block
//
// A comment above a row of a table would end the table (GitHub does it so), so there is no such form. A row stands
// twice, in the front matter and in the table: an ignore that covers it on either side covers it on both. What is said
// of the whole guide stands on its first line or at its title, where no comment can be: it is covered by a comment above
// the first key or above the title.
//
// libyaml drops comments, so they are searched for in the lines, outside the spans of quoted and block scalars.
//
// Units     spans and places are in the file.
// Errors    a comment that is wrong is kept with its fault; rules report it.
// Lifetime  owns all it says: ignores outlive their guide, because what is unused is known after the last one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "finding/finding.h"
#include "model/bind.h"

namespace guidelint::rule {

// Read in one guide; more are reported and not read. Matching is findings times ignores.
constexpr std::size_t k_most_ignores = 1000;

struct Ignore {
  struct Named {
    std::string id;  // as written
    finding::Place place;
  };
  std::string text = {};  // as written, from "guidelint-" on
  finding::Place place;   // of the text
  std::vector<Named> rules = {};
  std::optional<base::Date> until = {};
  std::string reason = {};
  std::string fault = {};  // see IgnoreComment
  finding::Place fault_place = {};
  // What goes with it if it is taken out: the line that it has to itself, or it and the blanks before it; of several in
  // one comment its part. Empty: it cannot be taken out, the comment has no end.
  text::Span whole = {};

  std::optional<text::Span> covers = {};     // nothing: there is nothing for it to cover
  bool of_guide = false;                     // also covers what is said of the whole guide
  std::vector<std::uint32_t> rows = {};      // of which it covers one side
  std::optional<std::uint32_t> in_row = {};  // the row it covers a part of
  bool is_certain = true;                    // false: the front matter broke off, what it covers is a guess
};

struct Ignores {
  std::vector<Ignore> all = {};  // in order of place
  bool cut = false;              // there are more than k_most_ignores
  std::string path = {};         // of the guide
  text::Span first_line = {};
  text::Span title = {};
};

// Linear in the guide.
Ignores find_ignores(const model::Bound& guide);

// Whether `finding`, of a rule that looks at `each`, lies in what `ignore` covers.
bool covers(const Ignores& ignores, const Ignore& ignore, const finding::Finding& finding, model::EntityKind each);

}  // namespace guidelint::rule
