#include "model/row_facts.h"

#include <algorithm>
#include <array>

#include "model/bind_impl.h"
#include "model/front_facts.h"
#include "model/front_place.h"
#include "model/region.h"
#include "money/currencies.h"
#include "yaml/emit.h"

namespace guidelint::model {
namespace {

using expr::State;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_word(char c) {
  return is_capital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// Codes that stand alone among the words: "ARS equivalent".
void add_codes(std::string_view words, std::vector<money::Currency>& codes) {
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    while (end < words.size() && is_word(words[end])) ++end;
    const auto currency = end - begin == 3 ? money::parse_currency(words.substr(begin, 3)) : std::nullopt;
    if (currency && money::is_common(*currency) && std::ranges::find(codes, *currency) == codes.end())
      codes.push_back(*currency);
    begin = end + 1;
  }
}

class Entry {
 public:
  Entry(const Bound& guide, std::size_t row)
      : guide_(&guide),
        model_(&guide.model().impl()),
        entity_(&model_->of(EntityKind::row)),
        row_(row),
        body_(guide.impl().rows[row].body) {}

  [[nodiscard]] std::optional<Block> whole() const {
    if (!region()) return std::nullopt;
    Block entry;
    for (const std::string_view key : key_order(guide_->model(), EntityKind::row, {})) {
      const auto found = find(key);
      if (!found || !is_written(found->field)) continue;
      entry.keys.push_back({.name = std::string(key), .value = value(*found).value_or(make_scalar("null"))});
    }
    return entry;
  }

  [[nodiscard]] std::optional<Block> one(std::string_view key) const {
    const auto found = find(key);
    if (!found) return std::nullopt;
    return value(*found).value_or(make_scalar("null"));
  }

 private:
  struct Place {
    std::size_t field;
    std::size_t end;
  };

  [[nodiscard]] std::optional<Place> find(std::string_view key) const {
    for (std::size_t field = 0; field < entity_->fields.size(); ++field) {
      const auto& front = entity_->fields[field].front;
      const auto at = std::ranges::find(front, key);
      if (at != front.end()) return Place{field, static_cast<std::size_t>(at - front.begin())};
    }
    return std::nullopt;
  }

  [[nodiscard]] expr::Value body_value(std::size_t field) const {
    return guide_->entity(EntityKind::row, row_)
        .get(encode({.owner = EntityKind::row, .side = Side::body, .index = static_cast<std::uint32_t>(field)}));
  }

  [[nodiscard]] bool has_figure(std::size_t field) const {
    const expr::Value value = body_value(field);
    if (!value.type.ended) return value.state == State::present;
    return value.ends[0].state == State::present || value.ends[1].state == State::present;
  }

  // Required keys always; others where the table has a figure. Of fields that share a column: amounts before a rate,
  // and the rate if there are no amounts.
  [[nodiscard]] bool is_written(std::size_t field) const {
    if (entity_->fields[field].required || field == model_->row_key) return true;
    const bool is_rate = entity_->compiled[field].type == ValueType::percent;
    for (const ColumnDef& column : model_->columns) {
      if (!is_rate || column.fields.size() < 2 || std::ranges::find(column.fields, field) == column.fields.end())
        continue;
      return std::ranges::none_of(column.fields, [&](std::size_t other) {
        return entity_->compiled[other].type == ValueType::money && has_figure(other);
      });
    }
    return has_figure(field);
  }

  [[nodiscard]] std::optional<Block> value(const Place& place) const {
    if (place.field == model_->row_key) return region();
    if (model_->currency && place.field == *model_->currency) return currency();
    const expr::Value value = body_value(place.field);
    if (value.type.ended || value.type.kind != expr::Kind::text) return value_block(value, place.end);
    if (value.state != State::present) return std::nullopt;
    return text_block(*guide_->guide().source, value.text, value.ends[0].span);
  }

  [[nodiscard]] std::optional<Block> region() const {
    const text::SourceFile& source = *guide_->guide().source;
    const Layout layout = guide_->impl().compensation->layout;
    const bool is_header = layout == Layout::levels_regions || layout == Layout::components_regions;
    return text_block(source, is_header ? region_key(body_->region) : region_words(body_->region),
                      source.in_file(body_->region_span));
  }

  [[nodiscard]] std::optional<Block> currency() const {
    if (body_->currency.known()) return code(body_->currency);
    for (const Figure& figure : body_->figures) {
      if (figure.range && figure.range->low.currency.known()) return code(figure.range->low.currency);
    }
    if (const auto named = money::currency_named_in(body_->region)) return code(*named);
    std::vector<money::Currency> codes;
    for (const Figure& figure : body_->figures) add_codes(figure.text, codes);
    return codes.size() == 1 ? code(codes.front()) : std::nullopt;
  }

  static std::optional<Block> code(money::Currency currency) { return make_scalar(yaml::emit_text(currency.text())); }

  const Bound* guide_;
  const Model::Impl* model_;
  const EntityDef* entity_;
  std::size_t row_;
  const CompensationRow* body_;
};

}  // namespace

std::vector<std::size_t> rows_of_table(const Bound::Impl& guide) {
  const auto& rows = guide.rows;
  std::vector<std::size_t> order;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row].body != nullptr) order.push_back(row);
  }
  std::ranges::sort(order, {}, [&](std::size_t row) { return rows[row].body; });  // they stand in one vector
  return order;
}

std::optional<Block> row_entry(const Bound& guide, std::size_t row) { return Entry(guide, row).whole(); }

std::optional<Block> row_key_value(const Bound& guide, std::size_t row, std::string_view key) {
  return Entry(guide, row).one(key);
}

}  // namespace guidelint::model
