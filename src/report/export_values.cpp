#include "report/export_values.h"

#include <array>
#include <cmath>
#include <span>

namespace guidelint::report {

std::vector<const model::FieldDef*> exported_fields(const model::Model& model, model::EntityKind kind) {
  std::vector<const model::FieldDef*> fields;
  for (const model::FieldDef& field : model.fields(kind)) {
    if (field.is.empty()) fields.push_back(&field);
  }
  return fields;
}

expr::Value field_value(const model::Model& model, const expr::Entity& entity, model::EntityKind kind,
                        std::string_view side, std::string_view field) {
  const std::array<std::string_view, 2> parts = {side, field};
  const std::span<const std::string_view> name(side.empty() ? parts.data() + 1 : parts.data(), side.empty() ? 1 : 2);
  const auto found = model.scope(kind).find(name);
  if (!found || found->parts != name.size()) return {};
  return entity.get(found->id);
}

double written(const expr::End& end, expr::Kind kind) {
  constexpr double k_parts = 10'000;  // hundredths of a percent; rounds away what dividing by 100 added
  return kind == expr::Kind::percent ? std::round(end.low * k_parts) / 100 : end.low;
}

bool is_present(const expr::Value& value) {
  if (!value.type.ended) return value.state == expr::State::present;
  return value.ends[0].state == expr::State::present || value.ends[1].state == expr::State::present;
}

std::string_view basis_word(money::Basis basis) {
  switch (basis) {
    case money::Basis::four_years:
      return "4y";
    case money::Basis::year:
    case money::Basis::month:
      return "1y";
    case money::Basis::once:
      return "once";
    case money::Basis::unknown:
      break;
  }
  return "unknown";
}

}  // namespace guidelint::report
