#include "yaml/decode.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/strings.h"

namespace guidelint::yaml {
namespace {

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::scalar:
      return "a value";
    case Kind::sequence:
      return "a list";
    case Kind::map:
      return "a map";
    case Kind::alias:
      return "an alias";
  }
  return "";
}

std::string joined(std::initializer_list<std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) text += fmt::format("{}{}", text.empty() ? "" : ", ", word);
  return text;
}

std::string joined_once(const std::vector<std::string_view>& words) {
  std::string text;
  for (auto word = words.begin(); word != words.end(); ++word) {
    if (std::find(words.begin(), word, *word) == word) text += fmt::format("{}{}", text.empty() ? "" : ", ", *word);
  }
  return text;
}

}  // namespace

Text to_text(const Node& scalar) {
  text::Span inner = scalar.span;
  if (scalar.quoted && inner.size() == scalar.scalar.size() + 2) inner = {inner.begin + 1, inner.end - 1};
  return {.value = scalar.scalar, .span = scalar.span, .inner = inner};
}

Decoder::Decoder(const Node& node, std::string_view what, std::vector<Mistake>& mistakes)
    : node_(node), what_(what), mistakes_(mistakes) {
  if (node.kind != Kind::map) mistake(node.span, fmt::format("{} is a map of keys, not {}", what, name_of(node.kind)));
}

bool Decoder::has(std::string_view key) const { return node_.find(key) != nullptr; }

void Decoder::mistake(text::Span span, std::string message, std::string help) {
  mistakes_.push_back({.span = span, .message = std::move(message), .help = std::move(help)});
}

const Entry* Decoder::take(std::string_view key, Need need) {
  asked_.push_back(key);
  const Entry* entry = node_.kind == Kind::map ? node_.find(key) : nullptr;
  if (entry == nullptr && need == Need::required && node_.kind == Kind::map) {
    const text::Span at = {node_.span.begin, std::min(node_.span.begin + 1, node_.span.end)};
    mistake(node_.entries.empty() ? at : node_.entries.front().key_span,
            fmt::format("{} lacks the key \"{}\"", what_, key));
  }
  return entry;
}

const Node* Decoder::take_kind(std::string_view key, Need need, Kind kind, std::string_view wanted) {
  const Entry* entry = take(key, need);
  if (entry == nullptr) return nullptr;
  if (entry->value.kind == kind && !(kind == Kind::scalar && entry->value.is_null())) return &entry->value;
  const text::Span span = entry->value.span.size() == 0 ? entry->key_span : entry->value.span;
  mistake(span, fmt::format("\"{}\" is {}, not {}", key, wanted,
                            entry->value.kind == kind ? "empty" : name_of(entry->value.kind)));
  return nullptr;
}

std::optional<Text> Decoder::text(std::string_view key, Need need) {
  const Node* scalar = take_kind(key, need, Kind::scalar, "a text");
  if (scalar == nullptr) return std::nullopt;
  return to_text(*scalar);
}

std::optional<bool> Decoder::boolean(std::string_view key, Need need) {
  const Node* scalar = take_kind(key, need, Kind::scalar, "true or false");
  if (scalar == nullptr) return std::nullopt;
  if (scalar->scalar == "true") return true;
  if (scalar->scalar == "false") return false;
  mistake(scalar->span, fmt::format("\"{}\" is true or false, not \"{}\"", key, scalar->scalar));
  return std::nullopt;
}

std::optional<std::int64_t> Decoder::integer(std::string_view key, Need need) {
  const Node* scalar = take_kind(key, need, Kind::scalar, "a whole number");
  if (scalar == nullptr) return std::nullopt;
  std::int64_t number = 0;
  const char* end = scalar->scalar.data() + scalar->scalar.size();
  const auto [stop, error] = std::from_chars(scalar->scalar.data(), end, number);
  if (error == std::errc() && stop == end) return number;
  mistake(scalar->span, fmt::format("\"{}\" is a whole number, not \"{}\"", key, scalar->scalar));
  return std::nullopt;
}

std::optional<Text> Decoder::word(std::string_view key, std::initializer_list<std::string_view> allowed, Need need) {
  const auto text = this->text(key, need);
  if (!text || std::ranges::find(allowed, text->value) != allowed.end()) return text;
  const std::vector<std::string_view> candidates(allowed);
  const auto near = base::nearest(text->value, candidates);
  mistake(text->span, fmt::format("\"{}\" is one of {}; not \"{}\"", key, joined(allowed), text->value),
          near ? fmt::format("did you mean `{}`?", *near) : "");
  return std::nullopt;
}

std::vector<Text> Decoder::texts(std::string_view key, Need need) {
  std::vector<Text> found;
  const Entry* entry = take(key, need);
  if (entry == nullptr) return found;
  if (entry->value.kind == Kind::scalar && !entry->value.is_null()) return {to_text(entry->value)};
  if (entry->value.kind != Kind::sequence) {
    mistake(entry->value.span.size() == 0 ? entry->key_span : entry->value.span,
            fmt::format("\"{}\" is a text or a list of texts, not {}", key,
                        entry->value.is_null() ? "empty" : name_of(entry->value.kind)));
    return found;
  }
  for (const Node& item : entry->value.items) {
    if (item.kind == Kind::scalar) {
      found.push_back(to_text(item));
    } else {
      mistake(item.span, fmt::format("\"{}\" is a list of texts; this is {}", key, name_of(item.kind)));
    }
  }
  return found;
}

const Node* Decoder::node(std::string_view key, Need need) {
  const Entry* entry = take(key, need);
  return entry == nullptr ? nullptr : &entry->value;
}

const Node* Decoder::map(std::string_view key, Need need) {
  const Node* found = take_kind(key, need, Kind::map, "a map");
  if (found != nullptr) each_once(*found, fmt::format("\"{}\"", key));
  return found;
}

void Decoder::each_once(const Node& map, std::string_view what) {
  for (const Entry& entry : map.entries) {
    if (map.find(entry.key) == &entry) continue;
    mistake(entry.key_span, fmt::format("the key \"{}\" stands twice in {}", entry.key, what));
  }
}

const Node* Decoder::list(std::string_view key, Need need) { return take_kind(key, need, Kind::sequence, "a list"); }

void Decoder::finish() {
  if (node_.kind != Kind::map) return;
  for (std::size_t i = 0; i < node_.entries.size(); ++i) {
    const Entry& entry = node_.entries[i];
    if (std::ranges::find(asked_, entry.key) == asked_.end()) {
      const auto near = base::nearest(entry.key, asked_);
      mistake(entry.key_span, fmt::format("unknown key \"{}\" in {}", entry.key, what_),
              near ? fmt::format("did you mean `{}`?", *near) : fmt::format("known: {}", joined_once(asked_)));
    }
    for (std::size_t k = 0; k < i; ++k) {
      if (node_.entries[k].key != entry.key) continue;
      mistake(entry.key_span, fmt::format("the key \"{}\" stands twice in {}", entry.key, what_));
      break;
    }
  }
}

}  // namespace guidelint::yaml
