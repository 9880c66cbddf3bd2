// An entity that outlives its guide: the values a rule reads, with their texts and their lines and columns.
//
// Rules that compare with the whole corpus are judged after the last guide was read, when the guides themselves are
// gone. Keeping the few values such a rule reads is smaller than keeping guides, and reading guides twice would be
// slower.
//
// Lifetime  owns all; self-contained.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "expr/scope.h"
#include "finding/finding.h"

namespace guidelint::rule {

// From a span in the file to its place, for findings.
using Places = std::function<finding::Place(text::Span)>;

class Snapshot final : public expr::Entity {
 public:
  Snapshot(const expr::Entity& entity, std::span<const expr::FieldId> fields, const Places& places);
  Snapshot(Snapshot&&) = default;
  Snapshot& operator=(Snapshot&&) = default;

  [[nodiscard]] expr::Value get(expr::FieldId id) const override;
  // Of a span of one of the values; of any other the nearest before it.
  [[nodiscard]] finding::Place place(text::Span span) const;

 private:
  void keep(expr::Value& value, const Places& places);
  std::string_view keep_text(std::string_view text);

  std::vector<std::pair<expr::FieldId, expr::Value>> values_;
  std::vector<finding::Place> places_;  // sorted
  // Filled once, sized beforehand, so that views into them stay: a row has a snapshot for every rule that waits.
  std::unique_ptr<char[]> texts_;
  std::vector<std::string_view> items_;  // of lists
  std::vector<expr::Value> alternatives_;
  std::size_t used_ = 0;  // of texts_
};

}  // namespace guidelint::rule
