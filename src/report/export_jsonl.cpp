#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <string>

#include "base/date.h"
#include "report/export.h"
#include "report/export_values.h"
#include "report/printable.h"

namespace guidelint::report {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;
using expr::State;
using model::EntityKind;

void write(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}
void key(Writer& writer, std::string_view name) {
  writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

void write(Writer& writer, double number) {
  constexpr double k_exact = 9e15;
  if (std::abs(number) < k_exact && number == std::floor(number)) {
    writer.Int64(static_cast<std::int64_t>(number));
  } else {
    writer.Double(number);
  }
}

void write_value(Writer& writer, const expr::Value& value) {
  if (!is_present(value)) {
    writer.Null();
    return;
  }
  if (value.type.ended) {
    writer.StartArray();
    for (const expr::End& end : value.ends)
      end.state == State::present ? write(writer, written(end, value.type.kind)) : static_cast<void>(writer.Null());
    writer.EndArray();
    return;
  }
  switch (value.type.kind) {
    case expr::Kind::text:
      write(writer, value.text);
      break;
    case expr::Kind::date:
      write(writer, base::format_date({static_cast<std::int32_t>(value.ends[0].low)}));
      break;
    case expr::Kind::quarter:
      write(writer, base::format_quarter({static_cast<std::int32_t>(value.ends[0].low)}));
      break;
    case expr::Kind::list:
      writer.StartArray();
      for (const std::string_view item : value.list) write(writer, item);
      writer.EndArray();
      break;
    default:
      write(writer, value.ends[0].low);
  }
}

void write_guide_fields(Writer& writer, const model::Bound& guide) {
  const text::SourceFile& source = *guide.guide().source;
  const expr::Entity& entity = guide.entity(EntityKind::guide, 0);
  key(writer, "guide");
  writer.StartObject();
  for (const model::FieldDef* field : exported_fields(guide.model(), EntityKind::guide)) {
    key(writer, field->name);
    const bool in_front = is_present(field_value(guide.model(), entity, EntityKind::guide, "front", field->name));
    const bool in_body = is_present(field_value(guide.model(), entity, EntityKind::guide, "body", field->name));
    const std::string_view side = in_front && !(field->prefer_body && in_body) ? "front" : "body";
    const expr::Value value = field_value(guide.model(), entity, EntityKind::guide, side, field->name);
    if (!is_present(value)) {
      writer.Null();
      continue;
    }
    writer.StartObject();
    key(writer, "value");
    write_value(writer, value);
    key(writer, "side");
    write(writer, side);
    const text::Position position = source.position(value.ends[0].span.begin);
    key(writer, "line");
    writer.Uint(position.line);
    key(writer, "column");
    writer.Uint(position.column);
    writer.EndObject();
  }
  writer.EndObject();
}

// The currency of the first alternative, and every alternative in it.
void write_alternatives(Writer& writer, const std::vector<std::pair<std::string_view, expr::Value>>& values) {
  key(writer, "alt");
  money::Currency currency;
  for (const auto& [name, value] : values) {
    if (value.alternative != nullptr && !currency.known()) currency = value.alternative->ends[0].currency;
  }
  if (!currency.known()) {
    writer.Null();
    return;
  }
  writer.StartObject();
  key(writer, "currency");
  write(writer, currency.text());
  for (const auto& [name, value] : values) {
    if (value.alternative == nullptr || value.alternative->ends[0].currency != currency) continue;
    key(writer, name);
    write_value(writer, *value.alternative);
  }
  writer.EndObject();
}

void write_open_ends(Writer& writer, const std::vector<std::pair<std::string_view, expr::Value>>& values) {
  key(writer, "open");
  writer.StartArray();
  for (const auto& [name, value] : values) {
    for (std::size_t end = 0; end < 2; ++end) {
      if (value.type.ended && value.ends[end].open) write(writer, std::string(name) + (end == 0 ? ".low" : ".high"));
    }
  }
  writer.EndArray();
}

void write_side(Writer& writer, const model::Bound& guide, std::size_t row, std::string_view side) {
  const text::SourceFile& source = *guide.guide().source;
  const expr::Entity& entity = guide.entity(EntityKind::row, row);
  key(writer, side);
  if (!is_present(entity.get(guide.model().scope(EntityKind::row).find(std::span(&side, 1))->id))) {
    writer.Null();
    return;
  }
  writer.StartObject();
  std::vector<std::pair<std::string_view, expr::Value>> values;
  for (const model::FieldDef* field : exported_fields(guide.model(), EntityKind::row)) {
    const expr::Value value = field_value(guide.model(), entity, EntityKind::row, side, field->name);
    if (side == "front" ? field->front.empty() : field->body.empty()) continue;
    values.emplace_back(field->name, value);
    key(writer, field->name);
    write_value(writer, value);
    if (field->name == "stock" && side == "body") {
      key(writer, "stock_basis");
      write(writer, basis_word(value.basis));
    }
  }
  text::Span place = guide.place(EntityKind::row, row);
  if (side == "body") {
    write_alternatives(writer, values);
    write_open_ends(writer, values);
    const expr::Value confidence = field_value(guide.model(), entity, EntityKind::row, "", "confidence");
    key(writer, "confidence");
    write_value(writer, confidence);
    place = confidence.ends[0].span;
  }
  key(writer, "line");
  writer.Uint(source.position(place.begin).line);
  writer.EndObject();
}

}  // namespace

void write_export_jsonl(const model::Bound& guide, std::string& out) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  key(writer, "path");
  write(writer, valid_utf8(guide.guide().source->path()));
  write_guide_fields(writer, guide);
  key(writer, "rows");
  writer.StartArray();
  for (std::size_t row = 0; row < guide.count(EntityKind::row); ++row) {
    writer.StartObject();
    key(writer, "region");
    write_value(writer, field_value(guide.model(), guide.entity(EntityKind::row, row), EntityKind::row, "", "region"));
    write_side(writer, guide, row, "front");
    write_side(writer, guide, row, "body");
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  out.append(buffer.GetString(), buffer.GetSize());
  out += '\n';
}

}  // namespace guidelint::report
