// What the readers of model.yaml share: wanting a kind of node, and saying at its place that it is another.
//
// Every mistake is collected; none stops the reading. yaml::Decoder asks for keys one by one; the fields of a model are
// keys nobody knows beforehand.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "yaml/decode.h"

namespace guidelint::model {

using Names = std::span<const std::string_view>;

class Wants {
 public:
  explicit Wants(std::vector<yaml::Mistake>& mistakes) : mistakes_(&mistakes) {}

  void add(text::Span span, std::string message, std::string help = {}) {
    mistakes_->push_back({.span = span, .message = std::move(message), .help = std::move(help)});
  }

  static std::string did_you_mean(std::string_view name, Names names) {
    if (const auto near = base::nearest(name, names)) return fmt::format("did you mean `{}`?", *near);
    return fmt::format("known: {}", fmt::join(names, ", "));
  }

  bool want_map(const yaml::Node& node, std::string_view what) {
    if (node.kind == yaml::Kind::map) return true;
    add(node.span, fmt::format("{} must be a map", what));
    return false;
  }

  std::optional<std::string_view> text(const yaml::Node& node, std::string_view what) {
    if (node.kind == yaml::Kind::scalar && !node.is_null()) return node.scalar;
    add(node.span, fmt::format("{} must be text", what));
    return std::nullopt;
  }

  std::vector<std::string_view> texts(const yaml::Node& node, std::string_view what) {
    std::vector<std::string_view> result;
    if (node.kind == yaml::Kind::sequence) {
      for (const yaml::Node& item : node.items) {
        if (const auto one = text(item, what)) result.push_back(*one);
      }
    } else if (const auto one = text(node, what)) {
      result.push_back(*one);
    }
    return result;
  }

  bool flag(const yaml::Node& node, std::string_view what) {
    const auto word = text(node, what);
    if (word && *word != "true" && *word != "false")
      add(node.span, fmt::format("{} must be true or false, not \"{}\"", what, *word));
    return word == "true";
  }

  void check_keys(const yaml::Node& map, Names known, std::string_view where) {
    for (const yaml::Entry& entry : map.entries) {
      if (std::find(known.begin(), known.end(), entry.key) == known.end()) {
        add(entry.key_span, fmt::format("unknown key \"{}\" in {}", entry.key, where), did_you_mean(entry.key, known));
      } else if (map.find(entry.key) != &entry) {
        add(entry.key_span, fmt::format("\"{}\" stands twice in {}", entry.key, where));
      }
    }
  }

 private:
  std::vector<yaml::Mistake>* mistakes_;
};

}  // namespace guidelint::model
