// Writes other figures into a cell of the compensation table, in the cell's own notation.
//
//   $140K–$200K      low := 120,000     $120K–$200K
//   $1.2M            := 900,000         $0.9M
//   $140–$200K       low := 140,000     $140K–$200K          the digits were right
//   ₹20,00,000       := 1,800,000       ₹18,00,000
//   10–15%           low := 12.5 %      12.5–15%
//
// Only digits and scale are replaced; signs, dashes, emphasis, notes and what stands beside stay. Several notations are
// tried, and the first that money's own reader reads back exactly, with all else in the cell as it was, is taken.
// Decided against: a writer that knows what the reader will say; the two would part ways.
//
// Units     hundredths, and hundredths of a percent, as money::Cell; nothing is multiplied by 12 here.
// Lifetime  views the text it was made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "money/cell.h"
#include "text/edit.h"

namespace guidelint::model {

class CellWriter {
 public:
  CellWriter(std::string_view text, const money::CellContext& context);

  [[nodiscard]] const money::Cell& read() const { return read_; }  // as the text given says

  // `range`: 0 the first, then the alternatives; `end`: 0 low, 1 high; of a single amount both are the same place.
  // `like` is how the figure is written elsewhere in the table ("£138K"), or empty. False if it cannot be written.
  bool set_amount(std::size_t range, std::size_t end, std::int64_t hundredths, std::string_view like = {});
  bool set_percent(std::size_t end, std::int64_t parts, std::string_view like = {});
  // Low and high of an alternative change places.
  bool swap_alternative(std::size_t alternative);

  [[nodiscard]] const std::vector<text::Edit>& edits() const { return edits_; }  // in order; of the text given

 private:
  [[nodiscard]] std::string_view slice(text::Span span) const { return text_.substr(span.begin, span.size()); }
  [[nodiscard]] text::Span number_in(text::Span span, bool with_scale) const;
  bool try_each(text::Span place, const std::vector<std::string>& notations, const money::Cell& wanted);

  std::string_view text_;
  money::CellContext context_;
  money::Cell read_;
  money::Cell wanted_;
  std::vector<text::Edit> edits_ = {};
};

}  // namespace guidelint::model
