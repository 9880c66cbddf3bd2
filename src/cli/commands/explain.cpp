// guidelint explain RULE|FILE:LINE: what a rule means, from its own file; or how a line of a guide was judged.
#include <fmt/format.h>
#include <unistd.h>

#include <array>

#include "base/strings.h"
#include "cli/commands/commands.h"
#include "cli/line_reference.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "lint/inspect.h"
#include "report/explanation.h"

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

// Nothing, and said, if it is neither a rule nor a line that can be read.
std::optional<std::string> explain_one(const Session& session, const Options& options, const std::string& argument) {
  if (const rule::Rule* rule = session.rules->find(argument)) return explain(*rule);
  const auto reference = parse_line_reference(argument);
  if (!reference) {
    std::vector<std::string_view> known;
    for (const auto& rule : session.rules->rules()) known.push_back(rule->id);
    const auto near = base::nearest(argument, known);
    complain(near ? fmt::format("no rule is called \"{}\"; did you mean {}?", argument, *near)
                  : reference.error().message);
    return std::nullopt;
  }
  const lint::Discovery found = discover(session, {reference->path});
  const rule::RunPlan plan = rule::make_plan(
      *session.rules, [](const rule::Rule&) { return true; }, level_for(session));
  const auto line = lint::inspect_line(found.inputs, reference->path, reference->line, *session.rules, plan,
                                       {.jobs = options.jobs, .today = session.today});
  if (!line) {
    complain(line.error().message);
    return std::nullopt;
  }
  for (const base::Error& error : line->unreadable) complain(error.message);
  return report::explanation(*line, {.color = wants_color(options.color, STDOUT_FILENO), .full = options.verbose > 0});
}

}  // namespace

int run_explain(const Options& options) {
  const auto session = open_session(options);
  if (!session) return k_exit_could_not_judge;
  std::string text;
  for (const std::string& argument : options.arguments) {
    const auto one = explain_one(*session, options, argument);
    if (!one) return k_exit_could_not_judge;
    text += (text.empty() ? "" : "\n") + *one;
  }
  return print(text) ? k_exit_ok : k_exit_could_not_judge;
}

}  // namespace guidelint::cli
