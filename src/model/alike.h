// Which keys and which lines of a guide give rules the same answers.
//
// A guide has some sixty keys and a hundred lines, and nearly all are alike: a known key with a readable value, a line
// of ASCII that ends in "\n". One of a class answers for all of it, and what the fields differ in is told by outlines
// (expr/outline.h): the number of a line, the text of a line in ASCII.
//
// Lifetime  holds no views.
#pragma once

#include <cstdint>
#include <vector>

#include "expr/outline.h"
#include "model/model.h"

namespace guidelint::model {

struct AlikeClass {
  std::uint32_t first = 0;  // the entity that answers
  std::uint32_t count = 0;
  std::vector<expr::Outline> outlines = {};
};

struct Alike {
  // Of entity i; entities that are like no other have k_own_class.
  std::vector<std::uint8_t> class_of = {};
  std::vector<std::uint32_t> own = {};  // those
  std::vector<AlikeClass> classes = {};
};
constexpr std::uint8_t k_own_class = 0xFF;

// Whether a rule that reads this field of a key or a line can be answered by class.
bool is_of_class(expr::FieldId field);

}  // namespace guidelint::model
