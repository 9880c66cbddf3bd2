#include "rule/lookup_table.h"

#include <fmt/format.h>

#include "yaml/decode.h"

namespace guidelint::rule {
namespace {

// Values of a table are constants: an expression that may name nothing.
class NoNames final : public expr::Scope {
 public:
  [[nodiscard]] std::optional<expr::Field> find(std::span<const std::string_view> /*parts*/) const override {
    return std::nullopt;
  }
  [[nodiscard]] std::string_view entity() const override { return "a table"; }
  [[nodiscard]] std::vector<std::string_view> names() const override { return {}; }
};

class NoFields final : public expr::Entity {
 public:
  [[nodiscard]] expr::Value get(expr::FieldId /*id*/) const override { return {}; }
};

expr::Type type_named(std::string_view name) {
  if (name == "list") return {.kind = expr::Kind::list};
  if (name == "number") return {.kind = expr::Kind::number};
  if (name == "money") return {.kind = expr::Kind::money, .ended = true};
  if (name == "percent") return {.kind = expr::Kind::percent, .ended = true};
  return {.kind = expr::Kind::text};
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text += fmt::format("{}{}", text.empty() ? "" : ", ", word);
  return text;
}

}  // namespace

std::unique_ptr<LookupTable> LookupTable::read(const text::SourceFile& file, const yaml::Node& root, bool came_along,
                                               std::vector<Mistake>& mistakes) {
  std::vector<yaml::Mistake> decoded;
  const auto add = [&](text::Span span, std::string message) {
    mistakes.push_back({.file = &file, .span = file.in_file(span), .message = std::move(message)});
  };
  auto table = std::unique_ptr<LookupTable>(new LookupTable);
  table->file_ = &file;

  yaml::Decoder decoder(root, "a table", decoded);
  decoder.text("title", yaml::Need::required);
  decoder.text("why");
  const auto value = decoder.word("value", {"text", "list", "number", "money", "percent"}, yaml::Need::required);
  const auto match = decoder.word("match", {"pattern", "exact"}, yaml::Need::required);
  const yaml::Node* entries = decoder.list("entries", yaml::Need::required);
  const yaml::Node* examples = decoder.map("examples");
  decoder.finish();
  if (value) table->type_ = type_named(value->value);
  const bool by_pattern = match && match->value == "pattern";

  const std::span<const yaml::Node> items = entries == nullptr ? std::span<const yaml::Node>() : entries->items;
  for (const yaml::Node& item : items) {
    yaml::Decoder entry_decoder(item, "an entry of the table", decoded);
    const auto key = entry_decoder.text("key", yaml::Need::required);
    const bool is_list = table->type_.kind == expr::Kind::list;
    const auto list = is_list ? entry_decoder.texts("value", yaml::Need::required) : std::vector<yaml::Text>{};
    const auto text = is_list ? std::nullopt : entry_decoder.text("value", yaml::Need::required);
    entry_decoder.text("note");
    entry_decoder.finish();
    if (!key || (!is_list && !text)) continue;

    auto entry = std::make_unique<Entry>();
    entry->key = key->value;
    entry->place = key->span;
    if (by_pattern) {
      entry->pattern = model::Pattern::later(key->value);
      if (const std::string fault = came_along ? "" : entry->pattern->fault(); !fault.empty()) {
        add(key->span, fmt::format("broken pattern: {}", fault));
        continue;
      }
    }
    if (is_list) {
      for (const yaml::Text& one : list) entry->list.push_back(one.value);
      entry->value = {.type = table->type_, .state = expr::State::present, .list = entry->list};
    } else if (table->type_.kind == expr::Kind::text) {
      entry->value = expr::make_text(text->value);
    } else {
      const NoNames names;
      auto constant = expr::Expression::compile(text->value, text->inner.begin, {.scope = &names});
      if (!constant) {
        for (const expr::Mistake& mistake : constant.error()) add(mistake.span, mistake.message);
        continue;
      }
      entry->value = expr::evaluate(*constant, NoFields{}, {});
      entry->value.type = table->type_;
    }
    if (!by_pattern && !table->exact_.emplace(entry->key, entry.get()).second)
      add(key->span, fmt::format("the key \"{}\" stands twice in the table", key->value));
    table->entries_.push_back(std::move(entry));
  }
  const std::span<const yaml::Entry> cases = examples == nullptr ? std::span<const yaml::Entry>() : examples->entries;
  for (const yaml::Entry& example : cases) table->examples_.emplace_back(example.key, &example.value);
  for (yaml::Mistake& mistake : decoded) {
    mistakes.push_back({.file = &file,
                        .span = file.in_file(mistake.span),
                        .message = std::move(mistake.message),
                        .help = std::move(mistake.help)});
  }
  return table;
}

const LookupTable::Entry* LookupTable::matching(std::string_view key) const {
  if (!exact_.empty()) {
    const auto found = exact_.find(key);
    return found == exact_.end() ? nullptr : found->second;
  }
  if (entries_.empty() || !entries_.front()->pattern) return nullptr;
  return remembered_.get(key, [this](std::string_view text) { return first_match(text); });
}

const LookupTable::Entry* LookupTable::first_match(std::string_view key) const {
  std::call_once(once_, [this] {
    std::vector<std::string_view> patterns;
    for (const auto& entry : entries_) patterns.push_back(entry->key);
    words_.emplace(patterns);
  });
  for (const std::size_t number : words_->candidates(key)) {
    if (entries_[number]->pattern->found_in(key)) return entries_[number].get();
  }
  return nullptr;
}

std::optional<expr::Value> LookupTable::find(std::string_view key) const {
  const Entry* entry = matching(key);
  return entry == nullptr ? std::nullopt : std::optional(entry->value);
}

std::string LookupTable::entry(std::string_view key) const {
  const Entry* entry = matching(key);
  if (entry == nullptr) return {};
  return fmt::format("{}:{}", file_->path(), file_->position(file_->in_file(entry->place).begin).line);
}

std::vector<std::string> LookupTable::failing_examples() const {
  std::vector<std::string> failing;
  for (const auto& entry : entries_) {
    if (const std::string fault = entry->pattern ? entry->pattern->fault() : ""; !fault.empty())
      failing.push_back(fmt::format("broken pattern {}: {}", entry->key, fault));
  }
  for (const auto& [key, node] : examples_) {
    const auto found = find(key);
    const std::string given = found ? expr::to_text(*found) : "nothing";
    std::string wanted = "nothing";
    if (node->kind == yaml::Kind::sequence) {
      std::vector<std::string_view> words;
      for (const yaml::Node& item : node->items) words.push_back(item.scalar);
      wanted = joined(words);
    } else if (!node->is_null()) {
      wanted = node->scalar;
    }
    if (given != wanted) failing.push_back(fmt::format("{} gives {}, expected {}", key, given, wanted));
  }
  return failing;
}

}  // namespace guidelint::rule
