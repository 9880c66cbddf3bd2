// What expressions may name, and where the values come from. The language knows nothing of guides: the model implements
// these two.
//
// Scope is asked when a rule is compiled ("what is front.base?"), Entity when it is evaluated ("what is it here?").
//
// Lifetime  a Scope outlives every Expression compiled with it; an Entity is asked only during an evaluation.
// Threads   Scope is const and shared; an Entity belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expr/value.h"

namespace guidelint::expr {

using FieldId = std::uint32_t;

struct Field {
  FieldId id = 0;
  Type type = {};
  std::size_t parts = 1;  // how many of the name's parts it took: front.base is 2; the rest are accessors (.low)
  // A text of an enumeration: its words; comparing with another word is an error
  std::span<const std::string_view> allowed = {};
};

class Scope {
 public:
  virtual ~Scope() = default;
  // The field that the longest possible beginning of `parts` names: {"base"}, {"front", "base"}, {"guide", "company"}.
  // A side alone ({"front"}) is a boolean field whose state says whether that side exists: exists(front).
  [[nodiscard]] virtual std::optional<Field> find(std::span<const std::string_view> parts) const = 0;
  // "row", and "region, base, stock, …": for error messages and "did you mean".
  [[nodiscard]] virtual std::string_view entity() const = 0;
  [[nodiscard]] virtual std::vector<std::string_view> names() const = 0;
};

class Entity {
 public:
  virtual ~Entity() = default;
  [[nodiscard]] virtual Value get(FieldId id) const = 0;
  // The same where it is kept already, else nothing: a Value is more than 200 bytes, and a rule reads some ten of them.
  [[nodiscard]] virtual const Value* find(FieldId /*id*/) const { return nullptr; }
};

}  // namespace guidelint::expr
