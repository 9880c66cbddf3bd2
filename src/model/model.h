// rules/model.yaml, compiled: which entities a guide has, which fields they have, where each stands in the front matter
// and in the body, and its type.
//
// The only list of front-matter keys and table headers in the program: the binder, `export`, missing-key, unknown-key
// and wrong-type all read it. A key or a header synonym that owners add here is known everywhere. Names of body readers
// (`body: title`) are C++; everything else is data.
//
// Lifetime  views and Scopes point into the Model, which outlives every rule and entity. Not movable once scopes were
// handed out: kept behind unique_ptr. Threads   const after read().
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/expression.h"
#include "expr/scope.h"
#include "text/source_file.h"
#include "yaml/decode.h"

namespace guidelint::model {

enum class EntityKind : std::uint8_t { guide, row, key, line, ask };
constexpr std::size_t k_entity_kinds = 5;

std::string_view to_string(EntityKind kind);  // as `each` says it
std::optional<EntityKind> parse_entity_kind(std::string_view name);

enum class Side : std::uint8_t { bare, front, body, path, column };  // column: the header it stands under

struct FieldDef {
  std::string name;  // "base"
  expr::Type type = {};
  // Dotted keys: {"base_low", "base_high"}, {"level_mapping.internal"}; empty: not in the front matter
  std::vector<std::string> front = {};
  std::string body = {};                  // the reader: "title", "dna_line", …; "column" for a field of the table
  std::string column = {};                // pattern of its column header
  std::vector<std::string> allowed = {};  // words of an enumeration
  bool required = false;                  // the key must be there; null is allowed
  bool prefer_body = false;               // a bare name means the body's value first
  std::string is = {};                    // derived: an expression over the other fields
  text::Span place = {};                  // in model.yaml
};

class Model;

// A field as a rule of this entity writes it: "total", "front.base", "before.total", "guide.company".
std::string field_name(const Model& model, EntityKind each, expr::FieldId id);

// What the file is called or when it was committed, and not what it says; a guide that moves keeps the identity of its
// findings, whether or not git was asked.
bool names_the_file(expr::FieldId id);

// The two sides of a field that a bare name means one of; nothing for any other field.
struct TwoSides {
  expr::FieldId front = 0, body = 0;
};
std::optional<TwoSides> two_sides(const Model& model, expr::FieldId id);

class Model {
 public:
  // All mistakes of the file at once. `overlay` is the model.yaml of the working repository, merged field by field: a
  // field it names is as it says, the others stay. With one, `file` is taken to be right and mistakes are its own.
  static tl::expected<std::unique_ptr<Model>, std::vector<yaml::Mistake>> read(
      const text::SourceFile& file, const text::SourceFile* overlay = nullptr);
  ~Model();

  [[nodiscard]] const expr::Scope& scope(EntityKind kind) const;
  // Guide and row; key, line and ask have built-in fields
  [[nodiscard]] const std::vector<FieldDef>& fields(EntityKind kind) const;
  [[nodiscard]] const FieldDef* field(EntityKind kind, std::string_view name) const;
  [[nodiscard]] std::string_view compensation_key() const;  // "compensation"
  // Every key that may stand at the top of the front matter: as `order` names them, then the others as the fields stand
  [[nodiscard]] const std::vector<std::string>& front_order() const;

  struct Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  Model();
  std::unique_ptr<Impl> impl_;
};

}  // namespace guidelint::model
