#include "model/front_facts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"
#include "base/strings.h"
#include "model/bind_impl.h"
#include "model/front_place.h"
#include "model/front_scalar.h"
#include "model/row_facts.h"
#include "model/sources.h"
#include "text/encoding.h"
#include "yaml/emit.h"

namespace guidelint::model {
namespace {

using expr::State;

constexpr std::string_view k_replacement = "\xEF\xBF\xBD";

bool holds_lost_bytes(const text::SourceFile& source, text::Span span) {
  const auto& repairs = source.repairs();
  auto repair =
      std::ranges::partition_point(repairs, [&](const text::Repair& one) { return one.in_file.end <= span.begin; });
  for (; repair != repairs.end() && repair->in_file.begin < span.end; ++repair) {
    if (repair->kind != text::RepairKind::mark && repair->kind != text::RepairKind::garbled) return true;
  }
  return false;
}

// Line ends and what stands around them become one blank.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const std::string_view part : base::split(text, '\n')) {
    const std::string_view trimmed = base::trim(part);
    if (!line.empty() && !trimmed.empty()) line += ' ';
    line += trimmed;
  }
  return line;
}

std::optional<Block> checked_text(std::string_view text) {
  if (!text::is_valid_utf8(text) || text.find(k_replacement) != std::string_view::npos) return std::nullopt;
  const std::string line = on_one_line(text);
  if (line.empty()) return std::nullopt;
  return make_scalar(yaml::emit_text(line));
}

bool begins_with(const KeyPath& key, const KeyPath& prefix) {
  return key.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), key.begin());
}

std::optional<std::string> number_text(const expr::End& end, expr::Kind kind) {
  if (end.state != State::present) return std::nullopt;
  return plain_figure(kind == expr::Kind::percent ? ValueType::percent : ValueType::number, end.low);
}

}  // namespace

std::optional<Block> text_block(const text::SourceFile& source, std::string_view text, text::Span span) {
  if (holds_lost_bytes(source, span)) return std::nullopt;
  return checked_text(text);
}

std::optional<Block> value_block(const expr::Value& value, std::size_t end) {
  if (value.type.ended) {
    auto text = number_text(value.ends[end], value.type.kind);
    return text ? std::optional(make_scalar(std::move(*text))) : std::nullopt;
  }
  if (value.state != State::present) return std::nullopt;
  switch (value.type.kind) {
    case expr::Kind::text:
      return checked_text(value.text);
    case expr::Kind::date:
      return make_scalar(base::format_date({static_cast<std::int32_t>(value.ends[0].low)}));
    case expr::Kind::quarter:
      return make_scalar(base::format_quarter({static_cast<std::int32_t>(value.ends[0].low)}));
    case expr::Kind::boolean:
      return make_scalar(value.ends[0].low != 0 ? "true" : "false");
    case expr::Kind::list: {
      Block list;
      for (const std::string_view item : value.list) {
        if (auto text = checked_text(item)) list.items.push_back(std::move(*text));
      }
      return list.items.empty() ? std::nullopt : std::optional(std::move(list));
    }
    default: {
      expr::End one = value.ends[0];
      one.state = State::present;
      auto text = number_text(one, value.type.kind);
      return text ? std::optional(make_scalar(std::move(*text))) : std::nullopt;
    }
  }
}

std::optional<Block> FrontFacts::value_of(const KeyPath& key) const { return stated(key).value; }

bool FrontFacts::is_given(const KeyPath& key) const {
  const EntityDef& entity = guide_->model().impl().of(EntityKind::guide);
  for (std::size_t field = 0; field < entity.fields.size(); ++field) {
    const Assignment* given = given_for(field);
    if (given == nullptr || !value_block(given->value)) continue;
    for (const auto& keys : entity.compiled[field].keys) {
      if (begins_with(keys, key)) return true;
    }
  }
  return false;
}

FrontFacts::Stated FrontFacts::stated(const KeyPath& key) const {
  const Model& model = guide_->model();
  const EntityDef& entity = model.impl().of(EntityKind::guide);
  if (key.size() == 1 && key.front() == model.compensation_key()) return {.value = compensation()};
  bool is_map = false;
  for (std::size_t field = 0; field < entity.fields.size(); ++field) {
    for (const auto& keys : entity.compiled[field].keys) {
      if (keys == key) return field_value(field);
      is_map = is_map || begins_with(keys, key);
    }
  }
  if (!is_map) return {};
  Block map;
  bool any = false;
  for (const std::string_view name : key_order(model, EntityKind::guide, fmt::format("{}", fmt::join(key, ".")))) {
    KeyPath child = key;
    child.push_back(name);
    Stated inside = stated(child);
    any = any || inside.value;
    if (!inside.value && inside.looked) inside.value = make_scalar("null");
    if (inside.value) map.keys.push_back({.name = std::string(name), .value = std::move(*inside.value)});
  }
  return {.value = any ? std::optional(std::move(map)) : std::nullopt};
}

const Assignment* FrontFacts::given_for(std::size_t field) const {
  const auto found = std::ranges::find_if(given_, [&](const Assignment& one) {
    const FieldRef ref = decode(one.field);
    return ref.owner == EntityKind::guide && ref.index == field;
  });
  return found == given_.end() ? nullptr : &*found;
}

FrontFacts::Stated FrontFacts::field_value(std::size_t field) const {
  if (const Assignment* given = given_for(field)) {
    if (auto block = value_block(given->value)) return {.value = std::move(block)};
  }
  const expr::Entity& guide = guide_->entity(EntityKind::guide, 0);
  const expr::Value path = guide.get(encode({.side = Side::path, .index = static_cast<std::uint32_t>(field)}));
  if (path.state == State::present) return {.value = value_block(path)};
  return body_value(field);
}

FrontFacts::Stated FrontFacts::body_value(std::size_t field) const {
  const guide::Guide& guide = guide_->guide();
  const text::SourceFile& source = *guide.source;
  const BodyReader reader = guide_->model().impl().of(EntityKind::guide).compiled[field].reader;
  if (reader == BodyReader::title) {  // the role as the title writes it
    if (!guide.title) return {};
    const std::string_view role = guide.title->role_as_written;
    return {.value = text_block(source, role, source.in_file(source.span_of(role)))};
  }
  if (reader == BodyReader::sources) {
    Block list;
    for (const guide::Item& item : guide.sources) {
      if (auto text = text_block(source, citation(item.text), source.in_file(item.span)))
        list.items.push_back(std::move(*text));
    }
    return {.value = list.items.empty() ? std::nullopt : std::optional(std::move(list))};
  }
  const expr::Value value = guide_->entity(EntityKind::guide, 0)
                                .get(encode({.side = Side::body, .index = static_cast<std::uint32_t>(field)}));
  Stated result = {.looked = reader == BodyReader::title_level && guide.title.has_value()};
  if (value.state == State::present && value.type.kind == expr::Kind::text) {
    result.value = text_block(source, value.text, value.ends[0].span);
    result.looked = result.looked && result.value;
  } else {
    result.value = value_block(value);
  }
  return result;
}

std::optional<Block> FrontFacts::compensation() const {
  Block list;
  for (const std::size_t row : rows_of_table(guide_->impl())) {
    if (auto entry = row_entry(*guide_, row)) list.items.push_back(std::move(*entry));
  }
  return list.items.empty() ? std::nullopt : std::optional(std::move(list));
}

}  // namespace guidelint::model
