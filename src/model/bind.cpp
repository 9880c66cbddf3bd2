#include "model/bind.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/bind_impl.h"
#include "model/body_value.h"
#include "model/region.h"

namespace guidelint::model {

using expr::State;

PathParts path_parts(const Model& model, std::string_view path) {
  const auto part = [&](std::string_view field) {
    return std::string(path_value(model.impl(), path, field).value_or(std::string_view()));
  };
  return {.company = part("company"), .role = part("role")};
}

std::string company_of(const Bound& bound) {
  const Bound::Impl& impl = bound.impl();
  const auto& index = impl.model->of(EntityKind::guide).index;
  if (const auto field = index.find("company"); field != index.end()) {
    const expr::Value value = impl.guide_value({.index = field->second});
    if (value.state == State::present && !value.text.empty()) return std::string(value.text);
  }
  return path_parts(*impl.whole_model, impl.guide->source->path()).company;
}

Bound::Impl::Impl(const guide::Guide& guide_read, const Model& model_used, const Bound* earlier,
                  std::optional<base::Date> committed_on)
    : guide(&guide_read),
      whole_model(&model_used),
      model(&model_used.impl()),
      before(earlier == nullptr ? nullptr : &earlier->impl()),
      committed(committed_on) {
  const guide::Front& matter = guide->front;
  incomplete = matter.present && !matter.document.problems.empty();
  if (matter.present && matter.document.root.kind == yaml::Kind::map) front = &matter.document.root;
  // A list or a text: nothing of it is known
  if (matter.present && front == nullptr && matter.document.has_content) incomplete = true;
  misspelt.emplace(*model, front);
  compensation = read_compensation(*guide, model_used);
  join_front();
  join_body();
  read_guide();
  read_rows();
  answers.emplace(1 + rows.size());
  guide_entity.emplace_back(*this, EntityKind::guide, 0);
  row_entities.reserve(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) row_entities.emplace_back(*this, EntityKind::row, row);
}

void Bound::Impl::join_front() {
  rows_unknown = incomplete || misspelt->has(front, model->compensation);
  const yaml::Entry* entry = front == nullptr ? nullptr : front->find(model->compensation);
  if (entry == nullptr || entry->value.is_null()) return;
  if (entry->value.kind != yaml::Kind::sequence) {
    rows_unknown = true;
    return;
  }
  rows.reserve(std::min(entry->value.items.size(), k_max_rows));
  const auto& key_names = model->of(EntityKind::row).compiled[model->row_key].keys;
  std::unordered_map<std::string, std::size_t> times;
  for (const yaml::Node& item : entry->value.items) {
    if (rows.size() == k_max_rows) {
      rows_left_out = entry->value.items.size() - k_max_rows;
      break;
    }
    if (item.kind != yaml::Kind::map) {
      rows_unknown = true;
      continue;
    }
    BoundRow row = {.item = &item};
    const FrontReader reader(*guide->source, lists, *misspelt, &item, incomplete);
    const yaml::Node* region = key_names.empty() ? nullptr : reader.find(key_names.front());
    if (region != nullptr && region->kind == yaml::Kind::scalar && !region->is_null())
      row.key = region_key(region->scalar);
    if (row.key.empty()) {
      row.name = std::to_string(rows.size() + 1);
      rows_unknown = true;  // it may be any row of the table that seems to have no entry
    } else {
      row.times = ++times[row.key];
      row.name = row.times == 1 ? row.key : fmt::format("{}#{}", row.key, row.times);
    }
    rows.push_back(std::move(row));
  }
}

void Bound::Impl::join_body() {
  std::unordered_map<std::string, std::size_t> by_name;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!rows[row].key.empty()) by_name.emplace(rows[row].name, row);
  }
  std::unordered_map<std::string_view, std::size_t> times;
  if (compensation) {
    rows_left_out = std::max(rows_left_out, compensation->left_out);
    for (const CompensationRow& body : compensation->rows) {
      const std::size_t nth = ++times[body.key];
      std::string name = nth == 1 ? body.key : fmt::format("{}#{}", body.key, nth);
      if (const auto found = by_name.find(name); found != by_name.end() && rows[found->second].body == nullptr) {
        rows[found->second].body = &body;
      } else {
        rows.push_back({.body = &body, .key = body.key, .times = nth, .name = std::move(name)});
      }
    }
  }
}

std::optional<std::size_t> Bound::Impl::row_named(std::string_view name) const {
  if (later.row_names.empty()) {
    for (std::size_t row = 0; row < rows.size(); ++row) later.row_names.emplace(rows[row].name, row);
  }
  const auto found = later.row_names.find(name);
  return found == later.row_names.end() ? std::nullopt : std::optional(found->second);
}

void Bound::Impl::read_guide() {
  const EntityDef& entity = model->of(EntityKind::guide);
  const FrontReader reader(*guide->source, lists, *misspelt, front, incomplete);
  guide_values.reserve(entity.fields.size() * 2);
  for (std::size_t field = 0; field < entity.fields.size(); ++field)
    guide_values.push_back(reader.read(entity.fields[field], entity.compiled[field]));
  for (std::size_t field = 0; field < entity.fields.size(); ++field) {
    guide_values.push_back(prose_value(entity.fields[field], entity.compiled[field].reader, *guide, lists));
  }
}

namespace {

// One `currency` stands for all figures of an entry, but the table has a sign at each. A figure that was copied is in
// the currency of its cell, and so is one of a column that has another currency than its row (stock in dollars in
// London).
void take_currency(expr::Value& front, const expr::Value& body, const CompensationRow* row) {
  if (row == nullptr || front.type.kind != expr::Kind::money) return;
  for (std::size_t i = 0; i < front.ends.size(); ++i) {
    const expr::End& cell = body.ends[i];
    if (cell.state != State::present || !cell.currency.known()) continue;
    if (cell.low == front.ends[i].low || cell.currency != row->currency) front.ends[i].currency = cell.currency;
  }
}

}  // namespace

void Bound::Impl::read_rows() {
  const EntityDef& entity = model->of(EntityKind::row);
  const std::size_t count = entity.fields.size();
  row_values.reserve(rows.size() * count * 2);
  for (const BoundRow& row : rows) {
    const bool unknown = row.item == nullptr ? rows_unknown : incomplete;
    const FrontReader reader(*guide->source, lists, *misspelt, row.item, unknown);
    money::Currency currency;
    if (model->currency) {
      const expr::Value code = reader.read(entity.fields[*model->currency], entity.compiled[*model->currency]);
      if (code.state == State::present) currency = money::parse_currency(code.text).value_or(money::Currency{});
    }
    for (std::size_t field = 0; field < count; ++field)
      row_values.push_back(reader.read(entity.fields[field], entity.compiled[field], currency));
    for (std::size_t field = 0; field < count; ++field) {
      row_values.push_back(row.body == nullptr
                               ? expr::make_missing(entity.fields[field].type, State::none, entity.fields[field].name)
                               : table_value(*model, field, *row.body, *guide->source, alternatives));
    }
    // The table alone says what stock covers; the front matter's figures are of the same column.
    const std::size_t first = row_values.size() - 2 * count;
    for (std::size_t field = 0; field < count; ++field) {
      row_values[first + field].basis = row_values[first + count + field].basis;
      take_currency(row_values[first + field], row_values[first + count + field], row.body);
    }
  }
}

Bound::Bound(const guide::Guide& guide, const Model& model, const Bound* before, std::optional<base::Date> committed)
    : impl_(std::make_unique<Impl>(guide, model, before, committed)) {}
Bound::~Bound() = default;

const guide::Guide& Bound::guide() const { return *impl_->guide; }

const Model& Bound::model() const { return *impl_->whole_model; }

bool Bound::has_compensation_table() const { return impl_->compensation.has_value(); }

std::size_t Bound::left_out(EntityKind kind) const { return kind == EntityKind::row ? impl_->rows_left_out : 0; }

std::size_t Bound::count(EntityKind kind) const {
  switch (kind) {
    case EntityKind::guide:
      return 1;
    case EntityKind::row:
      return impl_->rows.size();
    case EntityKind::key:
      return impl_->keys().size();
    case EntityKind::line:
      return impl_->guide->source->line_count();
    case EntityKind::ask:
      return impl_->asks().size();
  }
  return 0;
}

const expr::Entity& Bound::entity(EntityKind kind, std::size_t index) const {
  switch (kind) {
    case EntityKind::guide:
      break;
    case EntityKind::row:
      return impl_->row_entities[index];
    case EntityKind::key:
      impl_->keys();
      return impl_->later.key_entities[index];
    case EntityKind::line:
      return impl_->lines()[index];
    case EntityKind::ask:
      impl_->asks();
      return impl_->later.ask_entities[index];
  }
  return impl_->guide_entity[0];
}

const Alike& Bound::alike(EntityKind kind) const {
  static const Alike none;
  Impl::Later& later = impl_->later;
  if (kind == EntityKind::key) {
    if (!later.alike_keys) later.alike_keys = alike_keys(*impl_);
    return *later.alike_keys;
  }
  if (kind != EntityKind::line) return none;
  if (!later.alike_lines) later.alike_lines = alike_lines(*impl_);
  return *later.alike_lines;
}

std::string Bound::label(EntityKind kind, std::size_t index) const {
  if (kind == EntityKind::row) return fmt::format("row[{}]", impl_->rows[index].name);
  if (kind == EntityKind::key) return fmt::format("key[{}]", impl_->key_path(index));
  if (kind == EntityKind::ask) return fmt::format("ask[{}]", impl_->ask_name(index));
  return std::string(to_string(kind));
}

text::Span Bound::place(EntityKind kind, std::size_t index) const {
  const text::SourceFile& source = *impl_->guide->source;
  switch (kind) {
    case EntityKind::guide:
      break;
    case EntityKind::row: {
      const std::size_t count = impl_->model->of(EntityKind::row).fields.size();
      const std::size_t first = index * count * 2 + impl_->model->row_key;
      const BoundRow& row = impl_->rows[index];
      if (row.item == nullptr) return impl_->row_values[first + count].ends[0].span;
      const text::Span region = impl_->row_values[first].ends[0].span;
      return region == text::Span{} ? source.in_file({row.item->span.begin, row.item->span.begin}) : region;
    }
    case EntityKind::key:
      return source.in_file(impl_->keys()[index].entry->key_span);
    case EntityKind::line:
      return source.line_span(static_cast<std::uint32_t>(index + 1));
    case EntityKind::ask:
      return source.in_file(impl_->asks()[index].ask.amount.span);
  }
  return source.line_count() == 0 ? text::Span{} : source.line_span(1);
}

RowSides Bound::sides(std::size_t row) const {
  const text::SourceFile& source = *impl_->guide->source;
  const BoundRow& bound = impl_->rows[row];
  RowSides sides;
  if (bound.item != nullptr) sides.front = source.in_file(bound.item->span);
  if (bound.body == nullptr) return sides;
  const Layout layout = impl_->compensation->layout;
  const bool has_own_line = layout == Layout::regions || layout == Layout::levels_titles;
  sides.body = source.in_file(has_own_line ? bound.body->span : impl_->compensation->table->span);
  return sides;
}

}  // namespace guidelint::model
