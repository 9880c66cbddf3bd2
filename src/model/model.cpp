#include "model/model.h"

#include "model/model_impl.h"

namespace guidelint::model {

std::string_view to_string(EntityKind kind) {
  switch (kind) {
    case EntityKind::guide:
      return "guide";
    case EntityKind::row:
      return "row";
    case EntityKind::key:
      return "key";
    case EntityKind::line:
      return "line";
    case EntityKind::ask:
      return "ask";
  }
  return "";
}

std::optional<EntityKind> parse_entity_kind(std::string_view name) {
  for (std::size_t number = 0; number < k_entity_kinds; ++number) {
    const auto kind = static_cast<EntityKind>(number);
    if (to_string(kind) == name) return kind;
  }
  return std::nullopt;
}

expr::Type type_of(ValueType type) {
  switch (type) {
    case ValueType::text:
    case ValueType::code:
    case ValueType::words:
      return {expr::Kind::text, false};
    case ValueType::date:
      return {expr::Kind::date, false};
    case ValueType::quarter:
      return {expr::Kind::quarter, false};
    case ValueType::number:
      return {expr::Kind::number, false};
    case ValueType::money:
      return {expr::Kind::money, true};
    case ValueType::percent:
      return {expr::Kind::percent, true};
    case ValueType::list:
      return {expr::Kind::list, false};
  }
  return {};
}

Model::Model() : impl_(std::make_unique<Impl>()) {}
Model::~Model() = default;

const expr::Scope& Model::scope(EntityKind kind) const { return *impl_->scopes[static_cast<std::size_t>(kind)]; }

const std::vector<FieldDef>& Model::fields(EntityKind kind) const { return impl_->of(kind).fields; }

const FieldDef* Model::field(EntityKind kind, std::string_view name) const {
  const EntityDef& entity = impl_->of(kind);
  const auto found = entity.index.find(name);
  return found == entity.index.end() || found->second >= k_built_in ? nullptr : &entity.fields[found->second];
}

std::string_view Model::compensation_key() const { return impl_->compensation; }

const std::vector<std::string>& Model::front_order() const { return impl_->front_order; }

std::optional<std::string_view> path_value(const Model::Impl& model, std::string_view path, std::string_view field) {
  std::optional<std::string_view> result;
  for (auto part = model.path.rbegin(); part != model.path.rend(); ++part) {
    const std::size_t slash = path.rfind('/');
    std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
    if (name.size() <= part->prefix.size() + part->suffix.size() ||
        name.substr(0, part->prefix.size()) != part->prefix ||
        name.substr(name.size() - part->suffix.size()) != part->suffix) {
      return std::nullopt;
    }
    name.remove_prefix(part->prefix.size());
    name.remove_suffix(part->suffix.size());
    if (name == "." || name == "..") return std::nullopt;
    if (part->field == field) result = name;
  }
  return result;
}

std::vector<std::string_view> known_names(const Model::Impl& model, EntityKind kind, std::string_view parent) {
  std::vector<std::string_view> names;
  for (const FieldDef& field : model.of(kind).fields) {
    for (std::string_view key : field.front) {
      if (!parent.empty()) {
        if (key.size() <= parent.size() || key.substr(0, parent.size()) != parent || key[parent.size()] != '.')
          continue;
        key.remove_prefix(parent.size() + 1);
      }
      names.push_back(key.substr(0, key.find('.')));
    }
  }
  if (kind == EntityKind::guide && parent.empty()) names.push_back(model.compensation);
  return names;
}

}  // namespace guidelint::model
