#include "report/excerpt.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>

#include "report/printable.h"
#include "report/shown_line.h"

namespace guidelint::report {
namespace {

constexpr std::uint32_t k_gap = 10;

struct Drawn {  // a mark on the line that is being drawn
  ColumnRange columns;
  const Mark* mark;
};

struct Text {  // on a row below the underlines
  std::size_t column;
  std::string text;
  char underline;
};

class LabelRows {
 public:
  // Requires: called from the rightmost mark to the leftmost.
  void place(std::size_t column, std::string text, char underline) {
    const std::size_t end = column + width(text);
    std::size_t row = 0;
    while (row < rows_.size() && end + 2 > rows_[row].back().column) ++row;
    for (std::size_t above = 0; above < row; ++above) {
      if (column < rows_[above].back().column) rows_[above].push_back({column, "|", underline});
    }
    if (row == rows_.size()) rows_.emplace_back();
    rows_[row].push_back({column, std::move(text), underline});
  }
  [[nodiscard]] const std::vector<std::vector<Text>>& rows() const { return rows_; }  // each from right to left

 private:
  std::vector<std::vector<Text>> rows_;
};

class Drawer {
 public:
  Drawer(const ExcerptStyle& style, std::size_t digits) : style_(style), digits_(digits) {}

  void empty_row() { row("", ""); }

  void line(std::uint32_t number, std::string_view line, text::Offset begin, std::span<const Mark> marks) {
    const auto drawn = lay_out(number, line, begin, marks);
    underlines(drawn);
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void row(std::string_view number, std::string_view text) {
    const std::string gutter = fmt::format("{:>{}} |", number, digits_);
    out_ += style_.paint.gutter(gutter);
    if (!text.empty()) out_ += " ";
    out_ += text;
    out_ += '\n';
  }

  [[nodiscard]] std::string painted(char underline, std::string_view text) const {
    return underline == '^' ? style_.paint.level(style_.level, text) : style_.paint.gutter(text);
  }

  // Prints the line; gives its marks from left to right, '^' before others at one place.
  std::vector<Drawn> lay_out(std::uint32_t number, std::string_view line, text::Offset begin,
                             std::span<const Mark> marks) {
    std::vector<const Mark*> order;
    for (const Mark& mark : marks) order.push_back(&mark);
    std::ranges::stable_sort(
        order, [](const Mark* a, const Mark* b) { return (a->underline == '^') > (b->underline == '^'); });
    const auto end = begin + static_cast<text::Offset>(line.size());
    std::vector<ByteRange> ranges;
    for (const Mark* mark : order) {
      const text::Offset first = std::clamp(mark->span.begin, begin, end);
      const text::Offset last = std::clamp(mark->span.end, first, end);
      ranges.push_back({first - begin, last - begin});
    }
    const std::size_t margin = digits_ + 3;
    const ShownLine shown = show_line(line, ranges, style_.width > margin ? style_.width - margin : 0);
    row(fmt::format("{}", number), shown.text);
    std::vector<Drawn> drawn;
    for (std::size_t i = 0; i < order.size(); ++i) drawn.push_back({shown.columns[i], order[i]});
    std::ranges::stable_sort(drawn, {}, [](const Drawn& one) { return one.columns.begin; });
    return drawn;
  }

  void underlines(const std::vector<Drawn>& drawn) {
    std::size_t end = 0;
    for (const Drawn& one : drawn) end = std::max(end, one.columns.end);
    std::string cells(end, ' ');
    for (const bool primary : {false, true}) {
      for (const Drawn& one : drawn) {
        if ((one.mark->underline == '^') != primary) continue;
        std::fill(cells.begin() + static_cast<std::ptrdiff_t>(one.columns.begin),
                  cells.begin() + static_cast<std::ptrdiff_t>(one.columns.end), one.mark->underline);
      }
    }
    std::string text;
    for (std::size_t at = 0; at < cells.size();) {
      const std::size_t run = std::min(cells.find_first_not_of(cells[at], at), cells.size());
      const std::string_view part = std::string_view(cells).substr(at, run - at);
      text += cells[at] == ' ' ? std::string(part) : painted(cells[at], part);
      at = run;
    }
    const Drawn* beside = drawn.back().columns.end == end ? &drawn.back() : nullptr;
    if (beside != nullptr && !beside->mark->label.empty()) {
      text += " " + painted(beside->mark->underline, printable(beside->mark->label));
    }
    row("", text);
    labels_below(drawn, beside);
  }

  void labels_below(const std::vector<Drawn>& drawn, const Drawn* beside) {
    LabelRows labels;
    for (auto one = drawn.rbegin(); one != drawn.rend(); ++one) {
      if (&*one == beside || one->mark->label.empty()) continue;
      labels.place(one->columns.begin, printable(one->mark->label), one->mark->underline);
    }
    for (const auto& texts : labels.rows()) {
      std::string line;
      std::size_t column = 0;
      for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
        line.append(text->column - column, ' ');
        line += painted(text->underline, text->text);
        column = text->column + width(text->text);
      }
      row("", line);
    }
  }

  const ExcerptStyle& style_;
  std::size_t digits_;
  std::string out_;
};

// A place behind the last '\n' is on a line of its own, which line_span() does not know.
bool is_in(const text::SourceFile& source, const Mark& mark) {
  return mark.line >= 1 && mark.line <= source.line_count() + 1 && mark.span.begin <= source.raw().size();
}

text::Span span_of_line(const text::SourceFile& source, std::uint32_t line) {
  if (line <= source.line_count()) return source.line_span(line);
  const auto end = static_cast<text::Offset>(source.raw().size());
  return {end, end};
}

}  // namespace

std::size_t gutter_digits(const std::vector<Mark>& marks) {
  std::uint32_t largest = 1;
  for (const Mark& mark : marks) largest = std::max(largest, mark.line);
  return fmt::formatted_size("{}", largest);
}

std::string excerpt(const text::SourceFile& source, std::vector<Mark> marks, const ExcerptStyle& style) {
  const std::size_t digits = gutter_digits(marks);
  std::erase_if(marks, [&source](const Mark& mark) { return !is_in(source, mark); });
  if (marks.empty()) return {};
  std::ranges::stable_sort(marks, {}, &Mark::line);

  Drawer drawer(style, digits);
  drawer.empty_row();
  std::uint32_t before = 0;
  for (std::size_t at = 0; at < marks.size();) {
    const std::uint32_t number = marks[at].line;
    const auto next = std::ranges::find_if(marks.begin() + static_cast<std::ptrdiff_t>(at), marks.end(),
                                           [number](const Mark& mark) { return mark.line != number; });
    const auto count = static_cast<std::size_t>(next - marks.begin()) - at;
    if (before > 0 && number - before > k_gap) drawer.empty_row();
    const text::Span span = span_of_line(source, number);
    drawer.line(number, source.slice(span), span.begin, std::span(marks).subspan(at, count));
    before = number;
    at += count;
  }
  if (style.closed) drawer.empty_row();
  return drawer.take();
}

}  // namespace guidelint::report
