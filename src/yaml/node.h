// A YAML document as a tree in which every key and every value knows where it stands.
//
// Plain, typeless YAML: a scalar is text with a flag that says whether it was quoted; whether `2026-05-23` is a date is
// decided by the model and by nobody else. Maps keep their entries in order, duplicates included, because a duplicate
// key is a finding with a place. Decided against: yaml-cpp and libyaml's own documents; neither knows where a key ends,
// and the first costs eight times as much.
//
// Units     spans are in SourceFile::text(), of the scalar as written, quotes included. An absent value (`key:`) has an
// empty span
//           right after the colon.
// Lifetime  `scalar` and `key` point into the text that was parsed or into the Document's pool.
#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace guidelint::yaml {

enum class Kind : std::uint8_t { scalar, sequence, map, alias };

struct Entry;

struct Node {
  Kind kind = Kind::scalar;
  bool quoted = false;  // scalars: written in quotes or as a block
  text::Span span = {};
  std::string_view scalar = {};  // decoded: without quotes, escapes resolved, lines folded
  std::vector<Node> items = {};  // of a sequence
  std::vector<Entry> entries;    // of a map; Clang 14 refuses `= {}` here, so nodes are filled member by member

  // The first entry of that name, or nullptr.
  [[nodiscard]] const Entry* find(std::string_view key) const;
  // Not quoted and one of "", "~", "null", "Null", "NULL".
  [[nodiscard]] bool is_null() const;
};

struct Entry {
  std::string_view key;
  text::Span key_span;
  Node value;
};

// Makes `into` say what `from` says, key by key: a key that `from` names is as there, the others stay. Below `levels` maps
// a value is replaced as a whole.
void lay_over(Node& into, const Node& from, int levels);

enum class ProblemKind : std::uint8_t { syntax, alias, depth };

struct Problem {
  ProblemKind kind = ProblemKind::syntax;
  text::Span span;          // where it was noticed
  std::string message;      // "found character that cannot start any token (a tab cannot indent YAML)"
  text::Span context = {};  // where the thing began that was not finished; empty if the parser says nothing
};

struct Document {
  Node root;                      // what could be read before the first problem; an empty scalar if nothing
  std::vector<Problem> problems;  // empty: the document is whole
  std::list<std::string> pool;    // scalars whose text differs from the file's; a list never moves an element
  bool has_content = false;       // false for an empty document
};

}  // namespace guidelint::yaml
