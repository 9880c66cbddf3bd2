// Amounts as examples write them, and as they then stand in a made-up guide.
//
//   in an example     front matter           table, in pounds
//   120K..165K        120000, 165000         £120K–£165K
//   120400..165K      120400, 165000         £120,400–£165K
//   120K              120000, 120000         £120K
//   -120K..165K       -120000, 165000        -£120K–£165K
//   12%..18%          12 (one key only)      12–18%
//
// The digits of the table are the author's of the example: `within rounding` depends on how exactly a figure is
// written. Text of another form ("Variable", "172 thousand") is no amount and is written as it stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guidelint::proof {

struct WrittenAmount {
  double value = 0;         // 120000; of a percentage the number before the sign
  bool negative = false;    // also of -0
  std::string digits = {};  // as a table has them, without sign: "120K", "120,400", "12.5"
};

struct WrittenRange {
  WrittenAmount low, high;
  bool is_single = false;
  bool is_percent = false;
};

std::optional<WrittenRange> read_range(std::string_view text);

// "120K" for 120000 known to a thousand, else "120,400".
WrittenAmount write_amount(double value, double step);

std::string in_front(const WrittenAmount& amount);
// `sign` stands before each amount: "£", "SEK ".
std::string in_table(const WrittenRange& range, std::string_view sign);

}  // namespace guidelint::proof
