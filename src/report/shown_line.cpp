#include "report/shown_line.h"

#include <algorithm>

#include "report/printable.h"

namespace guidelint::report {
namespace {

constexpr std::string_view k_more = "…";

struct Placed {
  std::size_t byte = 0;    // in the line
  std::size_t column = 0;  // as if the line were shown from `first`
  std::size_t text = 0;    // where it begins in Glyphs::text
};

struct Glyphs {
  std::vector<Placed> all;  // and one that ends them
  std::string text;
  bool cut_before = false;
  bool cut_after = false;

  [[nodiscard]] std::size_t columns() const { return all.back().column; }
  [[nodiscard]] std::size_t index_of_byte(std::size_t byte) const {  // the glyph that holds it
    const auto after = std::ranges::upper_bound(all, byte, {}, &Placed::byte);
    return after == all.begin() ? 0 : static_cast<std::size_t>(after - all.begin()) - 1;
  }
  [[nodiscard]] std::size_t column_of_begin(std::size_t byte) const { return all[index_of_byte(byte)].column; }
  [[nodiscard]] std::size_t column_of_end(std::size_t byte) const {  // the first glyph that is wholly behind
    const auto at = std::ranges::lower_bound(all, byte, {}, &Placed::byte);
    return at == all.end() ? columns() : at->column;
  }
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

Glyphs read_glyphs(std::string_view line, std::size_t focus) {
  std::size_t first = focus > k_reach ? focus - k_reach : 0;
  for (int step = 0; step < 3 && first > 0 && is_continuation(line[first]); ++step) --first;
  const std::size_t last = std::min(line.size(), focus + k_reach);

  Glyphs glyphs;
  glyphs.cut_before = first > 0;
  glyphs.cut_after = last < line.size();
  std::size_t column = 0;
  for (std::size_t at = first; at < last;) {
    glyphs.all.push_back({.byte = at, .column = column, .text = glyphs.text.size()});
    if (line[at] == '\t') {
      glyphs.text.append(k_tab, ' ');
      column += k_tab;
      ++at;
      continue;
    }
    const Glyph glyph = append_glyph(glyphs.text, line.substr(at));
    column += glyph.width;
    at += glyph.bytes;
  }
  glyphs.all.push_back({.byte = last, .column = column, .text = glyphs.text.size()});
  return glyphs;
}

// The columns to show: from the line's begin if what is marked fits then, otherwise with the marks in the middle.
ColumnRange choose_window(const Glyphs& glyphs, const std::vector<ByteRange>& ranges, std::size_t width) {
  const std::size_t total = glyphs.columns();
  if (total <= width && !glyphs.cut_before && !glyphs.cut_after) return {0, total};
  const std::size_t room = width - 2;  // for … on both sides
  ColumnRange focus{glyphs.column_of_begin(ranges.front().begin), glyphs.column_of_end(ranges.front().end)};
  for (const ByteRange& range : ranges) {
    const ColumnRange both{std::min(focus.begin, glyphs.column_of_begin(range.begin)),
                           std::max(focus.end, glyphs.column_of_end(range.end))};
    if (both.end - both.begin <= room) focus = both;
  }
  if (focus.end - focus.begin > room) focus.end = focus.begin + room;
  if (focus.end <= room && !glyphs.cut_before) return {0, std::min(room, total)};
  const std::size_t margin = (room - (focus.end - focus.begin)) / 2;
  const std::size_t latest = total > room ? total - room : 0;
  const std::size_t begin = std::min(focus.begin > margin ? focus.begin - margin : 0, latest);
  return {begin, std::min(begin + room, total)};
}

}  // namespace

ShownLine show_line(std::string_view line, const std::vector<ByteRange>& ranges, std::size_t width) {
  width = std::max<std::size_t>(width, 20);
  const Glyphs glyphs = read_glyphs(line, ranges.front().begin);
  const ColumnRange window = choose_window(glyphs, ranges, width);

  // Glyphs wholly inside the window; a wide one at its border is left out.
  const auto first = std::ranges::lower_bound(glyphs.all, window.begin, {}, &Placed::column);
  auto last = std::ranges::upper_bound(glyphs.all, window.end, {}, &Placed::column);
  if (last != first) --last;
  const bool before = glyphs.cut_before || first->byte > glyphs.all.front().byte;
  const bool after = glyphs.cut_after || last->byte < glyphs.all.back().byte;

  ShownLine shown;
  if (before) shown.text = k_more;
  shown.text += glyphs.text.substr(first->text, last->text - first->text);
  if (after) shown.text += k_more;

  const std::size_t shift = before ? 1 : 0;
  const auto place = [&](std::size_t column) {
    return std::clamp(column, first->column, last->column) - first->column + shift;
  };
  for (const ByteRange& range : ranges) {
    const std::size_t begin = place(glyphs.column_of_begin(range.begin));
    shown.columns.push_back({begin, std::max(begin + 1, place(glyphs.column_of_end(range.end)))});
  }
  return shown;
}

}  // namespace guidelint::report
