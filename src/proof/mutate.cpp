#include "proof/mutate.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "expr/mutants.h"
#include "proof/rule_proof.h"
#include "yaml/decode.h"

namespace guidelint::proof {
namespace {

using text::Offset;
using text::Span;

struct Change {
  Span about;  // in SourceFile::text() of the rule
  std::string what;
  std::string text;  // of the whole file
};

// YAML that reads as `value`, whatever stands in it.
std::string in_quotes(std::string_view value) {
  std::string text = "'";
  for (const char c : value) {
    text += c;
    if (c == '\'') text += c;
  }
  return text + "'";
}

class Changes {
 public:
  explicit Changes(const rule::Rule& rule) : text_(rule.file->text()), root_(*rule.node) {}

  std::vector<Change> run() {
    for (std::size_t i = 0; i < root_.entries.size(); ++i) {
      const yaml::Entry& entry = root_.entries[i];
      if (entry.key == "where") drop_entry(root_, i);
      if (entry.key == "where") change_expression(entry.value);
      if (entry.key == "let" || entry.key == "params") change_definitions(entry.value);
      if (entry.key == "expect" || entry.key == "warn" || entry.key == "note") change_tier(i);
      if (entry.key == "maybe") change_causes(i);
      if (entry.key == "fix" || entry.key == "safe" || entry.key == "leaves") change_fix(root_, i);
    }
    return std::move(changes_);
  }

 private:
  void add(Span about, std::string what, Span where, std::string_view replacement) {
    changes_.push_back(
        {.about = about,
         .what = std::move(what),
         .text = fmt::format("{}{}{}", text_.substr(0, where.begin), replacement, text_.substr(where.end))});
  }

  // Of a scalar that is written as it reads, else the whole scalar.
  static Span inside(const yaml::Text& text, Span part) {
    if (text.value.size() != text.inner.size()) return text.span;
    return {text.inner.begin + part.begin, text.inner.begin + part.end};
  }

  void change_expression(const yaml::Node& node) {
    if (node.kind != yaml::Kind::scalar || node.is_null()) return;
    const yaml::Text text = yaml::to_text(node);
    for (expr::Mutant& mutant : expr::mutants_of(text.value)) {
      add(inside(text, mutant.span), std::move(mutant.what), text.span, in_quotes(mutant.source));
    }
  }

  void change_definitions(const yaml::Node& map) {
    for (const yaml::Entry& entry : map.entries) change_expression(entry.value);
  }

  // Items and entries take what lies between them and the next one with them; the last takes what lies before it.
  void drop_item(const yaml::Node& list, std::size_t number, Span about, std::string what) {
    const auto& items = list.items;
    const Span where = number + 1 < items.size() ? Span{items[number].span.begin, items[number + 1].span.begin}
                                                 : Span{items[number - 1].span.end, items[number].span.end};
    add(about, std::move(what), where, "");
  }

  void drop_entry(const yaml::Node& map, std::size_t number, std::string what = {}) {
    const auto& entries = map.entries;
    const yaml::Entry& entry = entries[number];
    const Span where = number + 1 < entries.size() ? Span{entry.key_span.begin, entries[number + 1].key_span.begin}
                                                   : Span{entries[number - 1].value.span.end, entry.value.span.end};
    add(entry.key_span, what.empty() ? fmt::format("`{}` dropped", entry.key) : std::move(what), where, "");
  }

  void change_tier(std::size_t number) {
    const yaml::Node& tier = root_.entries[number].value;
    change_expression(tier);
    for (const yaml::Node& item : tier.items) change_expression(item);
    if (tier.items.size() < 2) return drop_entry(root_, number);
    for (std::size_t i = 0; i < tier.items.size(); ++i) {
      drop_item(tier, i, tier.items[i].span, fmt::format("`{}` dropped", tier.items[i].scalar));
    }
  }

  void change_causes(std::size_t number) {
    const yaml::Node& list = root_.entries[number].value;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const yaml::Node& cause = list.items[i];
      const yaml::Entry* because = cause.find("because");
      if (because == nullptr) continue;
      const std::string what = fmt::format("the cause \"{}\" dropped", because->value.scalar);
      if (list.items.size() > 1) {
        drop_item(list, i, because->value.span, what);
      } else {
        drop_entry(root_, number, what);
      }
      for (std::size_t key = 0; key < cause.entries.size(); ++key) {
        const yaml::Entry& entry = cause.entries[key];
        if (entry.key == "level") {
          drop_entry(cause, key, fmt::format("`level: {}` dropped", entry.value.scalar));
        } else if (entry.key == "fix" || entry.key == "safe") {
          change_fix(cause, key);
        } else if (entry.key == "if") {
          change_expression(entry.value);
          add(entry.value.span, fmt::format("`{}` became `true`", entry.value.scalar), entry.value.span, "true");
        }
      }
    }
  }

  // `safe: true` says that a fix without it would be unsafe, so to drop it is a change; to drop `fix` drops both.
  void change_fix(const yaml::Node& map, std::size_t number) {
    const yaml::Entry& entry = map.entries[number];
    const bool has_safe = entry.key == "fix" && map.find("safe") != nullptr;
    if (!has_safe) drop_entry(map, number);
    if (entry.key == "safe" && entry.value.scalar != "true") {
      change_expression(entry.value);
      add(entry.value.span, fmt::format("`safe: {}` became `true`", entry.value.scalar), entry.value.span, "true");
    }
    if (entry.key != "fix" || entry.value.kind != yaml::Kind::map) return;
    for (std::size_t i = 0; i < entry.value.entries.size(); ++i) {
      const yaml::Entry& step = entry.value.entries[i];
      change_expression(step.value);
      if (entry.value.entries.size() > 1) drop_entry(entry.value, i);
    }
  }

  std::string_view text_;
  const yaml::Node& root_;
  std::vector<Change> changes_;
};

}  // namespace

Mutation mutate_rule(const rule::RuleSet& rules, const rule::Rule& rule) {
  Mutation mutation;
  const RuleProof proof(rules, rule);
  for (Change& change : Changes(rule).run()) {
    const auto variant = rules.variant(rule, std::move(change.text));
    if (variant == nullptr) continue;
    ++mutation.mutants;
    if (proof.notices(variant->rule)) continue;
    mutation.survivors.push_back({.place = rule.file->in_file(change.about), .what = std::move(change.what)});
  }
  std::ranges::sort(mutation.survivors, {}, [](const Survivor& one) { return std::tie(one.place, one.what); });
  return mutation;
}

}  // namespace guidelint::proof
