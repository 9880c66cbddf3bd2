#include <fmt/format.h>

#include <cmath>
#include <span>

#include "base/date.h"
#include "report/csv_text.h"
#include "report/export.h"
#include "report/export_values.h"

namespace guidelint::report {
namespace {

using expr::State;
using model::EntityKind;

void add_number(double number, std::string& out) {
  if (number == std::floor(number)) {
    out += fmt::format("{:.0f}", number);
  } else {
    out += fmt::format("{}", number);
  }
}

void add_value(const expr::Value& value, std::string& out) {
  if (value.type.ended) {
    for (std::size_t end = 0; end < 2; ++end) {
      if (end == 1) out += ',';
      if (value.ends[end].state == State::present) add_number(written(value.ends[end], value.type.kind), out);
    }
    return;
  }
  if (!is_present(value)) return;
  switch (value.type.kind) {
    case expr::Kind::text:
      add_csv_field(out, value.text);
      break;
    case expr::Kind::date:
      out += base::format_date({static_cast<std::int32_t>(value.ends[0].low)});
      break;
    case expr::Kind::quarter:
      out += base::format_quarter({static_cast<std::int32_t>(value.ends[0].low)});
      break;
    case expr::Kind::list: {
      std::string joined;
      for (const std::string_view item : value.list) joined += (joined.empty() ? "" : "; ") + std::string(item);
      add_csv_field(out, joined);
      break;
    }
    default:
      add_number(value.ends[0].low, out);
  }
}

}  // namespace

void write_export_csv_header(const model::Model& model, std::string& out) {
  out += "path,row,side,line";
  for (const model::FieldDef* field : exported_fields(model, EntityKind::row)) {
    if (field->type.ended) {
      out += fmt::format(",{0}_low,{0}_high", field->name);
    } else {
      out += fmt::format(",{}", field->name);
    }
    if (field->name == "stock") out += ",stock_basis";
  }
  out += ",confidence\n";
}

void write_export_csv(const model::Bound& guide, std::string& out) {
  const text::SourceFile& source = *guide.guide().source;
  for (std::size_t row = 0; row < guide.count(EntityKind::row); ++row) {
    const expr::Entity& entity = guide.entity(EntityKind::row, row);
    const std::string label = guide.label(EntityKind::row, row);
    const expr::Value confidence = field_value(guide.model(), entity, EntityKind::row, "", "confidence");
    for (const std::string_view side : {"front", "body"}) {
      if (!is_present(entity.get(guide.model().scope(EntityKind::row).find(std::span(&side, 1))->id))) continue;
      add_csv_field(out, source.path());
      out += ',';
      add_csv_field(out, std::string_view(label).substr(4, label.size() - 5));  // without "row[" and "]"
      const text::Span place = side == "front" ? guide.place(EntityKind::row, row) : confidence.ends[0].span;
      out += fmt::format(",{},{}", side, source.position(place.begin).line);
      for (const model::FieldDef* field : exported_fields(guide.model(), EntityKind::row)) {
        out += ',';
        expr::Value value = field_value(guide.model(), entity, EntityKind::row, side, field->name);
        value.type = field->type;  // of a side the field does not have: empty, both ends
        add_value(value, out);
        if (field->name == "stock") out += fmt::format(",{}", side == "body" ? basis_word(value.basis) : "");
      }
      out += fmt::format(",{}\n", side == "body" ? confidence.text : "");
    }
  }
}

}  // namespace guidelint::report
