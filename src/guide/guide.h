// A guide as it is written: front matter and body, with the place of everything.
//
// Only form is known here (front matter, blocks, tables, sections, the prose pieces every guide has); what a column
// means is the model's business. The body is read by a scanner of lines (guide/blocks.h), not by a Markdown library: it
// keeps the place of every line and cell; cmark-gfm judges it in the tests.
//
// Units     all spans are in SourceFile::text(); see text/source_file.h for the way to the file.
// Lifetime  a Guide views the SourceFile, which must outlive it. It lives inside one call of a worker.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guide/blocks.h"
#include "text/source_file.h"
#include "yaml/node.h"

namespace guidelint::guide {

struct Front {
  bool present = false;  // the first line is "---"
  // ... and there is a closing "---"; without it the front matter ends at the first line that cannot be YAML of a
  // guide: a table line ("|") or a heading ("#") that no key follows; the body begins there
  bool terminated = false;
  text::Span opening = {};  // the first "---"; of an absent one: the first line
  text::Span span = {};     // the YAML between the lines
  yaml::Document document = {};
};

struct Prose {            // a piece of text the body states
  text::Span span = {};   // the text itself, without the label before it; several quotes: from the first to the last
  std::string text = {};  // without line ends and quote marks; emphasis and code spans stay, as they do in front matter
};

struct Item {
  text::Span span = {};  // without the bullet
  std::string_view text = {};
};

struct Title {
  text::Span span = {};                   // the heading's text, without "#"
  std::string_view role = {};             // "Data Engineer"; without a trailing parenthesis
  std::string_view company = {};          // "Adyen": without "Global Negotiation Guide"; empty if the title names none
  std::string_view role_as_written = {};  // with it: "Software Engineer (L3-L4)"
  std::string_view level = {};            // inside the parenthesis after the role; empty if there is none
};

struct Guide {
  const text::SourceFile* source = nullptr;
  Front front = {};
  text::Span body = {};  // from the line after the front matter to the end
  Blocks blocks = {};    // of the body
  std::optional<Title> title = {};
  std::optional<Prose> summary = {};  // the line "**Negotiation DNA:** …"
  // Inline text; a table as cells joined " = ", rows "; ", header left out; bullets joined "; "
  std::optional<Prose> level_mapping = {};
  std::vector<Item> sources = {};  // the items of the sources section
  std::optional<text::Span> sources_heading = {};
  std::optional<Prose> strategy = {};  // what the guide advises to ask for: block quotes, or the section of that name
};

// Always succeeds: what is not there is absent. `source` outlives the Guide.
Guide build(const text::SourceFile& source);

}  // namespace guidelint::guide
