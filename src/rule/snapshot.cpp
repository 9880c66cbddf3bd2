#include "rule/snapshot.h"

#include <algorithm>

namespace guidelint::rule {

Snapshot::Snapshot(const expr::Entity& entity, std::span<const expr::FieldId> fields, const Places& places) {
  for (const expr::FieldId id : fields) {
    expr::Value value = entity.get(id);
    keep(value, places);
    values_.emplace_back(id, value);
  }
  std::ranges::sort(places_);
  places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
}

std::string_view Snapshot::keep_text(std::string_view text) { return text.empty() ? text : texts_.emplace_back(text); }

void Snapshot::keep(expr::Value& value, const Places& places) {
  value.text = keep_text(value.text);
  value.missing = keep_text(value.missing);
  if (!value.list.empty()) {
    auto& list = lists_.emplace_back();
    for (const std::string_view item : value.list) list.push_back(keep_text(item));
    value.list = list;
  }
  for (expr::End& end : value.ends) {
    end.name = keep_text(end.name);
    if (end.span != text::Span{}) places_.push_back(places(end.span));
  }
  if (value.alternative != nullptr) {
    expr::Value& copy = alternatives_.emplace_back(*value.alternative);
    copy.alternative = nullptr;
    keep(copy, places);
    value.alternative = &copy;
  }
}

expr::Value Snapshot::get(expr::FieldId id) const {
  const auto found = std::ranges::find(values_, id, &std::pair<expr::FieldId, expr::Value>::first);
  return found == values_.end() ? expr::Value{} : found->second;
}

finding::Place Snapshot::place(text::Span span) const {
  const auto after = std::ranges::upper_bound(places_, span, {}, &finding::Place::span);
  return after == places_.begin() ? finding::Place{} : *std::prev(after);
}

}  // namespace guidelint::rule
