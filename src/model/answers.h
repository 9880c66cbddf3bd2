// What was asked of a guide and of its rows, kept for the next rule that asks.
//
// Some forty rules ask a row for the same ten fields, most of them joined from both sides or worked out; each answer is
// more than 200 bytes and takes hundreds of instructions to make. The table is indexed by bits of the FieldId.
// Decided against: working out all fields of every row when it is bound; most fields of most guides are asked for on
// one side only, where they stand already.
//
// Lifetime  answers stay where they are until the Answers go. Texts that functions made do not live that long (see
//           expression.h): whoever keeps an answer makes sure it views none.
// Threads   one guide belongs to one thread.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <vector>

#include "model/field_id.h"

namespace guidelint::model {

class Answers {
 public:
  // `entities`: the guide and its rows.
  explicit Answers(std::size_t entities) : known_(entities * k_questions) {}

  static constexpr std::uint32_t k_not_kept = 0xFFFF'FFFF;

  // The number of the question among those of one entity.
  static constexpr std::uint32_t number_of(expr::FieldId id) {
    const std::uint32_t index = id & 0xFFFU;
    const bool is_before = (id >> 15U & 1U) != 0;
    const std::uint32_t side = id >> 12U & 7U;
    if (is_before) return k_not_kept;
    if (index < k_fields) return side * k_side_questions + index;
    if (index == k_side) return side * k_side_questions + k_fields + k_built_ins;
    if (index < k_built_in || index >= k_built_in + k_built_ins) return k_not_kept;
    return side * k_side_questions + k_fields + (index - k_built_in);
  }

  // nullptr: not asked yet.
  [[nodiscard]] const expr::Value* find(std::size_t entity, std::uint32_t number) const {
    return known_[entity * k_questions + number];
  }
  // `value` stays where it is.
  void refer(std::size_t entity, std::uint32_t number, const expr::Value& value) {
    known_[entity * k_questions + number] = &value;
  }
  const expr::Value* keep(std::size_t entity, std::uint32_t number, const expr::Value& value) {
    const expr::Value* kept = new (room_.allocate(sizeof(expr::Value), alignof(expr::Value))) expr::Value(value);
    return known_[entity * k_questions + number] = kept;
  }

 private:
  static constexpr std::uint32_t k_fields = 40, k_built_ins = 23, k_sides = 5;
  static constexpr std::uint32_t k_side_questions = k_fields + k_built_ins + 1;
  static constexpr std::uint32_t k_questions = k_sides * k_side_questions;

  std::vector<const expr::Value*> known_;
  std::pmr::monotonic_buffer_resource room_{32 * sizeof(expr::Value)};
};

}  // namespace guidelint::model
