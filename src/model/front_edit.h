// Writes values into one map of the front matter: the front matter itself or the entry of a row.
//
//   base_low: 165000  # note      ->  base_low: 120000  # note
//   stock_low:                    ->  stock_low: 40000
//   raw: 'L4'                     ->  raw: 'Acme''s L5'            the quotes stay what they were
//   (absent)                      ->  a line at its place (model/front_place.h), indented as its neighbours
//   level_mapping: null           ->  level_mapping:\n  raw: L4
//   data_sources, one item less   ->  without the line of that item; one more: a line behind the last
//
// Refused: maps and lists in flow style, keys that stand twice, are misspelt or are written as `? key`, a list that
// both loses and gains items, an entry that is not there.
//
// Units     edits are of the file, in order.
// Lifetime  views Bound; set() copies the text it is given, lists are viewed.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/bind_impl.h"
#include "model/front_lines.h"
#include "model/wish.h"
#include "text/edit.h"

namespace guidelint::model {

struct FrontValue {
  ValueType type = ValueType::text;
  std::string text = {};                         // as plain_text() and plain_figure() make it
  std::span<const std::string_view> items = {};  // of a list
};

class FrontEdit {
 public:
  // `map`: the root, or the entry of a row.
  FrontEdit(const Bound::Impl& bound, EntityKind kind, const yaml::Node& map)
      : bound_(&bound), kind_(kind), map_(&map), text_(bound.guide->source->text()), lines_(text_) {}

  // `keys`: from `map` down. False if it cannot be written.
  bool set(std::span<const std::string_view> keys, const FrontValue& value);

  // All edits together; nothing if one of the new lines has no place.
  std::optional<std::vector<text::Edit>> finish();

 private:
  struct NewKey {
    std::string_view key = {};
    std::optional<FrontValue> value = {};
    std::vector<NewKey> children = {};
  };
  struct NewKeys {  // of one map, or of one key that has no value
    std::string parent = {};
    std::vector<NewKey> keys = {};
  };

  bool set_scalar(const yaml::Entry& entry, const FrontValue& value);
  bool set_list(const yaml::Entry& entry, const FrontValue& value);
  bool add_key(NewKeys& to, std::span<const std::string_view> keys, const FrontValue& value);
  bool place_in(const yaml::Node& map, const NewKeys& added);
  bool place_under(const yaml::Entry& entry, const std::string& lines);
  bool remove_item(const yaml::Node& item);
  bool add(text::Span in_text, std::string with);

  [[nodiscard]] std::optional<std::string> indent_text(text::Offset key_begin) const;
  void write_keys(const std::vector<NewKey>& keys, const std::string& parent, const std::string& indent,
                  std::string_view ending, std::string& lines) const;
  void write_key(const NewKey& key, const std::string& parent, const std::string& indent, std::string_view ending,
                 std::string& lines) const;

  const Bound::Impl* bound_;
  EntityKind kind_;
  const yaml::Node* map_;
  std::string_view text_;
  FrontLines lines_;
  std::vector<text::Edit> edits_ = {};
  std::vector<std::pair<const yaml::Entry*, std::string>> written_ = {};
  std::vector<std::pair<const yaml::Node*, NewKeys>> absent_ = {};
  std::vector<std::pair<const yaml::Entry*, NewKeys>> under_null_ = {};
};

// Wishes of Side::front, into that map.
std::optional<std::vector<text::Edit>> edit_front(const Bound::Impl& bound, EntityKind kind, const yaml::Node& map,
                                                  std::span<const Wish> wishes);

}  // namespace guidelint::model
