// Names in rules: which field of the model `front.base`, `guide.before.company` or `text` is.
#include <array>
#include <span>

#include "model/model_impl.h"

namespace guidelint::model {

using expr::Kind;

namespace {

constexpr expr::Type k_text = {Kind::text, false};
constexpr expr::Type k_number = {Kind::number, false};
constexpr expr::Type k_boolean = {Kind::boolean, false};
constexpr expr::Type k_list = {Kind::list, false};

// In the order of the enumerations of field_id.h.
constexpr BuiltIn k_guide[] = {{"path", k_text},
                               {"missing", k_list},
                               {"table", k_boolean},
                               {"rows", k_number},
                               {"sections_missing", k_list},
                               {"layout", k_text},
                               {"figures", k_text},
                               {"title", k_text},
                               {"strategy", k_text},
                               {"source_count", k_number},
                               {"sources_repeated", k_list},
                               {"sources_unfounded", k_list},
                               {"committed", {Kind::date, false}}};
constexpr BuiltIn k_row[] = {{"path", k_text}, {"key", k_text}, {"times", k_number}, {"confidence", k_text}};
constexpr BuiltIn k_key[] = {{"path", k_text},    {"name", k_text},     {"raw", k_text},         {"kind", k_text},
                             {"wanted", k_text},  {"known", k_boolean}, {"readable", k_boolean}, {"allowed", k_boolean},
                             {"nearest", k_text}, {"times", k_number}};
constexpr BuiltIn k_line[] = {{"path", k_text},   {"text", k_text}, {"number", k_number},
                              {"ending", k_text}, {"part", k_text}, {"ending_above", k_text}};

constexpr std::string_view k_ask_kinds[] = {"ask", "floor"};
constexpr std::string_view k_ask_of[] = {"base", "stock", "bonus", "total", "signing"};
constexpr std::string_view k_confidences[] = {"low", "high"};
constexpr expr::Type k_money = {Kind::money, true};
constexpr BuiltIn k_ask[] = {{"path", k_text},
                             {"kind", k_text, k_ask_kinds},
                             {"of", k_text, k_ask_of},
                             {"amount", k_money},
                             {"region", k_text},
                             {"text", k_text},
                             {"range", k_money},
                             {"asked", k_money},
                             {"confidence", k_text, k_confidences}};

// Those with the fields of model.yaml have two sides and may have an earlier version.
bool has_sides(EntityKind kind) { return kind == EntityKind::guide || kind == EntityKind::row; }

std::optional<Side> parse_side(std::string_view name) {
  if (name == "front") return Side::front;
  if (name == "body") return Side::body;
  if (name == "path") return Side::path;
  if (name == "column") return Side::column;
  return std::nullopt;
}

bool has_side(const EntityDef& entity, EntityKind owner, std::uint32_t index, Side side, const Model::Impl& model) {
  if (side == Side::bare) return true;
  if (index >= k_built_in) return false;
  const FieldDef& field = entity.fields[index];
  if (side == Side::column) return owner == EntityKind::row && !field.column.empty();
  if (!field.is.empty()) return side != Side::path;
  if (side == Side::front) return !field.front.empty();
  if (side == Side::body) return !field.body.empty();
  if (owner != EntityKind::guide) return false;
  for (const PathPart& part : model.path) {
    if (part.field == field.name) return true;
  }
  return false;
}

}  // namespace

std::span<const BuiltIn> built_ins(EntityKind kind) {
  switch (kind) {
    case EntityKind::guide:
      return k_guide;
    case EntityKind::row:
      return k_row;
    case EntityKind::key:
      return k_key;
    case EntityKind::line:
      return k_line;
    case EntityKind::ask:
      return k_ask;
  }
  return {};
}

std::optional<expr::Field> ModelScope::find(std::span<const std::string_view> parts) const {
  std::size_t at = 0;
  FieldRef ref = {.owner = kind_};
  const auto next_is = [&](std::string_view word) { return at < parts.size() && parts[at] == word; };
  bool named_guide = false;
  if (next_is("guide")) {
    ref.owner = EntityKind::guide;
    named_guide = true;
    ++at;
  }
  if (next_is("before") && has_sides(ref.owner)) {
    ref.before = true;
    ++at;
  }
  const bool alone = at == parts.size();
  if (alone) {  // `before`, `guide.before`: is there an earlier version
    if (!ref.before) return std::nullopt;
    ref.index = k_side;
    return expr::Field{.id = encode(ref), .type = k_boolean, .parts = at};
  }
  const auto field_at = [&](std::size_t part, FieldRef where) -> std::optional<expr::Field> {
    const EntityDef& entity = model_->of(where.owner);
    const auto found = entity.index.find(parts[part]);
    if (found == entity.index.end() || !has_side(entity, where.owner, found->second, where.side, *model_))
      return std::nullopt;
    where.index = found->second;
    expr::Field field = {.id = encode(where), .parts = part + 1};
    if (where.index >= k_built_in) {
      const BuiltIn& built_in = built_ins(where.owner)[where.index - k_built_in];
      field.type = built_in.type;
      field.allowed = built_in.allowed;
    } else if (where.side == Side::column) {
      field.type = k_text;
    } else {
      const CompiledField& compiled = entity.compiled[where.index];
      field.type = compiled.is ? compiled.is->type() : type_of(compiled.type);
      field.allowed = compiled.allowed;
    }
    return field;
  };
  const auto find_in = [&](FieldRef where) -> std::optional<expr::Field> {
    if (const auto side = parse_side(parts[at]); side && has_sides(where.owner)) {
      FieldRef sided = where;
      sided.side = *side;
      if (at + 1 < parts.size()) {
        if (auto field = field_at(at + 1, sided)) return field;
      }
      if (*side != Side::path && *side != Side::column && at + 1 == parts.size()) {
        sided.index = k_side;
        return expr::Field{.id = encode(sided), .type = k_boolean, .parts = at + 1};
      }
    }
    return field_at(at, where);
  };
  if (auto field = find_in(ref)) return field;
  // All others may name the guide's fields as their own: by=[role, currency].
  if (named_guide || ref.owner == EntityKind::guide) return std::nullopt;
  ref.owner = EntityKind::guide;
  return find_in(ref);
}

std::string field_name(const Model& model, EntityKind each, expr::FieldId id) {
  const FieldRef ref = decode(id);
  std::string name;
  const auto add = [&](std::string_view part) { name += name.empty() ? std::string(part) : "." + std::string(part); };
  if (ref.owner == EntityKind::guide && each != EntityKind::guide) add("guide");
  if (ref.before) add("before");
  constexpr std::array<std::string_view, 5> k_sides = {"", "front", "body", "path", "column"};
  if (ref.side != Side::bare) add(k_sides[static_cast<std::size_t>(ref.side)]);
  if (ref.index == k_side) return name;
  if (ref.index >= k_built_in) {
    add(built_ins(ref.owner)[ref.index - k_built_in].name);
  } else {
    add(model.fields(ref.owner)[ref.index].name);
  }
  return name;
}

bool names_the_file(expr::FieldId id) {
  const FieldRef ref = decode(id);
  if (ref.index < k_built_in || ref.index == k_side) return false;
  const std::string_view name = built_ins(ref.owner)[ref.index - k_built_in].name;
  return name == "path" || name == "committed";
}

std::optional<TwoSides> two_sides(const Model& model, expr::FieldId id) {
  FieldRef ref = decode(id);
  if (ref.index >= k_built_in || ref.side == Side::path || ref.side == Side::column) return std::nullopt;
  const FieldDef& field = model.fields(ref.owner)[ref.index];
  if (field.front.empty() || field.body.empty()) return std::nullopt;
  TwoSides sides;
  ref.side = Side::front;
  sides.front = encode(ref);
  ref.side = Side::body;
  sides.body = encode(ref);
  return sides;
}

std::vector<std::string_view> ModelScope::names() const {
  std::vector<std::string_view> result;
  for (const FieldDef& field : model_->of(kind_).fields) result.push_back(field.name);
  for (const BuiltIn& field : built_ins(kind_)) result.push_back(field.name);
  return result;
}

}  // namespace guidelint::model
