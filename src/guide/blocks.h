// The blocks of a Markdown body, line by line: headings, tables, list items, block quotes, fences, comments, rules, paragraphs.
//
// A subset of GitHub Flavored Markdown chosen by what guides and rules use, with GitHub's rules for tables (a delimiter row is required, the
// header must have as many cells as the delimiter row, `\|` does not separate, a table ends at a blank line or at another block, rows
// are cut or filled to the header's width; the cells as written are kept so that a rule can say so). Headings: ATX and setext.
// Decided against: md4c gives no places; cmark-gfm gives them but costs 100 µs a guide (4,470 guides, November 2026). It judges this scanner in tests/property.
//
// Units     spans are offsets into SourceFile::text().
// Lifetime  Cell::text points into that text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace guidelint::guide {

struct Cell {
  text::Span span;        // without surrounding blanks
  std::string_view text;  // the same, as written (emphasis included)
};

struct TableRow {
  text::Span span;          // the line, without its end
  std::vector<Cell> cells;  // as written: fewer or more than the header has is possible
};

struct Table {
  text::Span span;
  TableRow header;
  std::vector<TableRow> rows;
};

enum class BlockKind : std::uint8_t { heading, paragraph, item, quote, code, comment, rule, table };

struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;       // heading: 1..6
  std::uint32_t table = 0;      // table: index into Blocks::tables
  text::Span span = {};         // whole lines, without the last line's end
  text::Span content = {};      // heading: its text; item: without the marker; quote: without the first ">"; else as span
  bool in_quote = false;        // the block stands inside a block quote
};

struct Blocks {
  std::vector<Block> blocks;    // in order of place
  std::vector<Table> tables;    // in order of place
};

// Linear in the body. `base` is where `body` begins in the text.
Blocks scan_blocks(std::string_view body, text::Offset base);

}  // namespace guidelint::guide
