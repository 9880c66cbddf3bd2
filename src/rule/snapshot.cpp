#include "rule/snapshot.h"

#include <algorithm>

namespace guidelint::rule {

namespace {

struct Sizes {
  std::size_t bytes = 0, items = 0, alternatives = 0, places = 0;
};

void measure(const expr::Value& value, bool is_alternative, Sizes& sizes) {
  sizes.bytes += value.text.size() + value.missing.size();
  sizes.items += value.list.size();
  for (const std::string_view item : value.list) sizes.bytes += item.size();
  for (const expr::End& end : value.ends) {
    sizes.bytes += end.name.size();
    if (end.span != text::Span{}) ++sizes.places;
  }
  if (value.alternative == nullptr || is_alternative) return;
  ++sizes.alternatives;
  measure(*value.alternative, true, sizes);
}

}  // namespace

Snapshot::Snapshot(const expr::Entity& entity, std::span<const expr::FieldId> fields, const Places& places) {
  Sizes sizes;
  values_.reserve(fields.size());
  for (const expr::FieldId id : fields) {
    values_.emplace_back(id, entity.get(id));
    measure(values_.back().second, false, sizes);
  }
  texts_ = std::make_unique<char[]>(sizes.bytes);
  items_.reserve(sizes.items);
  alternatives_.reserve(sizes.alternatives);
  places_.reserve(sizes.places);
  for (auto& [id, value] : values_) keep(value, places);
  std::ranges::sort(places_);
  places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
}

std::string_view Snapshot::keep_text(std::string_view text) {
  if (text.empty()) return {};
  char* const begin = texts_.get() + used_;
  std::ranges::copy(text, begin);
  used_ += text.size();
  return {begin, text.size()};
}

void Snapshot::keep(expr::Value& value, const Places& places) {
  value.text = keep_text(value.text);
  value.missing = keep_text(value.missing);
  if (!value.list.empty()) {
    const std::size_t first = items_.size();
    for (const std::string_view item : value.list) items_.push_back(keep_text(item));
    value.list = std::span(items_).subspan(first);
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
