// A piece of front matter that is to be written: one line of YAML, a list, or a map in block style.
//
//   level_mapping:              two blanks deeper for every map, as the guides are
//     internal: null
//   compensation:
//     - region: New York        four for the keys of a list's map
//       currency: USD
//
// Decided against: yaml::Node; it views a text, and here there is none yet.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace guidelint::model {

struct BlockKey;

struct Block {                 // one of these three
  std::string scalar = {};     // as YAML, one line
  std::vector<BlockKey> keys;  // of a map; Clang 14 refuses `= {}` here
  std::vector<Block> items;    // of a list
};

struct BlockKey {
  std::string name;
  Block value;
};

Block make_scalar(std::string yaml);

// "name: value" and the lines below it, each with its end.
std::string lines_of(const BlockKey& key, std::size_t indent, std::string_view line_end);

// "- region: …" and the lines of its other keys: the dash at `dash`, the keys at `indent`.
std::string lines_of_item(const Block& item, std::size_t dash, std::size_t indent, std::string_view line_end);

}  // namespace guidelint::model
