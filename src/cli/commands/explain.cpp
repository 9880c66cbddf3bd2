// guidelint explain RULE: what a rule means, from its own file.
#include <fmt/format.h>

#include <array>

#include "base/strings.h"
#include "cli/commands/commands.h"
#include "cli/session.h"

namespace guidelint::cli {
namespace {

void add_list(std::string& text, std::string_view heading, const yaml::Entry* entry) {
  if (entry == nullptr) return;
  text += fmt::format("\n{}:\n", heading);
  if (entry->value.kind == yaml::Kind::scalar) text += fmt::format("  {}\n", entry->value.scalar);
  for (const yaml::Node& item : entry->value.items) text += fmt::format("  {}\n", item.scalar);
  for (const yaml::Entry& pair : entry->value.entries) text += fmt::format("  {} = {}\n", pair.key, pair.value.scalar);
}

// A part of the rule file, as written, with its indentation reduced.
void add_source(std::string& text, std::string_view heading, const rule::Rule& rule, std::string_view key) {
  const yaml::Entry* entry = rule.node->find(key);
  if (entry == nullptr) return;
  text += fmt::format("\n{}:\n", heading);
  const text::SourceFile& file = *rule.file;
  const auto first = file.position(entry->value.span.begin).line;
  const auto last = file.position(entry->value.span.end).line;
  for (auto line = first; line <= std::min(last, file.line_count()); ++line) {
    const std::string_view source = file.slice(file.line_span(line));
    if (!base::trim(source).empty())
      text += fmt::format("  {}\n", source.starts_with("  ") ? source.substr(2) : source);
  }
}

std::string explain(const rule::Rule& rule) {
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
  add_source(text, "Likely causes, first match", rule, "maybe");
  add_list(text, "Says nothing about a value already reported by", node.find("yields_to"));
  add_source(text, "Examples", rule, "examples");
  text += fmt::format("\nFrom {}\n", rule.file->path());
  return text;
}

}  // namespace

int run_explain(const Options& options) {
  const auto session = open_session(options);
  if (!session) return k_exit_could_not_judge;
  const auto rules = rules_named(*session, options.arguments);
  if (!rules) return k_exit_could_not_judge;
  std::string text;
  for (const rule::Rule* rule : *rules) text += (text.empty() ? "" : "\n") + explain(*rule);
  return print(text) ? k_exit_ok : k_exit_could_not_judge;
}

}  // namespace guidelint::cli
