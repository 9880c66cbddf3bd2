// A traced condition as text: in one line where it held, as a table of operands where it did not.
//
//   total == formula within broken: low 142,000 against 141,250 (0.5 % above), …; −25…+60 % allowed
//
//                                 low      high
//   total                     216,000   238,000  lines 19, 20
//   formula                   100,000   158,750
//     base                     90,000   125,000  lines 13, 14
//     + yearly(stock ?? 0)      …
//   allowed (−15…+15 %)       …
//   verdict                     holds     fails: 43 % too high
//
// Units     lines of the file; widths in columns of a terminal.
// Lifetime  Lines views its source.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "expr/trace.h"
#include "text/source_file.h"

namespace guidelint::report {

constexpr std::size_t k_longest_value = 60;  // code points of a value or an expression that is quoted

// One line of text, harmless, cut with "…".
std::string quoted_part(std::string_view text, std::size_t limit = k_longest_value);

// What a condition came to, each comparison a line: "total >= base: low 142,000 >= 120,000, high 196,000 >= 160,000".
// `told` holds the notes that were printed before and are not repeated.
std::vector<std::string> in_short(const expr::Condition& condition, std::set<std::string>& told);

// "lines 19, 20", "line 56 (Total Comp)"; empty if the value stands nowhere.
std::string places_of(const expr::Step& step, const text::SourceFile& source);

class Computation {
 public:
  explicit Computation(const text::SourceFile& source) : source_(source) {}
  // The lines of the table. What a let stands for is shown once per Computation.
  std::vector<std::string> table(const expr::Condition& condition, bool with_verdict = true);

 private:
  struct Row {
    std::string label;
    std::array<std::string, 2> cells = {};
    std::string note = {};
    bool ended = false;
    bool right = true;     // of a number
    bool is_text = false;  // a remark across the columns
  };
  void add_step(const expr::Step& step, std::string_view sign, std::size_t depth, std::vector<Row>& rows);
  void add_comparison(const expr::Condition& condition, bool with_verdict, std::vector<Row>& rows);
  [[nodiscard]] std::string note_of(const expr::Step& step) const;
  static std::vector<std::string> lay_out(const std::vector<Row>& rows);

  const text::SourceFile& source_;
  std::set<std::string> lets_shown_ = {};
};

}  // namespace guidelint::report
