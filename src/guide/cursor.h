// One line of a body and how far its block structure has been read: the place, and the column once tabs are widened to
// four.
//
// Markdown counts columns, not bytes, when it compares indents ("-\tone" is an item whose text begins in column 4), and
// a tab can be half used up: the quote mark takes one of its columns, the code inside the others. Only the scanner of
// blocks needs this.
//
// Lifetime  views the line.
#pragma once

#include <cstddef>
#include <string_view>

namespace guidelint::guide {

class Cursor {
 public:
  explicit Cursor(std::string_view line) : line_(line) { look_ahead(); }

  // Of the next byte that is neither space nor tab.
  [[nodiscard]] std::size_t next() const { return next_; }
  [[nodiscard]] std::size_t indent() const { return next_column_ - column_; }  // columns from here to it
  [[nodiscard]] bool is_blank() const { return next_ == line_.size(); }
  [[nodiscard]] std::string_view rest() const { return line_.substr(next_); }
  [[nodiscard]] char first() const { return is_blank() ? '\0' : line_[next_]; }

  [[nodiscard]] std::size_t place() const { return place_; }
  [[nodiscard]] std::size_t column() const { return column_; }
  [[nodiscard]] bool at_blank() const {
    return place_ < line_.size() && (line_[place_] == ' ' || line_[place_] == '\t');
  }
  [[nodiscard]] bool at_end() const { return place_ == line_.size(); }

  void skip_columns(std::size_t count) {
    while (count > 0 && place_ < line_.size()) {
      const std::size_t wide = line_[place_] == '\t' ? 4 - column_ % 4 : 1;
      const std::size_t used = wide < count ? wide : count;
      column_ += used;
      count -= used;
      if (used == wide) ++place_;
    }
    look_ahead();
  }

  // `count` bytes from next() on.
  void skip_past_next(std::size_t count) {
    column_ = next_column_ + count;
    place_ = next_ + count;
    look_ahead();
  }

 private:
  void look_ahead() {
    next_ = place_;
    next_column_ = column_;
    for (; next_ < line_.size(); ++next_) {
      if (line_[next_] == ' ') {
        ++next_column_;
      } else if (line_[next_] == '\t') {
        next_column_ += 4 - next_column_ % 4;
      } else {
        break;
      }
    }
  }

  std::string_view line_;
  std::size_t place_ = 0;
  std::size_t column_ = 0;
  std::size_t next_ = 0;
  std::size_t next_column_ = 0;
};

}  // namespace guidelint::guide
