#include "guide/blocks.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "guide/cursor.h"
#include "guide/html.h"
#include "guide/markers.h"
#include "guide/tables.h"

namespace guidelint::guide {
namespace {

using text::Offset;
using text::Span;

enum class Leaf { none, paragraph, table, fence, indented_code, html };

struct Container {  // a quote or an item that is open
  bool is_quote = false;
  bool is_empty = true;     // no block inside yet: a blank line ends such an item
  std::size_t padding = 0;  // item: columns a line must be indented by to belong to it
  std::size_t block = 0;
};

class Scanner {
 public:
  Scanner(std::string_view body, Offset base) : body_(body), base_(base) {
    out_.blocks.reserve(body.size() / 128 + 8);  // a guide has a block every 140 bytes
  }

  Blocks scan() {
    std::size_t begin = 0;
    while (begin < body_.size()) {
      const auto found = body_.find('\n', begin);
      const auto end = found == std::string_view::npos ? body_.size() : found;
      auto line = body_.substr(begin, end - begin);
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      line_ = {at(begin), at(begin + line.size())};
      read_line(line);
      if (line.find_first_not_of(k_blanks) != std::string_view::npos) last_end_ = line_.end;
      begin = end + 1;
    }
    close_from(0);
    return std::move(out_);
  }

 private:
  [[nodiscard]] Offset at(std::size_t in_body) const { return base_ + static_cast<Offset>(in_body); }
  [[nodiscard]] Offset at(const Cursor& cursor) const { return line_.begin + static_cast<Offset>(cursor.next()); }
  [[nodiscard]] Block& leaf_block() { return out_.blocks[leaf_block_]; }

  void read_line(std::string_view line) {
    Cursor cursor(line);
    matched_ = match_containers(cursor);
    leaf_matches_ = false;
    if (matched_ == open_.size() && leaf_ != Leaf::none && match_leaf(cursor)) return;

    has_opened_ = false;
    while (!cursor.is_blank()) {
      if (open_container(cursor)) continue;
      if (open_leaf(cursor)) return;
      break;
    }
    if (cursor.is_blank()) {
      if (!has_opened_) close_from(matched_);
    } else {
      add_text(cursor);
    }
  }

  std::size_t match_containers(Cursor& cursor) const {
    std::size_t count = 0;
    for (const auto& container : open_) {
      if (container.is_quote) {
        if (cursor.indent() > 3 || cursor.first() != '>') break;
        skip_quote_mark(cursor);
      } else if (cursor.indent() >= container.padding) {
        cursor.skip_columns(container.padding);
      } else if (cursor.is_blank() && !container.is_empty) {
        cursor.skip_past_next(0);
      } else {
        break;
      }
      ++count;
    }
    return count;
  }

  static void skip_quote_mark(Cursor& cursor) {
    cursor.skip_past_next(1);
    if (cursor.at_blank()) cursor.skip_columns(1);
  }

  // True if the line is done with. Otherwise leaf_matches_ says whether the open leaf goes on with this line.
  bool match_leaf(const Cursor& cursor) {
    switch (leaf_) {
      case Leaf::none:
        return false;
      case Leaf::paragraph:
        leaf_matches_ = !cursor.is_blank();
        return false;
      case Leaf::table:
        leaf_matches_ = has_cells(cursor.rest());
        return false;
      case Leaf::fence:
        extend(cursor);
        if (cursor.indent() <= 3 && closes(fence_, cursor.rest())) leaf_ = Leaf::none;
        return true;
      case Leaf::indented_code:
        if (cursor.indent() < 4 && !cursor.is_blank()) return false;
        extend(cursor);
        return true;
      case Leaf::html:
        if (cursor.is_blank() && html_ends_at_blank_line(html_kind_)) return false;
        extend(cursor);
        if (html_ends_with(html_kind_, cursor.rest())) leaf_ = Leaf::none;
        return true;
    }
    return false;
  }

  void extend(const Cursor& cursor) {
    if (cursor.is_blank()) return;
    leaf_block().span.end = leaf_block().content.end = line_.end;
  }

  // Before the first new block of a line: what the line did not go on with ends, and a leaf cannot contain a block.
  void begin_block() {
    if (!has_opened_) close_from(matched_);
    has_opened_ = true;
  }

  void close_from(std::size_t count) {
    leaf_ = Leaf::none;
    for (std::size_t i = count; i < open_.size(); ++i) {
      auto& block = out_.blocks[open_[i].block];
      block.span.end = std::max(last_end_, block.span.end);
      block.content.end = std::max(block.content.begin, block.span.end);
    }
    open_.resize(count);
    quotes_ = static_cast<std::size_t>(std::ranges::count_if(open_, &Container::is_quote));
  }

  Block& add(BlockKind kind, Span content) {
    begin_block();
    if (!open_.empty()) open_.back().is_empty = false;
    out_.blocks.push_back(
        {.kind = kind, .span = line_, .content = content, .in_quote = quotes_ > 0, .in_item = quotes_ < open_.size()});
    return out_.blocks.back();
  }

  void add_leaf(BlockKind kind, Leaf leaf, Span content) {
    add(kind, content);
    leaf_ = leaf;
    leaf_block_ = out_.blocks.size() - 1;
  }

  bool open_container(Cursor& cursor) {
    if (cursor.indent() > 3 || open_.size() >= k_max_block_depth) return false;
    if (cursor.first() == '>') {
      skip_quote_mark(cursor);
      push({.is_quote = true}, BlockKind::quote, cursor);
      return true;
    }
    return open_item(cursor);
  }

  void push(Container container, BlockKind kind, const Cursor& cursor) {
    const auto begin = line_.begin + static_cast<Offset>(cursor.place());
    add(kind, {begin, line_.end});
    container.block = out_.blocks.size() - 1;
    quotes_ += container.is_quote ? 1 : 0;
    open_.push_back(container);
  }

  bool open_item(Cursor& cursor) {
    const auto marker = item_marker(cursor.rest());
    if (!marker || is_thematic_break(cursor.rest())) return false;
    if (leaf_ == Leaf::paragraph && leaf_matches_ && !has_opened_) {
      if (!marker->can_interrupt || underline_level(cursor.rest()) != 0) return false;
    }

    // The text begins after one to four blanks; five are one and an indented code.
    const auto indent = cursor.indent();
    cursor.skip_past_next(marker->length);
    auto blanks = cursor.is_blank() ? 1 : cursor.indent();
    if (blanks > 4) blanks = 1;
    cursor.skip_columns(blanks);
    push({.padding = indent + marker->length + blanks}, BlockKind::item, cursor);
    return true;
  }

  // A block that is not a container; true if the line is done with.
  bool open_leaf(const Cursor& cursor) {
    const bool in_paragraph = leaf_ == Leaf::paragraph && leaf_matches_ && !has_opened_;
    const auto rest = cursor.rest();
    const auto content = Span{at(cursor), line_.end};
    if (cursor.indent() > 3) {
      if (leaf_ == Leaf::paragraph && !has_opened_) return false;
      add_leaf(BlockKind::code, Leaf::indented_code, line_);
      return true;
    }
    if (rest[0] == '#') {
      if (const auto heading = heading_marker(rest)) {
        const auto text_begin = content.begin + static_cast<Offset>(heading->text_begin);
        const auto text_end = content.begin + static_cast<Offset>(heading->text_end);
        add(BlockKind::heading, {text_begin, text_end}).level = heading->level;
        return true;
      }
    } else if (rest[0] == '`' || rest[0] == '~') {
      if (const auto fence = opening_fence(rest)) {
        add_leaf(BlockKind::code, Leaf::fence, line_);
        fence_ = *fence;
        return true;
      }
    } else if (rest[0] == '<') {
      if (const int kind = html_kind(rest); kind != 0 && (kind != k_html_any_tag || !in_paragraph)) {
        add_leaf(kind == k_html_comment ? BlockKind::comment : BlockKind::html, Leaf::html, line_);
        html_kind_ = kind;
        if (html_ends_with(kind, rest)) leaf_ = Leaf::none;
        return true;
      }
    }
    if (in_paragraph && underline_paragraph(rest)) return true;
    if (is_thematic_break(rest)) {
      add(BlockKind::rule, line_);
      return true;
    }
    if (in_paragraph) return open_table(cursor);
    if (leaf_ == Leaf::table && leaf_matches_ && !has_opened_) return add_row(cursor);
    return false;
  }

  bool underline_paragraph(std::string_view rest) {
    const auto level = underline_level(rest);
    if (level == 0) return false;
    leaf_block().kind = BlockKind::heading;
    leaf_block().level = level;
    leaf_block().span.end = line_.end;
    leaf_ = Leaf::none;
    return true;
  }

  // The line is a delimiter row under the last line of a paragraph: that line becomes the header, those before it stay
  // a paragraph.
  bool open_table(const Cursor& cursor) {
    const auto delimiters = count_delimiters(cursor.rest());
    const auto header = body_.substr(last_text_.begin - base_, last_text_.end - last_text_.begin);
    if (delimiters == 0 || count_cells(header) != delimiters) return false;

    const Span header_line = last_line_;
    if (leaf_block().span.begin == header_line.begin) {
      leaf_block().kind = BlockKind::table;
    } else {
      leaf_block().span.end = line_before_last_.end;
      leaf_block().content.end = text_before_last_end_;
      const bool in_quote = leaf_block().in_quote;
      const bool in_item = leaf_block().in_item;
      out_.blocks.push_back({.kind = BlockKind::table, .span = header_line, .in_quote = in_quote, .in_item = in_item});
      leaf_block_ = out_.blocks.size() - 1;
    }
    leaf_ = Leaf::table;
    leaf_block().table = static_cast<std::uint32_t>(out_.tables.size());
    leaf_block().span = leaf_block().content = {header_line.begin, line_.end};
    out_.tables.push_back({.span = leaf_block().span,
                           .header = {.span = header_line, .cells = row_cells(header, last_text_.begin)},
                           .delimiter = line_,
                           .rows = {}});
    return true;
  }

  bool add_row(const Cursor& cursor) {
    auto& table = out_.tables.back();
    table.rows.push_back({.span = line_, .cells = row_cells(cursor.rest(), at(cursor))});
    // A comment behind the last "|" is no cell.
    auto& cells = table.rows.back().cells;
    if (cells.size() > table.header.cells.size() && cells.back().text.empty() && cursor.rest().ends_with("-->"))
      cells.pop_back();
    table.span.end = line_.end;
    extend(cursor);
    return true;
  }

  // A line of a paragraph, or one that goes on with it without its quote marks and indents ("lazy").
  void add_text(const Cursor& cursor) {
    const auto trimmed = trim_end(cursor.rest());
    const Span text = {at(cursor), at(cursor) + static_cast<Offset>(trimmed.size())};
    if (leaf_ == Leaf::paragraph && !has_opened_) {
      line_before_last_ = last_line_;
      text_before_last_end_ = leaf_block().content.end;
      leaf_block().span.end = line_.end;
      leaf_block().content.end = text.end;
    } else {
      add_leaf(BlockKind::paragraph, Leaf::paragraph, text);
    }
    // cmark-gfm keeps the blanks of a lazy line, so that one before "| a |" makes an empty first cell.
    const bool is_lazy = !has_opened_ && matched_ < open_.size();
    last_text_ = {is_lazy ? line_.begin + static_cast<Offset>(cursor.place()) : text.begin, line_.end};
    last_line_ = line_;
  }

  std::string_view body_;
  Offset base_;
  Blocks out_;
  std::vector<Container> open_;
  std::size_t quotes_ = 0;  // of open_

  Leaf leaf_ = Leaf::none;  // the open block that is no container
  std::size_t leaf_block_ = 0;
  Fence fence_;
  int html_kind_ = 0;
  Span last_line_;  // of the open paragraph
  Span last_text_;  // the same from its first byte that is not blank
  Span line_before_last_;
  Offset text_before_last_end_ = 0;
  Offset last_end_ = 0;  // of the last line that was not blank

  Span line_;                // this line
  std::size_t matched_ = 0;  // containers it goes on with
  bool leaf_matches_ = false;
  bool has_opened_ = false;  // a block began in it
};

}  // namespace

Blocks scan_blocks(std::string_view body, text::Offset base) { return Scanner(body, base).scan(); }

}  // namespace guidelint::guide
