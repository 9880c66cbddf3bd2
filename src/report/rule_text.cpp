#include "report/rule_text.h"

#include <fmt/format.h>

#include <string_view>

#include "base/strings.h"
#include "proof/demonstration.h"
#include "report/chosen_examples.h"
#include "report/rule_source.h"

namespace guidelint::report {
namespace {

void add_list(std::string& text, std::string_view heading, const yaml::Entry* entry) {
  if (entry == nullptr) return;
  text += fmt::format("\n{}:\n", heading);
  if (entry->value.kind == yaml::Kind::scalar) text += fmt::format("  {}\n", entry->value.scalar);
  for (const yaml::Node& item : entry->value.items) text += fmt::format("  {}\n", item.scalar);
  for (const yaml::Entry& pair : entry->value.entries) text += fmt::format("  {} = {}\n", pair.key, pair.value.scalar);
}

void add_indented(std::string& text, std::string_view source) {
  for (const std::string_view line : base::split(source, '\n')) {
    if (!line.empty()) text += fmt::format("  {}\n", line);
  }
}

// As written, with its indentation reduced.
void add_causes(std::string& text, const rule::Rule& rule) {
  const std::string source = source_of(rule, "maybe");
  if (source.empty()) return;
  text += "\nLikely causes, first match:\n";
  for (std::string_view line : base::split(source, '\n')) {
    if (line.starts_with("  ")) line.remove_prefix(2);
    if (!line.empty()) text += fmt::format("  {}\n", line);
  }
}

void add_examples(std::string& text, const rule::RuleSet& rules, const rule::Rule& rule, ExamplesShown examples) {
  text += "\nExamples:\n";
  if (examples == ExamplesShown::all) {
    for (const rule::Example& example : rule.examples) add_indented(text, source_of(rule, example));
    return;
  }
  const auto all = proof::demonstrate(rules, rule);
  const ChosenExamples chosen = choose_examples(all);
  for (const proof::Demonstration* one : chosen.shown) add_indented(text, source_of(rule, *one->example));
  if (chosen.left_out > 0) text += fmt::format("  … and {} more (--verbose)\n", chosen.left_out);
}

}  // namespace

std::string rule_text(const rule::RuleSet& rules, const rule::Rule& rule, ExamplesShown examples) {
  std::string text =
      fmt::format("{} ({}, each {}{})\n{}\n\nWhy: {}\n", rule.id, finding::to_string(rule.level),
                  model::to_string(rule.each), rule.scheduled ? ", depends on the date" : "", rule.title, rule.why);
  const yaml::Node& node = *rule.node;
  add_list(text, "Only where", node.find("where"));
  add_list(text, "With", node.find("params"));
  add_list(text, "Where these stand for", node.find("let"));
  add_list(text, "Expects", node.find("expect"));
  add_list(text, "Warns unless", node.find("warn"));
  add_list(text, "Notes unless", node.find("note"));
  if (rule.check != nullptr)
    text += fmt::format("\nDecided by a check in C++: {} ({})\n  {}\n", rule.check->name, rule.check_with,
                        rule.check->summary);
  add_causes(text, rule);
  add_list(text, "Mends by writing", node.find("fix"));
  add_list(text, "Which is safe", node.find("safe"));
  add_list(text, "Says nothing about a value already reported by", node.find("yields_to"));
  add_examples(text, rules, rule, examples);
  text += fmt::format("\nFrom {}\n", rule.file->path());
  return text;
}

}  // namespace guidelint::report
