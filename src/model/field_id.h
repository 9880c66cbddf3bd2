// How a FieldId of the model is made: whose field, of which version, of which side, which one.
//
// One number for all scopes, so that a row can hand a question about its guide to the guide as it is.
#pragma once

#include <cstdint>

#include "expr/scope.h"
#include "model/model.h"

namespace guidelint::model {

struct FieldRef {
  EntityKind owner = EntityKind::guide;
  bool before = false;  // of the earlier version
  Side side = Side::bare;
  std::uint32_t index = 0;  // into the fields of the model, or k_built_in + enumerator, or k_side
  bool operator==(const FieldRef&) const = default;
};

constexpr std::uint32_t k_built_in = 0x800;  // from here: fields that model.yaml does not name
// The side itself, a boolean; with Side::bare and `before`: the earlier version
constexpr std::uint32_t k_side = 0xFFF;

constexpr expr::FieldId encode(const FieldRef& ref) {
  return ref.index | static_cast<std::uint32_t>(ref.side) << 12U | (ref.before ? 1U : 0U) << 15U |
         static_cast<std::uint32_t>(ref.owner) << 16U;
}

constexpr FieldRef decode(expr::FieldId id) {
  return {.owner = static_cast<EntityKind>(id >> 16U & 7U),
          .before = (id >> 15U & 1U) != 0,
          .side = static_cast<Side>(id >> 12U & 7U),
          .index = id & 0xFFFU};
}

enum class GuideField : std::uint32_t {
  path,
  missing,
  table,
  rows,
  sections_missing,
  layout,
  figures,
  title,
  strategy,
  source_count,
  sources_repeated,
  sources_unfounded,
  committed
};
enum class RowField : std::uint32_t { path, key, times, confidence };
enum class KeyField : std::uint32_t { path, name, raw, kind, wanted, known, readable, allowed, nearest, times };
enum class LineField : std::uint32_t { path, text, number, ending, part, ending_above };
enum class AskField : std::uint32_t { path, kind, of, amount, region, text, range, asked, confidence };

}  // namespace guidelint::model
