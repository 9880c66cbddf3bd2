#include "guide/blocks.h"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"

using namespace guidelint::guide;

namespace {

std::string_view content_of(std::string_view text, const Block& block) {
  return text.substr(block.content.begin, block.content.size());
}

std::vector<BlockKind> kinds_of(std::string_view text) {
  std::vector<BlockKind> kinds;
  for (const auto& block : scan_blocks(text, 0).blocks) kinds.push_back(block.kind);
  return kinds;
}

std::vector<std::string_view> texts_of(const TableRow& row) {
  std::vector<std::string_view> texts;
  for (const auto& cell : row.cells) texts.push_back(cell.text);
  return texts;
}

using Texts = std::vector<std::string_view>;
using Kinds = std::vector<BlockKind>;

}  // namespace

TEST_CASE("scan_blocks gives places in the text, not in the body", "[guide]") {
  const auto found = scan_blocks("## Levels ##\n| a |\n|---|\n", 100);
  REQUIRE(found.blocks.size() == 2);
  CHECK(found.blocks[0].span == guidelint::text::Span{100, 112});
  CHECK(found.blocks[0].content == guidelint::text::Span{103, 109});
  CHECK(found.blocks[0].level == 2);
  CHECK(found.blocks[1].span == guidelint::text::Span{113, 124});
  REQUIRE(found.tables.size() == 1);
  CHECK(found.tables[0].delimiter == guidelint::text::Span{119, 124});
  CHECK(found.tables[0].header.cells[0].span == guidelint::text::Span{115, 116});
}

TEST_CASE("scan_blocks keeps the cells of a row as they are written", "[guide]") {
  const std::string_view text =
      "| Region | Base |\r\n"
      "|--------|-----:|\r\n"
      "| London \\| UK | **\xC2\xA3"
      "85K** | more |\r\n"
      "| `a|b` \r\n"
      "|| |\r\n"
      "none of these pipes\r\n";
  const auto found = scan_blocks(text, 0);
  REQUIRE(found.tables.size() == 1);
  const auto& table = found.tables[0];
  CHECK(texts_of(table.header) == Texts{"Region", "Base"});
  REQUIRE(table.rows.size() == 4);
  CHECK(texts_of(table.rows[0]) == Texts{"London \\| UK",
                                         "**\xC2\xA3"
                                         "85K**",
                                         "more"});
  CHECK(texts_of(table.rows[1]) == Texts{"`a", "b`"});
  CHECK(texts_of(table.rows[2]) == Texts{"", ""});
  CHECK(texts_of(table.rows[3]) == Texts{"none of these pipes"});
  CHECK(text.substr(table.rows[1].span.begin, table.rows[1].span.size()) == "| `a|b` ");
}

TEST_CASE("scan_blocks needs a delimiter row with as many cells as the header", "[guide]") {
  CHECK(kinds_of("| a | b |\n|---|---|\n") == Kinds{BlockKind::table});
  CHECK(kinds_of("| a | b |\n|---|\n") == Kinds{BlockKind::paragraph});
  CHECK(kinds_of("| a | b |\n| 1 | 2 |\n") == Kinds{BlockKind::paragraph});
  CHECK(kinds_of("| a | b |\n\n|---|---|\n") == Kinds{BlockKind::paragraph, BlockKind::paragraph});
}

TEST_CASE("scan_blocks takes the last line of a paragraph as the header of a table", "[guide]") {
  const std::string_view text = "Figures of 2025\n| a | b |\n|---|---|\n| 1 | 2 |\n";
  const auto found = scan_blocks(text, 0);
  REQUIRE(found.blocks.size() == 2);
  CHECK(found.blocks[0].kind == BlockKind::paragraph);
  CHECK(content_of(text, found.blocks[0]) == "Figures of 2025");
  CHECK(found.blocks[1].kind == BlockKind::table);
  CHECK(texts_of(found.tables[0].header) == Texts{"a", "b"});
  CHECK(found.tables[0].span.begin == 16);
}

TEST_CASE("scan_blocks ends a table at a blank line and at another block", "[guide]") {
  for (const std::string_view end :
       {"\n", "> quote\n", "# Heading\n", "---\n", "- item\n", "```\n", "<!-- note -->\n", "    code\n", "|\n"}) {
    CAPTURE(end);
    const auto found = scan_blocks(std::string("| a |\n|---|\n| 1 |\n").append(end).append("| 2 |\n"), 0);
    REQUIRE(found.tables.size() == 1);
    CHECK(found.tables[0].rows.size() == 1);
    CHECK(found.tables[0].span.end == 17);
  }
}

TEST_CASE("scan_blocks finds tables in quotes and items", "[guide]") {
  const auto quoted = scan_blocks("> | a |\n> |---|\n> | 1 |\n| 2 |\n", 0);
  REQUIRE(quoted.tables.size() == 1);
  CHECK(quoted.tables[0].rows.size() == 1);
  CHECK(quoted.blocks[1].in_quote);
  CHECK_FALSE(quoted.blocks[1].in_item);

  const auto listed = scan_blocks("- | a |\n  |---|\n  | 1 |\n", 0);
  REQUIRE(listed.tables.size() == 1);
  CHECK(listed.blocks[1].in_item);
  CHECK(listed.blocks[1].kind == BlockKind::table);
}

TEST_CASE("scan_blocks tells an underline from a rule", "[guide]") {
  CHECK(kinds_of("Title\n---\n") == Kinds{BlockKind::heading});
  CHECK(kinds_of("Title\n\n---\n") == Kinds{BlockKind::paragraph, BlockKind::rule});
  CHECK(kinds_of("Title\n***\n") == Kinds{BlockKind::paragraph, BlockKind::rule});
  CHECK(kinds_of("> Title\n---\n") == Kinds{BlockKind::quote, BlockKind::paragraph, BlockKind::rule});
  const auto found = scan_blocks("Two\nlines\n===\n", 0);
  REQUIRE(found.blocks.size() == 1);
  CHECK(found.blocks[0].level == 1);
  CHECK(found.blocks[0].content == guidelint::text::Span{0, 9});
}

TEST_CASE("scan_blocks sees no headings and tables inside code and comments", "[guide]") {
  CHECK(kinds_of("```\n# no\n| a |\n|---|\n```\n# yes\n") == Kinds{BlockKind::code, BlockKind::heading});
  CHECK(kinds_of("<!-- one\n\n# no\n-->\n# yes\n") == Kinds{BlockKind::comment, BlockKind::heading});
  CHECK(kinds_of("    # no\n# yes\n") == Kinds{BlockKind::code, BlockKind::heading});
  CHECK(kinds_of("<div>\n| a |\n|---|\n\n# yes\n") == Kinds{BlockKind::html, BlockKind::heading});
  CHECK(kinds_of("~~~\n# never closed\n") == Kinds{BlockKind::code});
}

TEST_CASE("scan_blocks gives items without their marks", "[guide]") {
  const std::string_view text = "1. [Levels, 2025]\n2. two\n   - nested\n\nafter\n";
  const auto found = scan_blocks(text, 0);
  std::vector<std::string_view> items;
  for (const auto& block : found.blocks) {
    if (block.kind == BlockKind::item) items.push_back(content_of(text, block));
  }
  CHECK(items == Texts{"[Levels, 2025]", "two\n   - nested", "nested"});
}

TEST_CASE("scan_blocks lets a quote go on without its marks, but not over a blank line", "[guide]") {
  const std::string_view text = "> **Ask:** $200K\nand no less\n\nafter\n";
  const auto found = scan_blocks(text, 0);
  REQUIRE(found.blocks.size() == 3);
  CHECK(content_of(text, found.blocks[0]) == "**Ask:** $200K\nand no less");
  CHECK(content_of(text, found.blocks[1]) == "**Ask:** $200K\nand no less");
  CHECK(found.blocks[1].in_quote);
  CHECK_FALSE(found.blocks[2].in_quote);
}

TEST_CASE("scan_blocks takes any bytes, and quotes as deep as they like", "[guide]") {
  CHECK(scan_blocks("", 7).blocks.empty());
  CHECK(scan_blocks("\n\n", 7).blocks.empty());
  CHECK(scan_blocks(std::string(50'000, '>'), 0).blocks.size() == k_max_block_depth + 1);
  CHECK(scan_blocks(std::string(50'000, '|') + "\n", 0).blocks.size() == 1);
  std::string lists;
  for (int i = 0; i < 20'000; ++i) lists += i % 2 == 0 ? "- " : "+ ";
  CHECK(scan_blocks(lists + std::string(50'000, '\n'), 0).blocks.size() == k_max_block_depth + 1);
}
