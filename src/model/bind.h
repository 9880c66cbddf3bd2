// Joins a guide with the model: the one place where the language of rules meets Markdown and YAML.
//
// A Bound holds the entities of one guide: itself, one row per region (front-matter entry and table row joined), one
// key per key of the front matter, one line per line of the file, one ask per amount the strategy asks for. Rules see
// them through expr::Entity.
//
// Units     spans in the file (SourceFile::in_file() is applied here and nowhere above).
// Lifetime  views the Guide, its source and the Model.
// Threads   belongs to one worker.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "expr/scope.h"
#include "guide/guide.h"
#include "model/alike.h"
#include "model/model.h"

namespace guidelint::model {

struct PathParts {  // what the file's name says; empty if it does not fit guide.path of the model
  std::string company;
  std::string role;
};
PathParts path_parts(const Model& model, std::string_view path);

struct RowSides {         // where a row stands, in the file; empty: it does not stand there
  text::Span front = {};  // its entry, without the dash
  text::Span body = {};   // its line of the table; the whole table, where a row is a column of it
};

class Bound {
 public:
  // `before` is the same guide at an earlier version, or nullptr. `committed` is the day of the file's last commit;
  // nothing where git was not asked, or does not know.
  Bound(const guide::Guide& guide, const Model& model, const Bound* before = nullptr,
        std::optional<base::Date> committed = {});
  ~Bound();
  Bound(const Bound&) = delete;
  Bound& operator=(const Bound&) = delete;

  [[nodiscard]] const guide::Guide& guide() const;
  [[nodiscard]] const Model& model() const;
  [[nodiscard]] bool has_compensation_table() const;
  [[nodiscard]] std::size_t count(EntityKind kind) const;
  // How many more there are than are read (k_max_rows).
  [[nodiscard]] std::size_t left_out(EntityKind kind) const;
  [[nodiscard]] const expr::Entity& entity(EntityKind kind, std::size_t index) const;  // requires index < count(kind)
  // "row[Amsterdam]", "row[Seattle#2]", "guide", "key[compensation[London].currency]", "line",
  // "ask[floor base London]"
  [[nodiscard]] std::string label(EntityKind kind, std::size_t index) const;
  // Where it stands if nothing more is known: region, key, line; first line of the guide
  [[nodiscard]] text::Span place(EntityKind kind, std::size_t index) const;
  // Of keys and lines; others are like none.
  [[nodiscard]] const Alike& alike(EntityKind kind) const;
  [[nodiscard]] RowSides sides(std::size_t row) const;  // requires row < count(EntityKind::row)

  struct Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

// What a field that is worked out is worked out from, and the entity to do it in; nothing for a plain field. `entity`
// is the one that was asked; the result holds its own where a side is meant (front.bonus is made of front.base).
struct Derivation {
  const expr::Expression* is = nullptr;
  std::shared_ptr<const expr::Entity> side = {};  // nullptr: `entity` itself
};
std::optional<Derivation> derivation_of(const Model& model, expr::FieldId id, const expr::Entity& entity);

// By its front matter, else by its path; may be empty.
std::string company_of(const Bound& guide);

}  // namespace guidelint::model
