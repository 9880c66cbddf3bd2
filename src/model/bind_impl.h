// What a Bound holds. For files of this folder only.
//
// Rows are read when the Bound is made, because every guide is asked for them; keys, lines, asks and lists of what is missing
// when they are first asked for.
#pragma once

#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "expr/scope.h"
#include "guide/asks.h"
#include "model/answers.h"
#include "model/bind.h"
#include "model/compensation.h"
#include "model/front_value.h"
#include "model/misspelt.h"
#include "model/model_impl.h"

namespace guidelint::model {

struct BoundRow {
  const yaml::Node* item = nullptr;       // the front matter's
  const CompensationRow* body = nullptr;  // the table's
  std::string key = {};                   // region_key; empty if the entry names no region
  std::size_t times = 1;                  // the nth of its key, on its side
  std::string name = {};                  // "Amsterdam", "Seattle#2", "3" (no region)
};

struct BoundKey {
  const yaml::Entry* entry = nullptr;
  const KnownKey* known = nullptr;
  std::uint32_t parent = k_no_key;  // the key whose map holds it
  std::uint32_t row = k_no_key;     // ... or whose list does, in the entry of this row
  std::uint32_t times = 1;
  bool judged = true;     // false inside a map that is itself unknown
  bool readable = false;  // known, and its value is of the right kind
  bool allowed = false;   // known, and its value one of those that may stand there
  std::string_view nearest = {};

  static constexpr std::uint32_t k_no_key = UINT32_MAX;
};

struct BoundAsk {
  guide::Ask ask = {};
  const BoundRow* row = nullptr;  // of its region; nullptr: of any
  expr::Value amount = {};        // stock as a grant of four years
  expr::Value range = {};         // what the table says of the component
  expr::Value asked = {};         // of a floor
  bool low_confidence = false;
};

class EntityView final : public expr::Entity {
 public:
  EntityView(const Bound::Impl& bound, EntityKind kind, std::size_t index)
      : bound_(&bound), kind_(kind), index_(index) {}
  [[nodiscard]] expr::Value get(expr::FieldId id) const override;
  [[nodiscard]] const expr::Value* find(expr::FieldId id) const override;

 private:
  const Bound::Impl* bound_;
  EntityKind kind_;
  std::size_t index_;
};

struct Bound::Impl {
  Impl(const guide::Guide& guide_read, const Model& model_used, const Bound* earlier,
       std::optional<base::Date> committed_on);

  const guide::Guide* guide;
  const Model* whole_model;
  const Model::Impl* model;
  const Bound::Impl* before = nullptr;
  std::optional<base::Date> committed;
  bool incomplete = false;            // the front matter broke off: what is absent is unknown
  std::size_t rows_left_out = 0;      // beyond k_max_rows, of the side that has more
  bool rows_unknown = false;          // ... or `compensation` is no list of maps
  const yaml::Node* front = nullptr;  // the map of the front matter
  std::optional<Misspelt> misspelt = {};
  std::optional<Compensation> compensation = {};

  std::vector<BoundRow> rows = {};
  std::list<std::vector<std::string_view>> lists = {};
  std::list<expr::Value> alternatives = {};
  std::vector<expr::Value> guide_values = {};  // front, then body, by field
  std::vector<expr::Value> row_values = {};    // row by row: front, then body, by field
  std::vector<EntityView> guide_entity = {};
  std::vector<EntityView> row_entities = {};

  // Made when first asked for.
  struct Later {
    std::unordered_map<std::string_view, std::size_t> row_names = {};
    bool keys_made = false;
    bool lines_made = false;
    bool asks_made = false;
    std::optional<Alike> alike_keys = {};
    std::optional<Alike> alike_lines = {};
    std::vector<BoundKey> keys = {};
    std::vector<std::string> key_paths = {};  // by key; empty: not asked for
    std::vector<EntityView> key_entities = {};
    std::vector<EntityView> line_entities = {};
    std::vector<BoundAsk> asks = {};
    std::vector<EntityView> ask_entities = {};
    std::optional<std::vector<std::string_view>> missing = {};
    std::list<std::string> texts = {};
    std::optional<std::vector<std::string_view>> sections_missing = {};
    std::optional<std::vector<std::string_view>> sources_repeated = {};
    std::optional<std::vector<std::string_view>> sources_unfounded = {};
    std::string figures = {};
  };
  mutable Later later = {};
  mutable std::optional<Answers> answers = {};  // of the guide, then of the rows

  [[nodiscard]] std::optional<std::size_t> row_named(std::string_view name) const;  // "Seattle#2"
  const std::vector<BoundKey>& keys() const;
  std::string_view key_path(std::size_t key) const;  // "compensation[London].currency"
  const std::vector<EntityView>& lines() const;
  const std::vector<BoundAsk>& asks() const;
  std::string ask_name(std::size_t ask) const;  // "floor base London", "ask stock#2"

  [[nodiscard]] expr::Value guide_value(const FieldRef& ref) const;
  [[nodiscard]] expr::Value row_value(const FieldRef& ref, std::size_t row) const;
  [[nodiscard]] expr::Value key_value(const FieldRef& ref, std::size_t key) const;
  [[nodiscard]] expr::Value line_value(const FieldRef& ref, std::size_t line) const;
  [[nodiscard]] expr::Value ask_value(const FieldRef& ref, std::size_t ask) const;
  // Works it out and keeps it; nullptr: it is not to be kept, ask the functions above.
  [[nodiscard]] const expr::Value* answer(std::size_t asked, const FieldRef& ref, std::uint32_t number) const;
  [[nodiscard]] text::Span in_file(text::Span in_text) const { return guide->source->in_file(in_text); }

 private:
  void read_guide();
  void read_rows();
  void join_front();
  void join_body();
  [[nodiscard]] expr::Value guide_built_in(GuideField field) const;
  [[nodiscard]] expr::Value source_list(GuideField field, std::string_view name) const;
  [[nodiscard]] expr::Value row_built_in(RowField field, const BoundRow& row) const;
  [[nodiscard]] const std::vector<std::string_view>& missing_keys() const;
  [[nodiscard]] const std::vector<std::string_view>& missing_sections() const;
  [[nodiscard]] std::string_view figures() const;
};

expr::Type type_of(const Model::Impl& model, const FieldRef& ref);

Alike alike_keys(const Bound::Impl& bound);
Alike alike_lines(const Bound::Impl& bound);

// Every key of the front matter, with what the model says of it.
std::vector<BoundKey> collect_keys(const Bound::Impl& bound);
// Required keys that are absent: "role", "compensation[London].currency".
std::vector<std::string> collect_missing(const Bound::Impl& bound);
// 16 hexadecimal digits that change when a figure of a row does.
std::string digest_figures(const Bound::Impl& bound);

}  // namespace guidelint::model
