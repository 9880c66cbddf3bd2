#include "report/rule_index.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string_view>

#include "base/strings.h"
#include "report/markdown_text.h"
#include "report/rule_page.h"

namespace guidelint::report {

std::string levels_of(const rule::Rule& rule) {
  std::set<finding::Level, std::greater<>> levels = {rule.level};
  for (const rule::Expectation& one : rule.expectations) levels.insert(one.level);
  for (const rule::Hypothesis& one : rule.maybe) {
    if (one.level) levels.insert(*one.level);
  }
  std::string text;
  for (const finding::Level level : levels)
    text += fmt::format("{}{}", text.empty() ? "" : ", ", finding::to_string(level));
  return text;
}

std::string rule_index(std::span<const rule::Rule* const> rules) {
  std::map<std::string_view, std::map<std::string_view, const rule::Rule*>> topics;
  bool any_scheduled = false;
  for (const rule::Rule* rule : rules) {
    topics[rule->topic][rule->id] = rule;
    any_scheduled = any_scheduled || rule->scheduled;
  }
  std::string text = fmt::format("{}; the rule files are what to change. -->\n# Rules\n\n", k_page_mark);
  text += fmt::format(
      "{}. Each is one YAML file; its page shows what it looks at, what must hold, what a failure probably "
      "means, and what guidelint prints for its examples.{}\n",
      base::counted(rules.size(), "rule"), any_scheduled ? " What those marked *by date* say depends on the day." : "");
  for (const auto& [topic, members] : topics) {
    text += fmt::format("\n## {}\n\n| rule | when all is well | level |\n| --- | --- | --- |\n", markdown_text(topic));
    for (const auto& [id, rule] : members) {
      text += fmt::format("| [{}]({}.md) | {} | {}{} |\n", markdown_text(id), id, markdown_text(rule->title),
                          levels_of(*rule), rule->scheduled ? " *by date*" : "");
    }
  }
  return text;
}

}  // namespace guidelint::report
