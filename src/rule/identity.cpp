#include "rule/identity.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "base/digest.h"

namespace guidelint::rule {
namespace {

std::string to_text(const base::Hasher& hasher) {
  const base::Digest digest = hasher.digest();
  return fmt::format("{:06x}", (digest.first ^ digest.second) & 0xFFFFFFU);
}

void add(base::Hasher& hasher, const expr::End& end) {
  if (end.state != expr::State::present)
    return hasher.add(std::string_view(end.state == expr::State::none ? "-" : "?"));
  hasher.add(std::string_view(fmt::format("{}{}{}", end.low, end.open ? "+" : "", end.currency.text())));
}

void add(base::Hasher& hasher, const expr::Value& value) {
  if (value.type.ended) {
    for (const expr::End& end : value.ends) add(hasher, end);
    return;
  }
  if (value.state != expr::State::present)
    return hasher.add(std::string_view(value.state == expr::State::none ? "-" : "?"));
  if (value.type.kind == expr::Kind::text) return hasher.add(value.text);
  if (value.type.kind != expr::Kind::list) return hasher.add(std::string_view(fmt::format("{}", value.ends[0].low)));
  for (const std::string_view item : value.list) hasher.add(item);
}

}  // namespace

std::vector<expr::FieldId> telling_fields(const expr::Expression& expression, const model::Model& model,
                                          model::EntityKind each) {
  std::vector<expr::FieldId> fields = expression.fields();
  std::erase_if(fields, model::names_the_file);
  const auto add = [&](std::string_view name) {
    const std::array<std::string_view, 1> parts = {name};
    if (const auto field = model.scope(each).find(parts)) fields.push_back(field->id);
  };
  if (each == model::EntityKind::key) add("raw");
  if (each == model::EntityKind::line) add("text");
  return fields;
}

std::string digest_of(std::span<const expr::FieldId> fields, const expr::Entity& entity) {
  base::Hasher hasher;
  for (const expr::FieldId id : fields) add(hasher, entity.get(id));
  return to_text(hasher);
}

std::string digest_of(std::string_view text) {
  base::Hasher hasher;
  hasher.add(text);
  return to_text(hasher);
}

}  // namespace guidelint::rule
