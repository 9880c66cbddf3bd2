// Typed reading of our own YAML files: rules, model.yaml, lookup tables, guidelint.yaml.
//
//   Decoder rule(node, "a rule", mistakes);
//   const auto title = rule.text("title", Need::required);   // Text{value, span}
//   const auto level = rule.word("level", {"error", "warning", "info"});
//   rule.finish();                                           // every key not asked for: unknown key "requires" in a
//   rule; did you mean `require`?
//
// All mistakes of a file are collected, none stops the reading. Decided against: a schema language; the readers say
// what they want in order, and that is the schema.
//
// Errors    appended to `mistakes`, each with its span.
// Lifetime  views point into the Document's text and pool.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"
#include "yaml/node.h"

namespace guidelint::yaml {

struct Mistake {
  text::Span span;
  std::string message;
  std::string help = {};
};

struct Text {
  std::string_view value;  // decoded
  text::Span span;         // as written, quotes included
  text::Span inner = {};   // without the quotes; value.size() == inner.size() if nothing was escaped or folded
};

enum class Need : std::uint8_t { optional, required };

// A scalar as Text.
Text to_text(const Node& scalar);

class Decoder {
 public:
  // If `node` is not a map, that is a mistake and every key is absent.
  Decoder(const Node& node, std::string_view what, std::vector<Mistake>& mistakes);

  std::optional<Text> text(std::string_view key, Need need = Need::optional);     // a scalar that is not null
  std::optional<bool> boolean(std::string_view key, Need need = Need::optional);  // true or false
  std::optional<std::int64_t> integer(std::string_view key, Need need = Need::optional);
  std::optional<Text> word(std::string_view key, std::initializer_list<std::string_view> allowed,
                           Need need = Need::optional);
  std::vector<Text> texts(std::string_view key, Need need = Need::optional);  // a list of scalars, or one scalar
  const Node* node(std::string_view key, Need need = Need::optional);         // anything; nullptr if absent
  // A map whose keys the author chose: each must stand once.
  const Node* map(std::string_view key, Need need = Need::optional);
  const Node* list(std::string_view key, Need need = Need::optional);

  [[nodiscard]] bool has(std::string_view key) const;
  void mistake(text::Span span, std::string message, std::string help = {});

  // Reports every key of `map` that stands there a second time; `what` names it.
  void each_once(const Node& map, std::string_view what);

  // Reports unknown and duplicate keys. Call last.
  void finish();

 private:
  const Entry* take(std::string_view key, Need need);
  const Node* take_kind(std::string_view key, Need need, Kind kind, std::string_view wanted);

  const Node& node_;
  std::string_view what_;
  std::vector<Mistake>& mistakes_;
  std::vector<std::string_view> asked_;
};

}  // namespace guidelint::yaml
