// What a Model holds: the file's fields, their compiled patterns, the scopes made of them. For files of this folder
// only.
//
// Lifetime  scopes view the strings of `guide` and `row`; an Impl is never moved.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "expr/expression.h"
#include "model/field_id.h"
#include "model/known_keys.h"
#include "model/model.h"
#include "model/pattern.h"

namespace guidelint::model {

enum class ValueType : std::uint8_t { text, date, quarter, number, money, percent, code, list, words };

enum class BodyReader : std::uint8_t { none, title, title_company, title_level, dna_line, level_mapping, sources };

struct CompiledField {
  ValueType type = ValueType::text;
  BodyReader reader = BodyReader::none;
  std::vector<std::vector<std::string_view>> keys = {};  // FieldDef::front, split at dots
  std::vector<std::string_view> allowed = {};
  std::optional<expr::Expression> is = {};
};

// Fields that share a header: bonus_rate and bonus_paid.
struct ColumnDef {
  Pattern pattern;
  std::vector<std::size_t> fields;  // into the row's fields
};

struct BuiltIn {
  std::string_view name;
  expr::Type type;
  std::span<const std::string_view> allowed = {};  // the words of a text, if only these occur
};
std::span<const BuiltIn> built_ins(EntityKind kind);

struct PathPart {  // of guide.path: `prefix{field}suffix` between two slashes
  std::string prefix;
  std::string field;
  std::string suffix;
};

struct EntityDef {
  std::vector<FieldDef> fields = {};
  std::vector<CompiledField> compiled = {};                        // as many
  std::unordered_map<std::string_view, std::uint32_t> index = {};  // of fields and built-ins (k_built_in + n)
};

class ModelScope final : public expr::Scope {
 public:
  ModelScope(const Model::Impl& model, EntityKind kind) : model_(&model), kind_(kind) {}
  [[nodiscard]] std::optional<expr::Field> find(std::span<const std::string_view> parts) const override;
  [[nodiscard]] std::string_view entity() const override { return to_string(kind_); }
  [[nodiscard]] std::vector<std::string_view> names() const override;

 private:
  const Model::Impl* model_;
  EntityKind kind_;
};

struct Model::Impl {
  std::array<EntityDef, k_entity_kinds> entities = {};  // by EntityKind; all but guide and row hold built-ins only
  std::vector<PathPart> path = {};
  std::string compensation = "compensation";
  bool compensation_required = false;
  std::vector<std::string> front_order = {};     // of the keys at the top, each once
  std::size_t row_key = 0;                       // index of the field that joins both sides
  std::vector<ColumnDef> columns = {};           // in the order they are taken
  std::optional<std::size_t> symbol_field = {};  // the field whose column is symbol(base ?? total)
  std::vector<std::size_t> currency_of = {};     // ... the first of these that has an amount has the sign
  std::optional<std::size_t> currency = {};      // the field of the row's currency
  std::optional<std::size_t> signing = {};       // where "sign-on" in another column belongs
  std::optional<std::size_t> total = {};         // what a cell of levels x regions states
  std::array<std::optional<ModelScope>, k_entity_kinds> scopes = {};
  KnownKey guide_keys;  // of the front matter
  KnownKey row_keys;    // of an entry of its compensation

  [[nodiscard]] const EntityDef& of(EntityKind kind) const { return entities[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] EntityDef& of(EntityKind kind) { return entities[static_cast<std::size_t>(kind)]; }
};

expr::Type type_of(ValueType type);

// `order` of the file; needs the fields. `lenient`: an unknown name is passed over.
void read_front_order(Model::Impl& model, const yaml::Node& root, bool lenient, std::vector<yaml::Mistake>& mistakes);

// Once the scopes are there: fields with `is`, which may use the plain ones.
void compile_derived(Model::Impl& model, std::vector<yaml::Mistake>& mistakes);

// What the `path` of a guide says about the field; nothing if the path does not fit.
std::optional<std::string_view> path_value(const Model::Impl& model, std::string_view path, std::string_view field);

// Every name that may stand directly under `parent` (empty: at the top, or in a row).
std::vector<std::string_view> known_names(const Model::Impl& model, EntityKind kind, std::string_view parent);

}  // namespace guidelint::model
