// The blocks of a Markdown body, line by line: headings, tables, list items, block quotes, fences, comments, rules,
// paragraphs.
//
// A subset of GitHub Flavored Markdown chosen by what guides and rules use, with GitHub's rules for tables (a delimiter
// row is required, the header must have as many cells as the delimiter row, `\|` does not separate, a table ends at a
// blank line or at another block; the cells are kept as written, fewer or more than the header's, so that a rule can
// say so). Headings: ATX and setext.
//
// Left out, because no guide needs it: link reference definitions ("[a]: url" is a paragraph here, and a heading if it
// is underlined), a lone '\r' as the end of a line, and quotes or items nested deeper than k_max_block_depth, whose
// marks are text here. Everything else is as cmark-gfm has it: 600,000 documents and mutants of guides without a
// difference (tests/property, November 2026).
//
// Decided against: md4c gives no places; cmark-gfm gives them but costs 100 µs a guide. This costs 4.3 µs (5.2 kB on
// average, 1,134 guides, release, one core).
//
// Units     spans are offsets into SourceFile::text().
// Lifetime  Cell::text points into that text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace guidelint::guide {

constexpr std::size_t k_max_block_depth = 64;

struct Cell {
  text::Span span;        // without surrounding blanks
  std::string_view text;  // the same, as written (emphasis included)
};

struct TableRow {
  text::Span span;          // the line, without its end
  std::vector<Cell> cells;  // as written: fewer or more than the header has is possible; a comment at the end of a
                            // cell is left out
};

struct Table {
  text::Span span;
  TableRow header;
  text::Span delimiter = {};  // the line "|---|---|"
  std::vector<TableRow> rows;
};

enum class BlockKind : std::uint8_t { heading, paragraph, item, quote, code, comment, rule, table, html };

struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;   // heading: 1..6
  std::uint32_t table = 0;  // table: index into Blocks::tables
  text::Span span = {};     // whole lines, without the last line's end
  text::Span content = {};  // heading: its text; item: without the marker; quote: without the first ">"; paragraph:
                            // without blanks around it; else as span
  bool in_quote = false;    // the block stands inside a block quote
  bool in_item = false;     // the block stands inside a list item
};

struct Blocks {
  std::vector<Block> blocks;  // in order of place; a quote or an item stands before the blocks inside it
  std::vector<Table> tables;  // in order of place
};

// Linear in the body. `base` is where `body` begins in the text.
Blocks scan_blocks(std::string_view body, text::Offset base);

}  // namespace guidelint::guide
