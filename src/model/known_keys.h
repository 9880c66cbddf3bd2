// The keys that the front matter may hold, as the tree in which they are written: what a key is, from its map down.
//
//   top    company, role, …, level_mapping -> internal, raw      compensation (its entries: `row`)
//   row    region, base_low, base_high, …
//
// Every key of every guide is looked up here, and most stand in the order of model.yaml: a map's keys are found by one
// comparison each. Decided against: a hash of dotted names; the name of a nested key would be put together first, and
// times of a key in a map could not be counted in a place of its own.
//
// Lifetime  views the fields of the Model::Impl it was made of.
// Threads   const after construction; a KeyFinder belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guidelint::model {

struct FieldDef;
struct CompiledField;

struct KnownKey {
  std::string_view name = {};       // its last part: "raw"
  std::string dotted = {};          // "level_mapping.raw"; empty: the top itself
  const FieldDef* field = nullptr;  // nullptr: a container ("level_mapping", "compensation")
  const CompiledField* compiled = nullptr;
  bool is_list = false;        // of a container
  std::string wanted = {};     // "a list", "one of high, medium, low"
  std::uint32_t number = 0;    // of all keys of its tree
  std::vector<KnownKey> keys;  // that may stand inside; Clang 14 refuses `= {}` here
};

// A tree, from the fields of an entity; `list`: the key at the top that holds the entries of another one, or empty.
KnownKey make_known_keys(const std::vector<FieldDef>& fields, const std::vector<CompiledField>& compiled,
                         std::string_view list);

std::vector<std::string_view> names_of(const KnownKey& map);

// Finds the keys of one map. Linear in the known keys at worst.
class KeyFinder {
 public:
  explicit KeyFinder(const KnownKey& map) : map_(&map) {}

  // nullptr: unknown. A literal dot goes down: `level_mapping.raw: …` at the top.
  const KnownKey* find(std::string_view name);

 private:
  const KnownKey* map_;
  std::size_t next_ = 0;  // the one behind the last found
};

}  // namespace guidelint::model
