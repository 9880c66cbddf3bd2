#include "proof/setting.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace guidelint::proof {
namespace {

using model::EntityKind;
using Found = tl::expected<Setting, std::string>;

bool take_prefix(std::string_view& name, std::string_view prefix) {
  if (name.size() <= prefix.size() || !name.starts_with(prefix) || name[prefix.size()] != '.') return false;
  name.remove_prefix(prefix.size() + 1);
  return true;
}

bool has_body(const model::FieldDef& field) { return !field.body.empty() || !field.column.empty(); }

bool is_key_of(const model::Model& model, EntityKind kind, std::string_view name) {
  return std::ranges::any_of(model.fields(kind), [&](const model::FieldDef& field) {
    return std::ranges::find(field.front, name) != field.front.end();
  });
}

Found refuse(std::string message) { return tl::make_unexpected(std::move(message)); }

Found check_sides(const Setting& setting, std::string_view name) {
  const model::FieldDef& field = *setting.field;
  if (!field.is.empty())
    return refuse(fmt::format("{} is worked out ({}); set what it is made of", field.name, field.is));
  Setting checked = setting;
  checked.front = setting.front && !field.front.empty();
  checked.body = setting.body && has_body(field);
  if (!checked.front && !checked.body) {
    return refuse(
        fmt::format("{}: {} does not stand in the {}", name, field.name, setting.front ? "front matter" : "text"));
  }
  return checked;
}

}  // namespace

bool is_symbol(const model::FieldDef& field) { return field.column.starts_with("symbol("); }

Found read_setting(const model::Model& model, EntityKind each, const yaml::Entry& entry) {
  std::string_view name = entry.key;
  std::vector<EntityKind> owners = {EntityKind::guide, EntityKind::row};
  if (each == EntityKind::row) std::ranges::reverse(owners);
  if (take_prefix(name, "guide")) owners = {EntityKind::guide};
  if (take_prefix(name, "row")) owners = {EntityKind::row};

  Setting setting{.owner = owners.front(), .value = &entry.value};
  if (name == "front" || name == "body") {
    if (!entry.value.is_null()) return refuse(fmt::format("{} can only be null: the side is taken away", entry.key));
    setting.what = Setting::What::side;
    (name == "front" ? setting.body : setting.front) = false;
    return setting;
  }
  if (take_prefix(name, "front")) {
    setting.body = false;
  } else if (take_prefix(name, "body")) {
    setting.front = false;
  }
  for (const EntityKind owner : owners) {
    setting.owner = owner;
    setting.field = model.field(owner, name);
    if (setting.field != nullptr) return check_sides(setting, entry.key);
  }
  const bool of_first = is_key_of(model, owners.front(), name);
  const bool of_last = is_key_of(model, owners.back(), name);
  if (name == "strategy" && setting.body && std::ranges::find(owners, EntityKind::guide) != owners.end()) {
    setting.what = Setting::What::strategy;
    setting.owner = EntityKind::guide;
    return setting;
  }
  if (setting.front && (of_first || of_last || name == model.compensation_key() || each == EntityKind::key)) {
    setting.what = Setting::What::key;
    setting.owner = of_first ? owners.front() : of_last ? owners.back() : EntityKind::guide;
    setting.key = name;
    setting.body = false;
    return setting;
  }
  std::vector<std::string_view> names;
  for (const EntityKind owner : owners) {
    for (const model::FieldDef& field : model.fields(owner)) names.push_back(field.name);
  }
  const auto near = base::nearest(name, names);
  return refuse(
      fmt::format("no field is called \"{}\"{}", name, near ? fmt::format("; did you mean `{}`?", *near) : ""));
}

}  // namespace guidelint::proof
