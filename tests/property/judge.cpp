#include "property/judge.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "guide/blocks.h"

namespace guidelint::judge {
namespace {

using guide::BlockKind;
using text::Offset;

using Tree = std::unique_ptr<cmark_node, void (*)(cmark_node*)>;

Tree parse(std::string_view text, bool with_tables) {
  cmark_gfm_core_extensions_ensure_registered();
  auto* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  if (with_tables) cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
  cmark_parser_feed(parser, text.data(), text.size());
  Tree tree(cmark_parser_finish(parser), cmark_node_free);
  cmark_parser_free(parser);
  return tree;
}

template <class Visit>
void walk(cmark_node* root, Visit visit) {
  std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> iter(cmark_iter_new(root), cmark_iter_free);
  for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(iter.get())) {
    if (event == CMARK_EVENT_ENTER) visit(cmark_iter_get_node(iter.get()));
  }
}

std::string_view type_of(cmark_node* node) { return cmark_node_get_type_string(node); }

// The text of what stands inside, without marks; blanks as they are between words.
std::string words(cmark_node* root) {
  std::string out;
  walk(root, [&out](cmark_node* node) {
    if (const char* literal = cmark_node_get_literal(node)) out += literal;
    const auto type = type_of(node);
    if (type == "softbreak" || type == "linebreak") out += ' ';
    if (type == "link" || type == "image") out += fmt::format("[{}]", cmark_node_get_url(node));
  });
  return out;
}

// The same of a text of ours, read as the end of a paragraph so that "- x" and "# x" stay text.
std::string words(std::string_view text) {
  const auto tree = parse(fmt::format("x {}", text), false);
  const auto out = words(tree.get());
  return out.substr(std::min<std::size_t>(2, out.size()));
}

std::string unescape_pipes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '|') ++i;
    out += text[i];
  }
  return out;
}

class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text), starts_{0} {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') starts_.push_back(i + 1);
    }
  }
  [[nodiscard]] int line(Offset offset) const {
    return static_cast<int>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin());
  }
  // The last line up to `line` that has something but blanks and quote marks; cmark-gfm counts those after a list or a
  // code as its own.
  [[nodiscard]] int last_full(int first, int line) const {
    while (line > first && text(line).find_first_not_of(" \t\r\n>") == std::string_view::npos) --line;
    return line;
  }
  [[nodiscard]] std::string_view text(int line) const {
    const auto begin = starts_[static_cast<std::size_t>(line) - 1];
    const auto end =
        static_cast<std::size_t>(line) < starts_.size() ? starts_[static_cast<std::size_t>(line)] : text_.size();
    return text_.substr(begin, end - begin);
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

using Found = std::vector<std::string>;

// A comment at the end of a cell is no part of it here; cmark-gfm has it as HTML.
std::string cell(std::string_view text, int column) {
  if (const auto comment = text.rfind("<!--"); text.ends_with("-->") && comment != std::string_view::npos) {
    text = text.substr(0, comment);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  }
  return fmt::format(" [{}]@{}", text, column);
}

// cmark-gfm counts columns of a cell from the table's first column plus the place in its row, from the pipe on; so does
// this. A table that begins inside a paragraph has wrong columns there, and one inside a quote or an item has them only
// by luck: they are left out.
int judged_column(const guide::Cell& cell, std::string_view body, int table_column, Offset row_begin) {
  auto at = cell.span.begin;
  while (at > row_begin && body[at - 1] != '|') --at;
  return table_column + static_cast<int>(at - row_begin);
}

void add_table(const guide::Table& table, std::string_view body, const Lines& lines, bool is_nested, bool is_cut_off,
               Found& out) {
  const auto first_text = [&](const guide::TableRow& row) {
    auto at = row.span.begin;
    while (at < row.span.end && (body[at] == ' ' || body[at] == '\t')) ++at;
    return at;
  };
  const int line = lines.line(table.span.begin);
  out.push_back(fmt::format("table {} to {}, {} columns", line, lines.line(table.span.end), table.header.cells.size()));
  const int table_column = static_cast<int>(first_text(table.header) - table.header.span.begin) + 1;
  const auto add_row = [&](const guide::TableRow& row, bool is_header) {
    auto text = is_header ? fmt::format("header {}:", line) : fmt::format("row {}:", lines.line(row.span.begin));
    for (std::size_t i = 0; i < table.header.cells.size(); ++i) {
      if (i >= row.cells.size()) {
        text += cell("", 0);
        continue;
      }
      const auto& one = row.cells[i];
      const bool is_placed = !is_nested && !is_cut_off;
      const int column = is_placed ? judged_column(one, body, table_column, first_text(row)) : 0;
      text += cell(words(unescape_pipes(one.text)), column);
    }
    out.push_back(text);
  };
  add_row(table.header, true);
  for (const auto& row : table.rows) add_row(row, false);
}

Found ours(std::string_view body, const Lines& lines) {
  const auto scanned = guide::scan_blocks(body, 0);
  Found out;
  int paragraph_end = -1;
  for (const auto& block : scanned.blocks) {
    const int first = lines.line(block.span.begin);
    const int last = lines.last_full(first, lines.line(block.span.end));
    const bool is_nested = block.in_quote || block.in_item;
    switch (block.kind) {
      case BlockKind::heading:
        out.push_back(fmt::format(
            "heading {} level {} \"{}\"", first, block.level,
            is_nested && first != last ? "..." : words(body.substr(block.content.begin, block.content.size()))));
        break;
      case BlockKind::table:
        add_table(scanned.tables[block.table], body, lines, is_nested, paragraph_end == first - 1, out);
        break;
      case BlockKind::quote:
        out.push_back(fmt::format("quote {} to {}", first, last));
        break;
      case BlockKind::item:
        out.push_back(fmt::format("item {} to {}", first, last));
        break;
      case BlockKind::code:
        out.push_back(is_nested ? fmt::format("code {}", first) : fmt::format("code {} to {}", first, last));
        break;
      case BlockKind::comment:
      case BlockKind::html:
        out.push_back(fmt::format("html {} to {}", first, last));
        break;
      case BlockKind::rule:
        out.push_back(fmt::format("rule {}", first));
        break;
      case BlockKind::paragraph:
        paragraph_end = lines.line(block.span.end);
        break;
    }
  }
  return out;
}

bool has_parent(cmark_node* node) { return type_of(cmark_node_parent(node)) != "document"; }

// Lines of the paragraph cmark-gfm cut off before a table; 0 if it did not. Such a paragraph has no place.
int lines_cut_off(cmark_node* table) {
  auto* before = cmark_node_previous(table);
  if (before == nullptr || type_of(before) != "paragraph" || cmark_node_get_start_line(before) != 0) return 0;
  int count = 1;
  walk(before, [&count](cmark_node* node) {
    const auto type = type_of(node);
    if (type == "softbreak" || type == "linebreak") ++count;
  });
  return count;
}

void add_table(cmark_node* table, const Found& ours, Found& out) {
  const int cut_off = lines_cut_off(table);
  int first = cmark_node_get_start_line(table) + cut_off;
  const int last = cmark_node_get_end_line(table);
  const auto columns = cmark_gfm_extensions_get_table_columns(table);
  if (cut_off > 0) {
    // A code span or tag across lines hides a line break from lines_cut_off(): only the table's end is sure.
    const auto tail = fmt::format(" to {}, {} columns", last, columns);
    for (const auto& one : ours) {
      if (one.starts_with("table ") && one.ends_with(tail)) first = std::stoi(one.substr(6));
    }
  }
  out.push_back(fmt::format("table {} to {}, {} columns", first, last, columns));
  for (auto* row = cmark_node_first_child(table); row != nullptr; row = cmark_node_next(row)) {
    const bool is_header = type_of(row) == "table_header";
    auto text = is_header ? fmt::format("header {}:", first) : fmt::format("row {}:", cmark_node_get_start_line(row));
    for (auto* one = cmark_node_first_child(row); one != nullptr; one = cmark_node_next(one)) {
      text += cell(words(one), has_parent(table) || cut_off > 0 ? 0 : cmark_node_get_start_column(one));
    }
    out.push_back(text);
  }
}

Found theirs(std::string_view body, const Lines& lines, const Found& ours) {
  const auto tree = parse(body, true);
  Found out;
  walk(tree.get(), [&](cmark_node* node) {
    const auto type = type_of(node);
    const int first = cmark_node_get_start_line(node);
    const auto last = [&] { return lines.last_full(first, cmark_node_get_end_line(node)); };
    if (type == "heading") {
      const bool is_hidden = has_parent(node) && first != last();
      out.push_back(fmt::format("heading {} level {} \"{}\"", first, cmark_node_get_heading_level(node),
                                is_hidden ? "..." : words(node)));
    } else if (type == "table") {
      add_table(node, ours, out);
    } else if (type == "block_quote") {
      out.push_back(fmt::format("quote {} to {}", first, last()));
    } else if (type == "item") {
      out.push_back(fmt::format("item {} to {}", first, last()));
    } else if (type == "code_block") {
      // A fence that its quote or item ends is said to end one line later than it does.
      out.push_back(has_parent(node) ? fmt::format("code {}", first) : fmt::format("code {} to {}", first, last()));
    } else if (type == "html_block") {
      // Its end line is one less when its own last line ends it; its text is right.
      const std::string_view text = cmark_node_get_literal(node);
      const int end = first + static_cast<int>(std::count(text.begin(), text.end(), '\n')) - 1;
      out.push_back(fmt::format("html {} to {}", first, lines.last_full(first, end)));
    } else if (type == "thematic_break") {
      out.push_back(fmt::format("rule {}", first));
    }
  });
  return out;
}

}  // namespace

bool may_be_judged(std::string_view body) {
  constexpr int k_tries_each = 6;
  if ((CMARK_GFM_VERSION & 0xFF) <= k_tries_each) return true;
  const guide::Blocks blocks = guide::scan_blocks(body, 0);
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    const std::string_view line = body.substr(begin, end - begin);
    const bool could_be_delimiter = line.find('-') != std::string_view::npos &&
                                    line.find_first_of("|:") != std::string_view::npos &&
                                    line.find_first_not_of("-:|> \t\r+*0123456789.)") == std::string_view::npos;
    const bool is_delimiter = std::ranges::any_of(blocks.tables, [&](const guide::Table& table) {
      return begin <= table.delimiter.begin && table.delimiter.end <= end;
    });
    if (could_be_delimiter && !is_delimiter) return false;
    begin = end + 1;
  }
  return true;
}

std::vector<std::string> differences(std::string_view body) {
  const Lines lines(body);
  auto mine = ours(body, lines);
  auto judged = theirs(body, lines, mine);
  std::sort(mine.begin(), mine.end());
  std::sort(judged.begin(), judged.end());
  Found only_mine;
  Found only_judged;
  std::set_difference(mine.begin(), mine.end(), judged.begin(), judged.end(), std::back_inserter(only_mine));
  std::set_difference(judged.begin(), judged.end(), mine.begin(), mine.end(), std::back_inserter(only_judged));
  Found out;
  for (const auto& one : only_mine) out.push_back("ours:  " + one);
  for (const auto& one : only_judged) out.push_back("cmark: " + one);
  return out;
}

}  // namespace guidelint::judge
