// Text put into Markdown so that GitHub shows it as it is.
//
//   a_b *c* | d              ->  a_b \*c\* \| d              in a sentence or a cell
//   see @org/team, #12       ->  see `@org/team,` `#12`      what GitHub would make a link or a picture of
//   x | y                    ->  `x | y`                     as code; longer fences where it holds backticks
//
// For prose the program did not write (titles, reasons, causes): it may not become a heading, a link, a tag or a cell.
// Control characters and invalid bytes are made visible first, as in all output (printable.h).
//
// GitHub looks for mentions, references, commits, addresses and emoji names once Markdown is HTML already, so no escape
// of Markdown keeps a word from acting; code does. A word that could act stands in a span of code as a whole. What a
// repository has set up as references of its own (TICKET-12) cannot be known.
//
// Decided against: HTML entities, which make the page unreadable as text and stop no mention; a zero-width character
// in the word, which whoever copies it copies too.
// Source    GitHub Flavored Markdown 6.9 (autolinks), GitHub's documentation of autolinked references and of mentions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "report/printable.h"

namespace guidelint::report {

// One line.
std::string markdown_text(std::string_view text);

// One line inside HTML, such as <summary>, where Markdown does not act and GitHub's links do.
std::string html_text(std::string_view text);

// One line of code for any place, cells of tables too: '`' and '|' are escaped as control characters are. For names.
std::string markdown_name(std::string_view text, std::size_t limit = k_max_sentence);

// One line of code. Not for cells of tables, in which `|` would end the cell even here.
std::string markdown_code(std::string_view text);

// A block that holds the lines of `text` exactly; empty lines at its end are left out. `language` may be empty.
std::string markdown_block(std::string_view text, std::string_view language);

}  // namespace guidelint::report
