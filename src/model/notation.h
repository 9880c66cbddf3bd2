// How a number is written in a cell: "1,060K" is 1060 with a comma, scale "K", 10^3; and other numbers in that way.
//
// Units     hundredths.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guidelint::model {

struct Notation {
  std::string_view digits = {};  // as written, with separators and point
  std::string_view scale = {};   // "K", " lakh", or empty
  int exponent = 0;              // of the scale
  int decimals = 0;
  char separator = 0;     // ',' or '\'' between groups, or none
  bool in_lakhs = false;  // 12,00,000
};

// `text` begins with a digit; `step` is one unit of its last digit, in hundredths.
Notation notation_of(std::string_view text, std::int64_t step);

// `hundredths` in that notation; with more decimals if it needs them. Nothing if a hundredth of a unit is too coarse.
std::optional<std::string> write_number(std::int64_t hundredths, const Notation& notation);

// The ways to write `hundredths` where `own` stands, beside `other`, best first.
std::vector<std::string> notations_for(std::int64_t hundredths, const Notation& own, const Notation& other);

}  // namespace guidelint::model
